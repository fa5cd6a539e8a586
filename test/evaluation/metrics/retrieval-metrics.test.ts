// The arithmetic of the retrieval metrics on rankings of three to five chunks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndcgAt, recallAt, reciprocalRankAt } from '../../../src/evaluation/judging/ranking.js';
import { metricOf } from '../../../src/evaluation/metrics/all-metrics.js';
import type { MetricName } from '../../../src/evaluation/metrics/metric.js';
import {
  answerOf,
  CIRCUITS,
  caseLine,
  judgedCase,
  LIFE,
  NURSING,
  ROBOTS,
  unanswerableLine,
} from '../../support/judged-case.js';

/** The value of a metric for a case that needs both industries, with these chunks retrieved. */
function value(
  name: MetricName,
  retrieved: readonly string[] | null,
  line = caseLine({ evidence: [ROBOTS, CIRCUITS] }),
): number | null {
  return metricOf(name).observe(judgedCase(line, { answer: answerOf('好'), retrieved }))?.value ?? null;
}

describe('recall@k', () => {
  it('is the share of evidence items in the first k chunks', () => {
    // robots at rank 1, circuits at rank 3: 1 of 2, then 2 of 2.
    const retrieved = [ROBOTS, NURSING, CIRCUITS];
    expect(value('recall@1', retrieved)).toBe(1 / 2);
    expect(value('recall@5', retrieved)).toBe(2 / 2);
    expect(value('recall@10', retrieved)).toBe(2 / 2);
  });
  it('is 0 when nothing relevant came, and when nothing came at all', () => {
    expect(value('recall@10', [NURSING, LIFE])).toBe(0);
    expect(value('recall@10', [])).toBe(0);
  });
  it('lets an alternative stand in for the one item', () => {
    expect(value('recall@1', [ROBOTS], caseLine({ evidence: [CIRCUITS], evidence_any: [ROBOTS] }))).toBe(1);
  });
  it('is n/a for unanswerable cases and where the retrieval cannot be seen', () => {
    expect(value('recall@5', [ROBOTS], unanswerableLine())).toBeNull();
    expect(value('recall@5', null)).toBeNull();
  });
  it('counts a chunk once, however often it comes', () => expect(value('recall@5', [ROBOTS, ROBOTS])).toBe(1 / 2));
});

describe('mrr@10', () => {
  it('is one over the rank of the first relevant chunk', () => {
    expect(value('mrr@10', [ROBOTS, CIRCUITS])).toBe(1);
    expect(value('mrr@10', [NURSING, LIFE, CIRCUITS])).toBe(1 / 3);
    expect(value('mrr@10', [NURSING])).toBe(0);
  });
});

describe('ndcg@10', () => {
  it('is the discounted gain over that of a perfect ranking', () => {
    // Two relevant chunks in the index; found at ranks 1 and 3.
    const ideal = 1 / Math.log2(2) + 1 / Math.log2(3);
    expect(value('ndcg@10', [ROBOTS, NURSING, CIRCUITS])).toBeCloseTo(
      (1 / Math.log2(2) + 1 / Math.log2(4)) / ideal,
      12,
    );
    expect(value('ndcg@10', [ROBOTS, CIRCUITS])).toBeCloseTo(1, 12);
    expect(value('ndcg@10', [NURSING])).toBe(0);
  });
  it('is n/a where the index cannot be seen', () => {
    const judged = judgedCase(caseLine(), { answer: answerOf('好'), retrieved: [CIRCUITS] });
    expect(metricOf('ndcg@10').observe({ ...judged, context: { ...judged.context, chunks: null } })).toBeNull();
  });
});

describe('rankings in general', () => {
  const ranking = fc.record({
    items: fc.integer({ min: 1, max: 4 }),
    gains: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), { maxLength: 14 }),
  });
  it('stay between 0 and 1 and never fall as k grows', () => {
    fc.assert(
      fc.property(ranking, (judged) => {
        for (let k = 1; k < 12; k++) {
          const [now, next] = [recallAt(k, judged) ?? Number.NaN, recallAt(k + 1, judged) ?? Number.NaN];
          expect(now).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThanOrEqual(1);
          expect(next).toBeGreaterThanOrEqual(now);
          expect(reciprocalRankAt(k + 1, judged) ?? Number.NaN).toBeGreaterThanOrEqual(
            reciprocalRankAt(k, judged) ?? Number.NaN,
          );
        }
      }),
    );
  });
  it('never lose by moving a relevant passage up', () => {
    fc.assert(
      fc.property(ranking, (judged) => {
        const last = judged.gains.findLastIndex((gain) => gain.length > 0);
        fc.pre(last > 0);
        const lifted = judged.gains.toSpliced(last, 1).toSpliced(last - 1, 0, judged.gains[last] ?? []);
        const relevant = judged.gains.filter((gain) => gain.length > 0).length;
        expect(ndcgAt(10, { ...judged, gains: lifted }, relevant) ?? 0).toBeGreaterThanOrEqual(
          (ndcgAt(10, judged, relevant) ?? 0) - 1e-12,
        );
        expect(reciprocalRankAt(10, { ...judged, gains: lifted }) ?? 0).toBeGreaterThanOrEqual(
          reciprocalRankAt(10, judged) ?? 0,
        );
      }),
    );
  });
  it('have no value without truth', () => {
    expect(recallAt(5, { gains: [[0]], items: 0 })).toBeNull();
    expect(reciprocalRankAt(5, { gains: [[0]], items: 0 })).toBeNull();
    expect(ndcgAt(5, { gains: [[0]], items: 0 }, 0)).toBeNull();
  });
});
