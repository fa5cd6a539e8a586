// What each part earns: the run without it against the run with everything, metric by metric.
import type { MetricName } from '../metrics/metric.js';
import { compareRuns } from './compare-runs.js';
import type { ObservedRun } from './observed-run.js';

/** One row of the ablation table. */
export interface AblationResult {
  readonly name: string;
  readonly description: string;
  readonly run: ObservedRun;
}

export interface AblationRow {
  readonly name: string;
  readonly description: string;
  readonly cells: readonly {
    readonly metric: MetricName;
    readonly value: number | null;
    /** Without the part minus with everything; null in the first row. */
    readonly difference: number | null;
    readonly p: number | null;
  }[];
}

/** The metrics of the table: what retrieval, citations, answers and refusals come to, and what it costs in time. */
export const ABLATION_METRICS: readonly MetricName[] = [
  'recall@1',
  'recall@5',
  'mrr@10',
  'citation_hit',
  'citation_hit@1',
  'chapter_accuracy',
  'point_recall',
  'decline_accuracy',
  'false_abstain_rate',
  'latency_p50',
];

/** The table's rows: first everything, then each part taken away. */
export function compareAblations(full: AblationResult, without: readonly AblationResult[]): AblationRow[] {
  const rowOf = ({ name, description, run }: AblationResult): AblationRow => {
    const { metrics } = compareRuns(full.run, run);
    const isFull = run === full.run;
    const cells = ABLATION_METRICS.map((metric) => {
      const compared = metrics.find((candidate) => candidate.name === metric);
      const value = compared?.b ?? null;
      return isFull
        ? { metric, value, difference: null, p: null }
        : { metric, value, difference: compared?.difference ?? null, p: compared?.p ?? null };
    });
    return { name, description, cells };
  };
  return [full, ...without].map(rowOf);
}
