// BM25 over term frequencies, postings in typed arrays.
// Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"; idf as in Lucene (never negative).
import { type ScoredDocument, selectBest } from './select-best.js';

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

/** The parts of a sparse index that are stored; arrays are parallel. */
export interface SparseIndexData {
  readonly terms: readonly string[];
  /** Postings of term t: entries offsets[t] to offsets[t+1]. */
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly frequencies: Uint16Array;
  /** Length of each document in terms. */
  readonly lengths: Uint32Array;
}

const MOST_FREQUENCY = 65_535;

/** Counts the terms of all documents into postings, ordered by term, then document. */
export function buildSparseIndex(documents: readonly SparseDocument[]): SparseIndexData {
  const postings = new Map<string, number[]>();
  const lengths = new Uint32Array(documents.length);
  documents.forEach((document, index) => {
    lengths[index] = document.terms.length;
    const counts = new Map<string, number>();
    for (const term of document.terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of document.extraTerms ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      const frequency = Math.min(count, MOST_FREQUENCY);
      if (list) list.push(index, frequency);
      else postings.set(term, [index, frequency]);
    }
  });
  const terms = [...postings.keys()];
  let size = 0;
  for (const list of postings.values()) size += list.length / 2;
  const data = {
    terms,
    offsets: new Uint32Array(terms.length + 1),
    documents: new Uint32Array(size),
    frequencies: new Uint16Array(size),
    lengths,
  };
  let at = 0;
  terms.forEach((term, termIndex) => {
    const list = postings.get(term) ?? [];
    for (let i = 0; i < list.length; i += 2, at++) {
      data.documents[at] = list[i] ?? 0;
      data.frequencies[at] = list[i + 1] ?? 0;
    }
    data.offsets[termIndex + 1] = at;
  });
  return data;
}

/** A searchable view of a sparse index. */
export interface SparseIndex {
  readonly size: number;
  /** Inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5)); a term that no document has gets the highest. */
  idf(term: string): number;
  has(term: string): boolean;
  /**
   * BM25 scores of the best `k` documents for weighted query terms, best first; ties by document order.
   * Scores are sums of weight × idf × saturated frequency, so they grow with the query.
   */
  search(query: ReadonlyMap<string, number>, k: number): SparseHit[];
}

export function openSparseIndex(data: SparseIndexData, options: Bm25Options = BM25_DEFAULTS): SparseIndex {
  const { offsets, documents, frequencies, lengths } = data;
  const termIds = new Map(data.terms.map((term, index) => [term, index]));
  const size = lengths.length;
  const average = size === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / size || 1;
  const norms = Float32Array.from(lengths, (length) => options.k1 * (1 - options.b + (options.b * length) / average));
  // Kept between searches, zero and unused in between: a search of 100,000 documents allocates nothing of that size.
  const scores = new Float64Array(size);
  const touched = new Uint32Array(size);
  const idfOf = (id: number | undefined): number => {
    const n = id === undefined ? 0 : (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
    return Math.log(1 + (size - n + 0.5) / (n + 0.5));
  };
  return {
    size,
    idf: (term) => idfOf(termIds.get(term)),
    has: (term) => termIds.has(term),
    search(query, k) {
      let found = 0;
      for (const [term, weight] of query) {
        const id = termIds.get(term);
        // A term without weight would leave its documents at score 0, to be counted again by the next term.
        if (id === undefined || weight <= 0) continue;
        const gain = weight * idfOf(id) * (options.k1 + 1);
        for (let at = offsets[id] ?? 0, end = offsets[id + 1] ?? 0; at < end; at++) {
          const document = documents[at] ?? 0;
          const frequency = frequencies[at] ?? 0;
          const score = scores[document] ?? 0;
          if (score === 0) touched[found++] = document;
          scores[document] = score + (gain * frequency) / (frequency + (norms[document] ?? 1));
        }
      }
      const hits = selectBest(touched.subarray(0, found), scores, k);
      for (let at = 0; at < found; at++) scores[touched[at] ?? 0] = 0;
      return hits;
    },
  };
}
