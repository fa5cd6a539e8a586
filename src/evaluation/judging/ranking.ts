// Rankings reduced to what the retrieval metrics need: which needed items each rank brings.

/** A ranking against its truth: `gains[r]` lists the needed items (by index) that the passage at rank r + 1 holds. */
export interface JudgedRanking {
  readonly gains: readonly (readonly number[])[];
  /** How many items are needed; an index from here upwards is an alternative, which stands in for one of them. */
  readonly items: number;
}

/**
 * recall@k: the share of the needed items that the first k passages hold (Manning, Raghavan & Schütze 2008, ch. 8, on
 * evidence items instead of documents, so that it survives another chunking). Each alternative stands in for one item.
 * Null without needed items.
 */
export function recallAt(k: number, { gains, items }: JudgedRanking): number | null {
  if (items === 0) return null;
  const found = new Set(gains.slice(0, k).flat());
  return Math.min(1, found.size / items);
}

/** Reciprocal rank of the first relevant passage within k, 0 when there is none (Voorhees 1999). Null without truth. */
export function reciprocalRankAt(k: number, { gains, items }: JudgedRanking): number | null {
  if (items === 0) return null;
  const first = gains.slice(0, k).findIndex((gain) => gain.length > 0);
  return first < 0 ? 0 : 1 / (first + 1);
}

/** Discounted cumulated gain of binary relevances at ranks 1, 2, … (Järvelin & Kekäläinen 2002, log2 discount). */
const discountedGain = (relevant: readonly boolean[]): number =>
  relevant.reduce((sum, isRelevant, index) => sum + (isRelevant ? 1 / Math.log2(index + 2) : 0), 0);

/**
 * nDCG@k with binary relevance; `relevantInAll` passages of the whole index are relevant, which gives the ideal.
 * Null when none is.
 */
export function ndcgAt(k: number, { gains }: JudgedRanking, relevantInAll: number): number | null {
  if (relevantInAll === 0) return null;
  const ideal = discountedGain(Array.from({ length: Math.min(k, relevantInAll) }, () => true));
  return discountedGain(gains.slice(0, k).map((gain) => gain.length > 0)) / ideal;
}
