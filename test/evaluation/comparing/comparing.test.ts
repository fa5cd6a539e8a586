// Comparisons, the baseline, the gate and the ablation table.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatBaseline, readBaseline, writeBaseline } from '../../../src/evaluation/comparing/baseline.js';
import { compareAblations } from '../../../src/evaluation/comparing/compare-ablations.js';
import { compareRuns } from '../../../src/evaluation/comparing/compare-runs.js';
import { checkGate } from '../../../src/evaluation/comparing/gate.js';
import { caseDigest, type ObservedRun, observeRun } from '../../../src/evaluation/comparing/observed-run.js';
import { readThresholds } from '../../../src/evaluation/comparing/thresholds.js';
import type { MetricName } from '../../../src/evaluation/metrics/metric.js';
import {
  formatAblations,
  formatComparison,
  formatGate,
  type GatedSet,
} from '../../../src/evaluation/reports/comparison-report.js';
import { summarizeGroup, summarizeRun } from '../../../src/evaluation/scoring/summarize.js';
import { scoredCasesOf } from '../../support/evaluation-cases.js';
import type { Fault } from '../../support/fake-assistant.js';
import { caseLine, caseOf } from '../../support/judged-case.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'comparing-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const observe = async (fault: Fault): Promise<ObservedRun> => observeRun(fault, 'plan', await scoredCasesOf(fault));

/** A run of n cases of which the first `hits` hit; its only metric is citation_hit. */
const hitsOf = (name: string, n: number, hits: number): ObservedRun => ({
  name,
  planDigest: 'plan',
  cases: Array.from({ length: n }, (_, index) => ({
    ...{ id: `h${index}`, question: `第${index}问`, digest: 'same', passed: index < hits },
    group: index < n / 2 ? 'look-up' : 'table',
    observations: { citation_hit: { value: Number(index < hits), weight: 1 } },
  })),
});
const metricIn = (comparison: ReturnType<typeof compareRuns>, name: MetricName) =>
  comparison.metrics.find((metric) => metric.name === name);

describe('comparing two runs', () => {
  it('gives differences, p-values and the cases behind them', () => {
    const comparison = compareRuns(hitsOf('A', 20, 12), hitsOf('B', 20, 18));
    const hit = metricIn(comparison, 'citation_hit');
    expect(hit).toMatchObject({ a: 12 / 20, b: 18 / 20, p: 2 / 64, worse: [] });
    expect(hit?.difference).toBeCloseTo(6 / 20, 12);
    expect(hit?.better).toEqual(['h12', 'h13', 'h14', 'h15', 'h16', 'h17']);
    expect(comparison.passed).toMatchObject({ both: 12, onlyA: [], neither: 2, p: 2 / 64 });
    expect(comparison.passed.onlyB[0]).toEqual({ id: 'h12', question: '第12问' });
  });

  it('turns the sign for metrics of which less is better', async () => {
    const comparison = compareRuns(await observe('none'), await observe('declines everything'));
    const rate = metricIn(comparison, 'false_abstain_rate');
    expect(rate).toMatchObject({ a: 0, b: 1, better: [] });
    expect(rate?.worse).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('finds no difference between a run and itself', async () => {
    const run = await observe('answers everything');
    for (const { difference, p, better, worse } of compareRuns(run, run).metrics) {
      expect([0, null]).toContain(difference);
      expect([1, null]).toContain(p);
      expect([...better, ...worse]).toEqual([]);
    }
  });

  it('compares only cases with the same question and truth', () => {
    const [a, b] = [hitsOf('A', 4, 4), hitsOf('B', 5, 5)];
    const rewritten = {
      ...b,
      cases: b.cases.map((observed) => (observed.id === 'h0' ? { ...observed, digest: 'other' } : observed)),
    };
    const comparison = compareRuns(a, rewritten);
    expect(comparison).toMatchObject({ common: 3, onlyA: ['h0'], onlyB: ['h0', 'h4'] });
  });

  it('knows a case by its question and truth, not by its note or group', () => {
    const digest = caseDigest(caseOf(caseLine()));
    expect(caseDigest(caseOf(caseLine({ note: 'tricky', group: 'table' })))).toBe(digest);
    expect(caseDigest(caseOf(caseLine({ points: [['30亿元']] })))).not.toBe(digest);
    expect(caseDigest(caseOf(caseLine({ question: '集成电路呢？' })))).not.toBe(digest);
  });

  it('compares the headlines of each group apart', () => {
    const { groups } = compareRuns(hitsOf('A', 20, 12), hitsOf('B', 20, 18));
    const hits = groups.map(({ name, common, metrics }) => {
      const hit = metrics.find((metric) => metric.name === 'citation_hit');
      return [name, common, hit?.a, hit?.b, hit?.p];
    });
    expect(hits).toEqual([
      ['look-up', 10, 1, 1, 1],
      ['table', 10, 0.2, 0.8, 2 / 64],
    ]);
    expect(formatComparison(compareRuns(hitsOf('A', 20, 12), hitsOf('B', 20, 18)))).toMatch(
      /look-up +10 .*1\.000.*\ntable +10 .*0\.200 → 0\.800\*/,
    );
  });

  it('is printed with the name of its test', () => {
    const text = formatComparison(compareRuns(hitsOf('A', 20, 12), hitsOf('B', 20, 18)));
    expect(text).toContain('配对随机化（置换）检验');
    expect(text).toMatch(/citation_hit +0\.600 +0\.900 +\+0\.300 +0\.031 +\* +6 +0/);
    expect(text).toMatch(/变好的题目（6 题）：\n {2}h12 {2}第12问/);
    expect(text).toContain('变差的题目：无');
  });
});

describe('the baseline', () => {
  it('comes back as it was written, times left out', async () => {
    const run = await observe('answers everything');
    const file = join(directory, 'baseline.json');
    writeBaseline(file, run);
    const back = readBaseline(file);
    const comparison = compareRuns(back, run);
    expect(comparison.common).toBe(9);
    expect(comparison.metrics.filter(({ difference }) => difference !== null && difference !== 0)).toEqual([]);
    expect(back.cases.map(({ group }) => group).slice(0, 3)).toEqual(['look-up', 'multi-part', '']);
    expect(back.cases[0]?.observations.latency_p50).toBeUndefined();
    expect(
      formatBaseline(run)
        .split('\n')
        .filter((line) => line.includes('"id":')),
    ).toHaveLength(9);
  });
  it('is refused when it is none', () => {
    const file = join(directory, 'baseline.json');
    expect(() => readBaseline(file)).toThrow(/baseline\.json: cannot be read/);
    writeFileSync(file, '{"format":1,"metrics":{}}');
    expect(() => readBaseline(file)).toThrow(/baseline\.json: .*cases/s);
  });
});

describe('the thresholds', () => {
  const rest = { significance: 0.05, failing: { most: 0 } };
  const write = (content: unknown) => {
    const file = join(directory, 'thresholds.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  it('of the project ask for verbatim quotes, proved figures and no contradiction of every set', () => {
    const { sets } = readThresholds('eval/thresholds.json');
    for (const [name, bounds] of Object.entries(sets)) {
      expect(bounds.quote_validity).toEqual({ least: 1 });
      // Where no answer of a set holds a figure there is none to prove.
      const { figures } = JSON.parse(readFileSync(`eval/baseline/${name}.json`, 'utf8'));
      if (figures.figure_accuracy === null) expect(name).toBe('off-topic');
      else expect(bounds.figure_accuracy).toEqual({ least: 1 });
      expect(bounds.consistent).toEqual({ least: 1 });
    }
  });
  it('of the project hold every set of the folder apart, each with a baseline', () => {
    const sets = readdirSync('eval')
      .filter((name) => name.endsWith('.jsonl') && name !== 'failing.jsonl')
      .map((name) => name.replace(/\.jsonl$/, ''));
    expect(Object.keys(readThresholds('eval/thresholds.json').sets).sort()).toEqual(sets.sort());
    for (const name of sets) expect(readBaseline(`eval/baseline/${name}.json`).cases.length).toBeGreaterThan(0);
  });
  it('refuse an unknown metric and a bound on the wrong side', () => {
    expect(() => readThresholds(write({ ...rest, sets: { a: { citation_hits: { least: 1 } } } }))).toThrow(
      /citation_hits/,
    );
    expect(() => readThresholds(write({ ...rest, sets: { a: { false_abstain_rate: { least: 0.1 } } } }))).toThrow(
      /a: false_abstain_rate needs `most`/,
    );
  });
});

describe('the gate', () => {
  const limits = {
    significance: 0.05,
    bounds: { citation_hit: { least: 0.8 }, false_abstain_rate: { most: 0.08 }, quote_validity: { least: 1 } },
  };
  const failuresOf = async (fault: Fault, comparison: ReturnType<typeof compareRuns> | null = null) => {
    const { figures } = summarizeGroup('all', await scoredCasesOf(fault));
    return checkGate(figures, limits, comparison)
      .filter(({ passed }) => !passed)
      .map(({ metric, against }) => `${metric} ${against}`);
  };
  it('lets the oracle through', async () => expect(await failuresOf('none')).toEqual([]));
  it('stops an assistant below a threshold', async () =>
    expect(await failuresOf('invented quote')).toEqual(['quote_validity threshold']));
  it('stops one that measured nothing: n/a is not 1', async () =>
    expect(await failuresOf('declines everything')).toEqual([
      'citation_hit threshold',
      'quote_validity threshold',
      'false_abstain_rate threshold',
    ]));
  it('stops what is significantly below the baseline, and only that', async () => {
    expect(await failuresOf('none', compareRuns(hitsOf('baseline', 100, 95), hitsOf('now', 100, 89)))).toEqual([
      'citation_hit baseline',
    ]);
    expect(await failuresOf('none', compareRuns(hitsOf('baseline', 100, 95), hitsOf('now', 100, 93)))).toEqual([]);
    expect(await failuresOf('none', compareRuns(hitsOf('baseline', 100, 89), hitsOf('now', 100, 95)))).toEqual([]);
  });
  it('stops when the baseline has no case in common', async () =>
    expect(await failuresOf('none', compareRuns(hitsOf('baseline', 0, 0), hitsOf('now', 5, 5)))).toEqual([
      'cases baseline',
    ]));
  it('compares only the headlines with the baseline: what explains them may move', async () => {
    const precise = (run: ObservedRun): ObservedRun => ({
      ...run,
      cases: run.cases.map(({ observations, ...rest }) => {
        return { ...rest, observations: { citation_precision: observations.citation_hit ?? null } };
      }),
    });
    const compared = compareRuns(precise(hitsOf('baseline', 100, 95)), precise(hitsOf('now', 100, 60)));
    expect(await failuresOf('none', compared)).toEqual([]);
  });
  it('prints a line a set, and what failed last, by set', async () => {
    const set = async (name: string, fault: Fault): Promise<GatedSet> => {
      const summary = summarizeRun(await scoredCasesOf(fault));
      return { name, summary, checks: checkGate(summary.overall.figures, limits, null) };
    };
    const lines = formatGate([await set('sound', 'none'), await set('broken', 'invented quote')]).split('\n');
    expect(lines[2]).toMatch(/^通过 +sound +1\.000 .* 3\/3$/);
    expect(lines[3]).toMatch(/^未过 +broken .* 2\/3$/);
    expect(lines.at(-1)).toMatch(/^broken +阈值 +quote_validity +0\.000，要求不低于 1\.000$/);
  });
});

describe('the ablation table', () => {
  it('gives figures without each part and their difference to everything', () => {
    const full = { name: '（完整）', description: '全部部件', run: hitsOf('full', 20, 18) };
    const rows = compareAblations(full, [
      { name: 'no-words', description: 'without words', run: hitsOf('no-words', 20, 12) },
    ]);
    const cell = rows[1]?.cells.find(({ metric }) => metric === 'citation_hit');
    expect(cell).toMatchObject({ value: 12 / 20, p: 2 / 64 });
    expect(cell?.difference).toBeCloseTo(-6 / 20, 12);
    expect(rows[0]?.cells.find(({ metric }) => metric === 'citation_hit')).toMatchObject({
      value: 18 / 20,
      difference: null,
    });
    expect(formatAblations(rows)).toMatch(/no-words .* -0\.300\*/);
  });
});
