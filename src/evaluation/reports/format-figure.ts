// How figures are printed: shares with three decimals, counts whole, milliseconds with a unit, undefined ones as n/a.
import type { Metric } from '../metrics/metric.js';

/** What stands where nothing was observed. */
export const UNDEFINED_FIGURE = 'n/a';

/** 0.875, 12.3 ms, or n/a. */
export function formatFigure(value: number | null, unit: Metric['unit'] = 'share'): string {
  if (value === null) return UNDEFINED_FIGURE;
  if (unit === 'share') return value.toFixed(3);
  if (unit === 'count') return value.toFixed(0);
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** [0.821, 0.917], or nothing. */
export function formatInterval(
  interval: { readonly low: number; readonly high: number } | null,
  unit: Metric['unit'] = 'share',
): string {
  if (interval === null) return '';
  return `[${formatFigure(interval.low, unit)}, ${formatFigure(interval.high, unit)}]`;
}

/** +0.012, -0.300, ±0.000 or n/a. */
export function formatDifference(value: number | null, unit: Metric['unit'] = 'share'): string {
  if (value === null) return UNDEFINED_FIGURE;
  const sign = value > 0 ? '+' : value < 0 ? '-' : '±';
  return `${sign}${formatFigure(Math.abs(value), unit)}`;
}

/** .034 as 0.034, tiny ones as <0.001. */
export const formatPValue = (p: number | null): string =>
  p === null ? UNDEFINED_FIGURE : p < 0.001 ? '<0.001' : p.toFixed(3);
