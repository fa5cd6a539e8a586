// Sparse search on an absolute scale: BM25 as a share of what a document with every query term would score.
import type { SparseIndex } from '../indexing/sparse-index.js';

/**
 * The best `k` documents, each with its share (0 to about 1) of the query's own weight: the sum of
 * weight × idf × (k1 + 1), the limit of BM25. Shares of different queries and indexes can be compared and added.
 */
export function sparseSearch(index: SparseIndex, terms: ReadonlyMap<string, number>, k: number): Map<number, number> {
  const limit = index.limitOf(terms);
  if (limit === 0) return new Map();
  return new Map(index.search(terms, k).map((hit) => [hit.index, hit.score / limit]));
}
