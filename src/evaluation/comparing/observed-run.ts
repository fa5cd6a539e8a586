// What a comparison needs of a run: the observations of each case, whether they were scored now or read from a baseline.
import { createHash } from 'node:crypto';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import type { MetricName, Observation } from '../metrics/metric.js';
import type { ScoredCase } from '../scoring/score-cases.js';

export interface ObservedCase {
  readonly id: string;
  readonly question: string;
  /** '' where the set names none. */
  readonly group: string;
  /** Digest of the question and its truth: a case that was rewritten is not the same case. */
  readonly digest: string;
  /** Whether the case had no fault. */
  readonly passed: boolean;
  readonly observations: Readonly<Partial<Record<MetricName, Observation | null>>>;
}

export interface ObservedRun {
  readonly name: string;
  readonly planDigest: string;
  readonly cases: readonly ObservedCase[];
}

/** First 12 hex digits of the SHA-256 over all that decides a verdict; notes, groups and line numbers may change. */
export function caseDigest({ line: _, note: __, group: ___, evidence, alternatives, ...rest }: EvaluationCase): string {
  const texts = { evidence: evidence.map(({ text }) => text), alternatives: alternatives.map(({ text }) => text) };
  const content = Object.entries({ ...rest, ...texts }).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

/** A scored run as one side of a comparison. */
export const observeRun = (name: string, planDigest: string, cases: readonly ScoredCase[]): ObservedRun => ({
  name,
  planDigest,
  cases: cases.map(({ case: asked, faults, observations }) => ({
    id: asked.id,
    question: asked.question,
    group: asked.group,
    digest: caseDigest(asked),
    passed: faults.length === 0,
    observations,
  })),
});
