// Vectors of length 1: what cosine by inner product needs.

/** The vector at length 1; a zero vector stays one. */
export function toUnitLength(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector);
  return norm > 0 ? vector.map((value) => value / norm) : [...vector];
}
