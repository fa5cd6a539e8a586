// The metrics of generated answers, with their arithmetic.
import { describe, expect, it } from 'vitest';
import type { JudgedCase } from '../../../src/evaluation/judging/judged-case.js';
import { metricOf } from '../../../src/evaluation/metrics/all-metrics.js';
import { formatGeneration } from '../../../src/evaluation/reports/format-generation.js';
import type { ScoredCase } from '../../../src/evaluation/scoring/score-cases.js';
import { summarizeGeneration } from '../../../src/evaluation/scoring/summarize-generation.js';
import { aggregate } from '../../../src/evaluation/statistics/aggregate.js';

interface Told {
  readonly kept?: number;
  readonly dropped?: Record<string, number>;
  readonly fallback?: string | null;
  readonly tokens?: readonly [number, number] | null;
}

const judged = (told: Told | null): JudgedCase => {
  const generation = told && {
    model: 'm',
    promptVersion: 'p',
    claimsKept: told.kept ?? 0,
    claimsDropped: told.dropped ?? {},
    fallback: told.fallback ?? null,
    inputTokens: told.tokens?.[0] ?? null,
    outputTokens: told.tokens?.[1] ?? null,
  };
  return { record: { answer: { generation } } } as unknown as JudgedCase;
};

const CASES = [
  judged({ kept: 3, dropped: { figures: 1 }, tokens: [1000, 100] }),
  judged({ kept: 1, tokens: [500, 60] }),
  judged({ dropped: { figures: 1, coverage: 1 }, fallback: 'unverified', tokens: null }),
  judged({ fallback: 'timeout' }),
  judged(null),
];
const figure = (name: 'claims_kept' | 'fallback_rate' | 'tokens', cases = CASES) =>
  aggregate(
    metricOf(name).aggregate,
    cases.map((each) => metricOf(name).observe(each)),
  );

describe('generation metrics', () => {
  it('claims_kept: 4 kept of 7 written', () => {
    expect(figure('claims_kept')).toBeCloseTo(4 / 7, 12);
  });

  it('fallback_rate: 2 of the 4 cases in which a model was asked', () => {
    expect(figure('fallback_rate')).toBe(0.5);
  });

  it('tokens: (1100 + 560) / 2, over the cases that report them', () => {
    expect(figure('tokens')).toBe(830);
  });

  it('are not defined for extracted answers', () => {
    for (const name of ['claims_kept', 'fallback_rate', 'tokens'] as const)
      expect(figure(name, [judged(null)])).toBeNull();
  });
});

describe('summarizeGeneration', () => {
  const scored = CASES as unknown as readonly ScoredCase[];

  it('counts claims by reason, fallbacks by cause, tokens and their cost', () => {
    expect(summarizeGeneration(scored, { input: 2, output: 8 })).toEqual({
      cases: 4,
      claimsKept: 4,
      claimsDropped: { figures: 2, coverage: 1 },
      fallbacks: { unverified: 1, timeout: 1 },
      inputTokens: 1500,
      outputTokens: 160,
      // (1500 × 2 + 160 × 8) / 1,000,000
      cost: 0.00428,
    });
  });

  it('has no cost without a price, and nothing to say without a model', () => {
    expect(summarizeGeneration(scored, null)?.cost).toBeNull();
    expect(summarizeGeneration([judged(null)] as unknown as readonly ScoredCase[], null)).toBeNull();
  });

  it('is told in Chinese', () => {
    const summary = summarizeGeneration(scored, { input: 2, output: 8 });
    expect(summary && formatGeneration(summary)).toEqual([
      '模型作答 4 题：论断通过核验 4 条，未通过 3 条（figures 2，coverage 1）',
      '改用内置回答 2 题（unverified 1，timeout 1）',
      '词元 1500 入，160 出；费用 0.0043',
    ]);
  });
});
