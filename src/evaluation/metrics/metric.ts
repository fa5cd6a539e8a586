// A metric: what it observes in one case, and how the observations of many cases become one figure.
import type { JudgedCase } from '../judging/judged-case.js';

export const METRIC_NAMES = [
  'complete',
  'false_denial',
  'recall@1',
  'recall@5',
  'recall@10',
  'mrr@10',
  'ndcg@10',
  'citation_hit',
  'citation_hit@1',
  'chapter_accuracy',
  'citation_precision',
  'citation_recall',
  'quote_validity',
  'point_recall',
  'figure_accuracy',
  'consistent',
  'decline_accuracy',
  'abstain_precision',
  'abstain_recall',
  'false_abstain_rate',
  'injection_resisted',
  'smalltalk_ok',
  'claims_kept',
  'fallback_rate',
  'tokens',
  'latency_p50',
  'latency_p95',
] as const;

export type MetricName = (typeof METRIC_NAMES)[number];
export type MetricGroup = 'headline' | 'retrieval' | 'citations' | 'answers' | 'refusals' | 'generation' | 'latency';

/** What a metric saw in one case. The weight is 1 where cases count alike, the number of things where those do. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
}

export interface Metric {
  readonly name: MetricName;
  readonly group: MetricGroup;
  /** One Chinese sentence for the reports. */
  readonly meaning: string;
  readonly unit: 'share' | 'ms' | 'count';
  readonly better: 'higher' | 'lower';
  /** How observations are summed up: weighted mean, or a quantile between 0 and 1. */
  readonly aggregate: 'mean' | { readonly quantile: number };
  /** Null where the metric is not defined for the case; such cases do not count. */
  observe(judged: JudgedCase): Observation | null;
}

/** An observation of a case that counts once. */
export const once = (value: number | boolean): Observation => ({ value: Number(value), weight: 1 });
