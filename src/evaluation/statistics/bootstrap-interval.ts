// 95% bootstrap intervals: how far a figure could move if other questions of the same kind had been asked.
import type { Metric, Observation } from '../metrics/metric.js';
import { aggregate } from './aggregate.js';
import { quantile } from './quantile.js';
import { DEFAULT_SEED, seededRandom } from './seeded-random.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const BOOTSTRAP_DEFAULTS = {
  /** Efron & Tibshirani (1993, §13.3) ask for 1000 or more for percentile intervals. */
  resamples: 1000,
  confidence: 0.95,
  seed: DEFAULT_SEED,
} as const;

/**
 * Percentile interval: whole cases are drawn with replacement and the figure is computed anew each time. It is narrow
 * for few cases and has no width where all agree; read it as the least uncertainty.
 * @returns null when fewer than two cases have an observation
 */
export function bootstrapInterval(
  how: Metric['aggregate'],
  observations: readonly (Observation | null)[],
  options: { readonly resamples: number; readonly confidence: number; readonly seed: number } = BOOTSTRAP_DEFAULTS,
): Interval | null {
  const seen = observations.filter((observation) => observation !== null);
  if (seen.length < 2) return null;
  const random = seededRandom(options.seed);
  const figures: number[] = [];
  for (let i = 0; i < options.resamples; i++) {
    const drawn = seen.map(() => seen[Math.floor(random() * seen.length)] ?? null);
    figures.push(aggregate(how, drawn) ?? 0);
  }
  const tail = (1 - options.confidence) / 2;
  return { low: quantile(figures, tail) ?? 0, high: quantile(figures, 1 - tail) ?? 0 };
}
