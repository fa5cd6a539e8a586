// A data set is loaded whole and right, or refused with file and line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/evaluation/dataset/load-dataset.js';
import { CIRCUITS, caseLine, unanswerableLine } from '../../support/judged-case.js';
import { plan } from '../../support/plan-fixture.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dataset-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(...lines: readonly unknown[]): string {
  const file = join(directory, 'set.jsonl');
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

const load = (...lines: readonly unknown[]) => loadDataset(write(...lines), plan);

describe('loading a data set', () => {
  it('loads the development set: 240 cases, 190 answerable, every evidence string resolved', async () => {
    const { cases, planDigest } = await loadDataset('eval/questions.jsonl', plan);
    expect(cases).toHaveLength(240);
    expect(cases.filter(({ answerable }) => answerable)).toHaveLength(190);
    expect(planDigest).toBe(plan.digest);
    for (const { text, spans } of cases.flatMap(({ evidence, alternatives }) => [...evidence, ...alternatives])) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { start, end } of spans) expect(plan.text.slice(start, end)).toBe(text);
    }
  });

  it('takes a byte order mark, empty lines and missing optional fields', async () => {
    const { note: _, evidence_any: __, ...line } = caseLine();
    const { cases } = await load(`\uFEFF${JSON.stringify(line)}`, '', unanswerableLine());
    expect(cases.map(({ id }) => id)).toEqual(['t1', 'u1']);
    expect(cases.map(({ line: number }) => number)).toEqual([1, 3]);
  });

  it('resolves evidence to all its places inside the chapters of the case, and to no other place', async () => {
    const repeated = '济南国际医学中心';
    const { cases } = await load(caseLine({ evidence: [repeated], chapters: [6] }));
    const chapter = plan.sections.find(({ id }) => id === 'c6');
    const spans = cases[0]?.evidence[0]?.spans ?? [];
    expect(spans.length).toBeGreaterThan(1);
    for (const span of spans) expect(span.start).toBeGreaterThanOrEqual(chapter?.headingSpan.start ?? Number.NaN);
  });

  it.each([
    ['broken JSON', '{"id": "t1"', /set\.jsonl:2: not a JSON object/],
    ['an unknown field', { ...caseLine({ id: 't2' }), evidense: [] }, /set\.jsonl:2: .*evidense/],
    ['an unknown type', { ...caseLine({ id: 't2' }), type: 'riddle' }, /set\.jsonl:2: `type`/],
    ['a missing field', { id: 't2' }, /set\.jsonl:2: `question`/],
    ['a duplicate id', caseLine(), /set\.jsonl:2: id t1 already stands in line 1/],
    [
      'evidence that is not in the plan',
      caseLine({ id: 't2', evidence: ['到2030年达到31亿元'] }),
      /set\.jsonl:2: case t2: evidence 「到2030年达到31亿元」 does not stand in the plan/,
    ],
    [
      'evidence of another chapter',
      caseLine({ id: 't2', chapters: [3] }),
      /stands in chapter 2, not in chapters \[3\]/,
    ],
    ['a chapter without evidence', caseLine({ id: 't2', chapters: [2, 3] }), /chapter 3 holds none of the evidence/],
    [
      'a chapter that does not exist',
      caseLine({ id: 't2', chapters: [2, 12] }),
      /chapter 12 does not exist; the plan has chapters 0 to 11/,
    ],
    [
      'an answerable case without evidence',
      caseLine({ id: 't2', evidence: [] }),
      /`evidence` is empty although the case is answerable/,
    ],
    [
      'an unanswerable case with points',
      unanswerableLine({ id: 't2', points: [['1']] }),
      /`points` is filled although/,
    ],
    [
      'a follow-up without history',
      caseLine({ id: 't2', type: 'followup' }),
      /`history` is empty although the type is followup/,
    ],
    ['an empty spelling', caseLine({ id: 't2', points: [[' ']] }), /set\.jsonl:2: `points\.0\.0`/],
  ])('refuses %s, naming file and line', async (_, line, message) => {
    await expect(load(caseLine(), line)).rejects.toThrow(message);
  });

  it('refuses an empty file and a missing one', async () => {
    await expect(load('')).rejects.toThrow(/holds no case/);
    await expect(loadDataset(join(directory, 'none.jsonl'), plan)).rejects.toThrow(/none\.jsonl: cannot be read/);
  });

  it('gives files of other content another digest', async () => {
    const [a, b] = [await load(caseLine()), await load(caseLine({ question: '集成电路？' }))];
    expect(a.digest).not.toBe(b.digest);
    expect(a.cases[0]?.evidence[0]?.text).toBe(CIRCUITS);
  });
});
