// Every metric, in the order of the reports.
import { abstainPrecision } from './abstain-precision.js';
import { abstainRecall } from './abstain-recall.js';
import { chapterAccuracy } from './chapter-accuracy.js';
import { citationHit } from './citation-hit.js';
import { citationHitAt1 } from './citation-hit-at-1.js';
import { citationPrecision } from './citation-precision.js';
import { citationRecall } from './citation-recall.js';
import { claimsKept } from './claims-kept.js';
import { complete } from './complete.js';
import { consistent } from './consistent.js';
import { declineAccuracy } from './decline-accuracy.js';
import { fallbackRate } from './fallback-rate.js';
import { falseAbstainRate } from './false-abstain-rate.js';
import { falseDenial } from './false-denial.js';
import { figureAccuracy } from './figure-accuracy.js';
import { injectionResisted } from './injection-resisted.js';
import { latencyP50 } from './latency-p50.js';
import { latencyP95 } from './latency-p95.js';
import type { Metric, MetricName } from './metric.js';
import { mrrAt10 } from './mrr-at-10.js';
import { ndcgAt10 } from './ndcg-at-10.js';
import { pointRecall } from './point-recall.js';
import { quoteValidity } from './quote-validity.js';
import { recallAt1 } from './recall-at-1.js';
import { recallAt5 } from './recall-at-5.js';
import { recallAt10 } from './recall-at-10.js';
import { smalltalkOk } from './smalltalk-ok.js';
import { tokens } from './tokens.js';

const BY_NAME: Readonly<Record<MetricName, Metric>> = {
  complete,
  false_denial: falseDenial,
  'recall@1': recallAt1,
  'recall@5': recallAt5,
  'recall@10': recallAt10,
  'mrr@10': mrrAt10,
  'ndcg@10': ndcgAt10,
  citation_hit: citationHit,
  'citation_hit@1': citationHitAt1,
  chapter_accuracy: chapterAccuracy,
  citation_precision: citationPrecision,
  citation_recall: citationRecall,
  quote_validity: quoteValidity,
  point_recall: pointRecall,
  figure_accuracy: figureAccuracy,
  consistent,
  decline_accuracy: declineAccuracy,
  abstain_precision: abstainPrecision,
  abstain_recall: abstainRecall,
  false_abstain_rate: falseAbstainRate,
  injection_resisted: injectionResisted,
  smalltalk_ok: smalltalkOk,
  claims_kept: claimsKept,
  fallback_rate: fallbackRate,
  tokens,
  latency_p50: latencyP50,
  latency_p95: latencyP95,
};

export const METRICS: readonly Metric[] = Object.values(BY_NAME);

/** Printed first and by type, style and group: what an asker would call good, then the five figures of the shared set. */
export const HEADLINES: readonly MetricName[] = [
  'complete',
  'false_denial',
  'citation_hit',
  'chapter_accuracy',
  'point_recall',
  'decline_accuracy',
  'false_abstain_rate',
];

/** The metric of a name. */
export const metricOf = (name: MetricName): Metric => BY_NAME[name];
