// From the observations of many cases to the one figure of a metric.
import type { Metric, Observation } from '../metrics/metric.js';
import { quantile } from './quantile.js';

/** Weighted mean or quantile of what was observed; null (printed n/a) when nothing was. */
export function aggregate(how: Metric['aggregate'], observations: readonly (Observation | null)[]): number | null {
  if (how !== 'mean') {
    return quantile(
      observations.flatMap((seen) => (seen === null ? [] : [seen.value])),
      how.quantile,
    );
  }
  let sum = 0;
  let weight = 0;
  for (const seen of observations) {
    if (seen === null) continue;
    sum += seen.value * seen.weight;
    weight += seen.weight;
  }
  return weight === 0 ? null : sum / weight;
}
