// Fusion: scores of several searches, each on its own absolute scale, added with weights.

/** What one search says of the documents that it found. */
export interface Ranking<Name extends string = string> {
  readonly name: Name;
  readonly weight: number;
  /** Document number to score, 0 to about 1. */
  readonly scores: ReadonlyMap<number, number>;
}

export interface FusedHit<Name extends string = string> {
  readonly index: number;
  readonly score: number;
  readonly parts: Readonly<Partial<Record<Name, number>>>;
}

/**
 * Weighted sum of scores (Bruch et al. 2023, "An Analysis of Fusion Functions for Hybrid Retrieval": a convex
 * combination of scores is better than reciprocal ranks once the scales are comparable, which self-normalised BM25
 * and cosine are). Best first; ties by document order.
 */
export function fuseRankings<Name extends string>(rankings: readonly Ranking<Name>[]): FusedHit<Name>[] {
  const total = rankings.reduce((sum, ranking) => sum + ranking.weight, 0) || 1;
  const fused = new Map<number, { score: number; parts: Partial<Record<Name, number>> }>();
  for (const { name, weight, scores } of rankings) {
    for (const [index, score] of scores) {
      const entry = fused.get(index) ?? { score: 0, parts: {} as Partial<Record<Name, number>> };
      entry.score += (weight / total) * score;
      entry.parts[name] = score;
      fused.set(index, entry);
    }
  }
  return [...fused]
    .map(([index, { score, parts }]) => ({ index, score, parts }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
