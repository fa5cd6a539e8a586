// The gate: a run passes when no metric is beyond its threshold and none is significantly worse than the baseline.
import { METRICS, metricOf } from '../metrics/all-metrics.js';
import type { MetricName } from '../metrics/metric.js';
import { formatFigure, formatPValue } from '../reports/format-figure.js';
import type { FigureTable } from '../scoring/summarize.js';
import type { RunComparison } from './compare-runs.js';
import type { Bound, Thresholds } from './thresholds.js';

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

/** Latencies are left out: the baseline was measured on another machine. */
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
    const { unit, better } = metricOf(name);
    if (unit === 'ms' || difference === null || p === null) return [];
    const isWorse = better === 'higher' ? difference < 0 : difference > 0;
    const passed = !(isWorse && p < significance);
    const message = `${formatFigure(b)}，基线 ${formatFigure(a)}，p = ${formatPValue(p)}${isWorse ? (passed ? '（变差，不显著）' : '（显著变差）') : ''}`;
    return [{ metric: name, against: 'baseline', passed, message }];
  });
}

/**
 * Checks a run's figures.
 * @param comparison of the baseline (a) with the run (b); null when there is no baseline yet
 */
export function checkGate(figures: FigureTable, thresholds: Thresholds, comparison: RunComparison | null): GateCheck[] {
  const bounds = METRICS.flatMap(({ name }) => {
    const bound = thresholds.metrics[name];
    return bound === undefined ? [] : [checkThreshold(name, bound, figures[name].value)];
  });
  return [...bounds, ...(comparison === null ? [] : checkBaseline(comparison, thresholds.significance))];
}
