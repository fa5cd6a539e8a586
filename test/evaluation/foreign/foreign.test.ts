// Foreign data: loaders that name the wrong line, the SQuAD importer, and the arithmetic of the retrieval report.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadForeignData } from '../../../src/evaluation/foreign/foreign-data.js';
import { importSquad } from '../../../src/evaluation/foreign/import-squad.js';
import { evaluateForeignRetrieval, type PassageRetrieverFactory } from '../../../src/evaluation/foreign-retrieval.js';
import { formatForeignReport } from '../../../src/evaluation/reports/foreign-report.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foreign-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, content: unknown): string {
  const file = join(directory, name);
  writeFileSync(
    file,
    Array.isArray(content) ? content.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(content),
  );
  return file;
}
const PASSAGES = [
  { id: 'p1', text: '泰山位于山东省中部。' },
  { id: 'p2', text: '黄河流经九个省区。' },
  { id: 3, text: '趵突泉在济南。' },
];
const load = (passages: unknown, queries: unknown) =>
  loadForeignData(write('p.jsonl', passages), write('q.jsonl', queries));

describe('foreign passages and queries', () => {
  it('are read line by line, numbers taken as ids, queries without gold left out and counted', async () => {
    const data = await load(PASSAGES, [
      { id: 'q1', q: '泰山在哪', gold: ['p1'] },
      { id: 'q2', q: '济南的泉', gold: [3, 3] },
      { id: 'q3', q: '别的', gold: [] },
    ]);
    expect(data.passages.map(({ id }) => id)).toEqual(['p1', 'p2', '3']);
    expect(data.queries.map(({ gold }) => gold)).toEqual([['p1'], ['3']]);
    expect(data.skipped).toBe(1);
  });
  it.each([
    [
      'a passage id that stands twice',
      [...PASSAGES, { id: 'p1', text: '又' }],
      [],
      /p\.jsonl:4: passage id p1 stands twice/,
    ],
    ['an empty passage', [{ id: 'p1', text: '' }], [], /p\.jsonl:1: `text`/],
    ['an unknown field', [{ id: 'p1', txt: '泰山' }], [], /p\.jsonl:1: .*text/],
    [
      'a gold passage that does not exist',
      PASSAGES,
      [
        { id: 'q1', q: '泰山', gold: ['p1'] },
        { id: 'q2', q: '泰山', gold: ['p9'] },
      ],
      /q\.jsonl:2: gold passage p9 is not in/,
    ],
    [
      'a query id that stands twice',
      PASSAGES,
      [
        { id: 'q1', q: '泰山', gold: ['p1'] },
        { id: 'q1', q: '山', gold: ['p1'] },
      ],
      /q\.jsonl:2: query id q1 stands twice/,
    ],
    ['no query at all', PASSAGES, [], /q\.jsonl: holds no query/],
  ])('refuse %s', async (_, passages, queries, message) => {
    await expect(load(passages, queries)).rejects.toThrow(message);
  });
});

describe('SQuAD-style files', () => {
  const squad = (paragraphs: unknown) => write('squad.json', { version: 'v2.0', data: [{ title: 't', paragraphs }] });
  it('give a passage per distinct context and a query per answerable question', () => {
    const file = squad([
      {
        context: '泰山在山东。',
        qas: [
          { id: 'a', question: '泰山在哪？', answers: [{ text: '山东', answer_start: 3 }] },
          { id: 'b', question: '黄山在哪？', is_impossible: true },
        ],
      },
      { context: '黄河很长。', qas: [{ id: 7, question: '黄河长吗？', answers: [] }] },
      { context: '泰山在山东。', qas: [{ id: 'a', question: '哪座山在山东？', answers: [] }] },
    ]);
    expect(importSquad(file)).toEqual({
      passages: [
        { id: 'p1', text: '泰山在山东。' },
        { id: 'p2', text: '黄河很长。' },
      ],
      queries: [
        { id: 'a', q: '泰山在哪？', gold: ['p1'] },
        { id: '7', q: '黄河长吗？', gold: ['p2'] },
        { id: 'a#2', q: '哪座山在山东？', gold: ['p1'] },
      ],
      skipped: 1,
    });
  });
  it('are refused with the wrong place when they have another shape', () => {
    expect(() => importSquad(write('s.json', { data: [{ paragraphs: [{ qas: [] }] }] }))).toThrow(
      /not SQuAD-shaped at `data\.0\.paragraphs\.0\.context`/,
    );
    expect(() => importSquad(squad([{ context: '泰山。', qas: [] }]))).toThrow(/holds no answerable question/);
    expect(() => importSquad(join(directory, 'none.json'))).toThrow(/cannot be read as JSON/);
  });
});

describe('measuring a retriever', () => {
  /** Ranks by a table: the ids that a query brings. */
  const ranking =
    (table: Readonly<Record<string, readonly string[]>>): PassageRetrieverFactory =>
    async () => ({
      buildMs: 1234,
      search: async (query, k) => (table[query] ?? []).slice(0, k).map((id, index) => ({ id, score: 1 / (index + 1) })),
    });
  const data = {
    passages: PASSAGES.map(({ id, text }) => ({ id: String(id), text })),
    queries: [
      { id: 'q1', q: '一', gold: ['p1'] },
      { id: 'q2', q: '二', gold: ['p1', 'p2'] },
      { id: 'q3', q: '三', gold: ['3'] },
    ],
    skipped: 2,
  };
  it('spells out recall and reciprocal rank', async () => {
    // q1: gold at rank 2; q2: one of two at rank 1, the other at rank 3; q3: not found.
    const report = await evaluateForeignRetrieval(
      data,
      ranking({ 一: ['p2', 'p1'], 二: ['p2', '3', 'p1'], 三: ['p1'] }),
    );
    expect(report.figures['recall@1'].value).toBeCloseTo((0 + 1 / 2 + 0) / 3, 12);
    expect(report.figures['recall@5'].value).toBeCloseTo((1 + 1 + 0) / 3, 12);
    expect(report.figures['mrr@10'].value).toBeCloseTo((1 / 2 + 1 + 0) / 3, 12);
    expect(report).toMatchObject({ passages: 3, queries: 3, skipped: 2, buildMs: 1234 });
    expect(report.missed).toEqual([{ id: 'q3', q: '三', gold: ['3'], found: ['p1'] }]);
    expect(report.rssMb).toBeGreaterThan(10);
    expect(report.latencyP95).toBeGreaterThanOrEqual(report.latencyP50 ?? Number.POSITIVE_INFINITY);
  });
  it('is printed with build time, latency and memory', async () => {
    const text = formatForeignReport(await evaluateForeignRetrieval(data, ranking({ 一: ['p1'] })));
    expect(text).toContain('段落 3 条，问题 3 个（另有 2 个没有答案的问题未计）');
    expect(text).toMatch(/recall@1 +0\.333/);
    expect(text).toMatch(/建索引用时 +1\.23 s/);
  });
});
