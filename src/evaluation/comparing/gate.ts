// The gate of one set: no metric beyond its bound, and no headline significantly worse than in the set's own baseline.
import { HEADLINES, METRICS, metricOf } from '../metrics/all-metrics.js';
import type { MetricName } from '../metrics/metric.js';
import { formatFigure, formatPValue } from '../reports/format-figure.js';
import type { FigureTable } from '../scoring/summarize.js';
import type { RunComparison } from './compare-runs.js';
import type { Bound, Bounds } from './thresholds.js';

export interface GateCheck {
  readonly metric: MetricName | 'cases';
  readonly against: 'threshold' | 'baseline';
  readonly passed: boolean;
  /** One Chinese sentence. */
  readonly message: string;
}

function checkThreshold(metric: MetricName, bound: Bound, value: number | null): GateCheck {
  const { unit } = metricOf(metric);
  const isLeast = 'least' in bound;
  const limit = isLeast ? bound.least : bound.most;
  // A gate that measured nothing has shown nothing. The tiny slack forgives the rounding of sums, not of answers.
  const passed = value !== null && (isLeast ? value >= limit - 1e-9 : value <= limit + 1e-9);
  const message = `${formatFigure(value, unit)}，要求${isLeast ? '不低于' : '不高于'} ${formatFigure(limit, unit)}`;
  return { metric, against: 'threshold', passed, message };
}

/**
 * Only the headlines, which are what an asker meets: with every metric of every set at p < 0.05, some would fail by chance
 * at each change.
 */
function checkBaseline(comparison: RunComparison, significance: number): GateCheck[] {
  if (comparison.common === 0) {
    return [
      {
        metric: 'cases',
        against: 'baseline',
        passed: false,
        message: '与基线没有相同的题目，请重写基线：npm run eval:baseline -- RUN',
      },
    ];
  }
  return comparison.metrics.flatMap(({ name, a, b, difference, p }): GateCheck[] => {
    const { better } = metricOf(name);
    if (!HEADLINES.includes(name) || difference === null || p === null) return [];
    const isWorse = better === 'higher' ? difference < 0 : difference > 0;
    const passed = !(isWorse && p < significance);
    const message = `${formatFigure(b)}，基线 ${formatFigure(a)}，p = ${formatPValue(p)}${isWorse ? (passed ? '（变差，不显著）' : '（显著变差）') : ''}`;
    return [{ metric: name, against: 'baseline', passed, message }];
  });
}

/**
 * Checks the figures of one set.
 * @param comparison of the baseline (a) with the run (b); null when there is no baseline yet
 */
export function checkGate(
  figures: FigureTable,
  { bounds, significance }: { readonly bounds: Bounds; readonly significance: number },
  comparison: RunComparison | null,
): GateCheck[] {
  const limits = METRICS.flatMap(({ name }) => {
    const bound = bounds[name];
    return bound === undefined ? [] : [checkThreshold(name, bound, figures[name].value)];
  });
  return [...limits, ...(comparison === null ? [] : checkBaseline(comparison, significance))];
}
