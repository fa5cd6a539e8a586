// BM25 over term frequencies, postings in typed arrays.
// Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"; idf as in Lucene (never negative).
import { PostingCollector, type Postings } from './collect-postings.js';
import { type ScoredDocument, selectBest } from './select-best.js';
import type { Vocabulary } from './vocabulary.js';

export interface Bm25Options {
  /** Saturation of term frequency. */
  readonly k1: number;
  /** Share of length normalisation, 0 to 1. */
  readonly b: number;
}

/** The textbook values; on the development questions 0.9-1.5 and 0.4-0.75 differ by less than half a point. */
export const BM25_DEFAULTS: Bm25Options = { k1: 1.2, b: 0.6 };

/** One document: terms that count towards its length, and further terms that do not. */
export interface SparseDocument {
  readonly terms: readonly string[];
  readonly extraTerms?: readonly string[];
}

export type SparseHit = ScoredDocument;

/** The parts of a sparse index that are stored. */
export interface SparseIndexData extends Postings {
  /** Length of each document in terms. */
  readonly lengths: Uint32Array;
}

/**
 * Counts the terms of all documents into postings, ordered by term, then document.
 * @param documents read once, so that a generator need not hold the terms of a large collection
 * @param vocabulary gets the terms that it lacks
 */
export function buildSparseIndex(documents: Iterable<SparseDocument>, vocabulary: Vocabulary): SparseIndexData {
  const collector = new PostingCollector();
  const lengths: number[] = [];
  for (const { terms, extraTerms = [] } of documents) {
    const counts = new Map<number, number>();
    for (const list of [terms, extraTerms]) {
      for (const term of list) {
        const id = vocabulary.add(term);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    lengths.push(terms.length);
    collector.addDocument(counts);
  }
  return { ...collector.toPostings(vocabulary.size), lengths: Uint32Array.from(lengths) };
}

/** A searchable view of a sparse index. */
export interface SparseIndex {
  readonly size: number;
  /** Inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5)); a term that no document has gets the highest. */
  idf(term: string): number;
  has(term: string): boolean;
  /** What a document would score that has every term of the query without end: the sum of weight × idf × (k1 + 1). */
  limitOf(query: ReadonlyMap<string, number>): number;
  /** Whether a document, by its number, has the term. */
  holds(term: string, document: number): boolean;
  /**
   * BM25 scores of the best `k` documents for weighted query terms, best first; ties by document order.
   * Scores are sums of weight × idf × saturated frequency, so they grow with the query.
   */
  search(query: ReadonlyMap<string, number>, k: number): SparseHit[];
}

/** @param vocabulary the one that the index was built with; terms added to it later are in no document */
export function openSparseIndex(
  { offsets, documents, frequencies, lengths }: SparseIndexData,
  vocabulary: Vocabulary,
  options: Bm25Options = BM25_DEFAULTS,
): SparseIndex {
  const size = lengths.length;
  const average = size === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / size || 1;
  const norms = Float32Array.from(lengths, (length) => options.k1 * (1 - options.b + (options.b * length) / average));
  // Kept between searches, zero and unused in between: a search of 100,000 documents allocates nothing of that size.
  const scores = new Float64Array(size);
  const touched = new Uint32Array(size + 1);
  const countOf = (id: number | undefined): number => {
    const end = id === undefined ? undefined : offsets[id + 1];
    return id === undefined || end === undefined ? 0 : end - (offsets[id] ?? 0);
  };
  const idfOf = (id: number | undefined): number => {
    const n = countOf(id);
    return Math.log(1 + (size - n + 0.5) / (n + 0.5));
  };
  return {
    size,
    idf: (term) => idfOf(vocabulary.idOf(term)),
    has: (term) => countOf(vocabulary.idOf(term)) > 0,
    limitOf(query) {
      const ids = vocabulary.idsOf(query);
      let limit = 0;
      let at = 0;
      for (const weight of query.values()) {
        const id = ids[at++] as number;
        limit += weight * idfOf(id < 0 ? undefined : id) * (BM25_DEFAULTS.k1 + 1);
      }
      return limit;
    },
    holds(term, document) {
      const id = vocabulary.idOf(term);
      let low = id === undefined ? 0 : (offsets[id] ?? 0);
      let high = id === undefined ? 0 : (offsets[id + 1] ?? 0);
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((documents[middle] ?? 0) < document) low = middle + 1;
        else high = middle;
      }
      return id !== undefined && low < (offsets[id + 1] ?? 0) && documents[low] === document;
    },
    search(query, k) {
      const ids = vocabulary.idsOf(query);
      let found = 0;
      let next = 0;
      for (const weight of query.values()) {
        const id = ids[next++] as number;
        // A term without weight would leave its documents at score 0, to be counted again by the next term.
        if (id < 0 || weight <= 0) continue;
        const gain = weight * idfOf(id) * (options.k1 + 1);
        for (let at = offsets[id] ?? 0, end = offsets[id + 1] ?? 0; at < end; at++) {
          const document = documents[at] as number;
          const frequency = frequencies[at] as number;
          const score = scores[document] as number;
          // Without a branch, which would be guessed wrong half of the time; the last entry is written over.
          touched[found] = document;
          found += Number(score === 0);
          scores[document] = score + (gain * frequency) / (frequency + (norms[document] as number));
        }
      }
      const hits = selectBest(touched.subarray(0, found), scores, k);
      for (let at = 0; at < found; at++) scores[touched[at] as number] = 0;
      return hits;
    },
  };
}
