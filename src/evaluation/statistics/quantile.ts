// Quantiles by linear interpolation between order statistics (Hyndman & Fan 1996, type 7; the default of R and NumPy).

/**
 * The quantile of unsorted values.
 * @param share between 0 and 1
 * @returns null for no values
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
