// From documents in order to postings by term: entries gathered in typed arrays that grow, then sorted by counting.
import { growingUint16, growingUint32 } from './growing-array.js';

/** Postings of all terms; `documents` and `frequencies` are parallel. */
export interface Postings {
  /** Postings of term t: entries offsets[t] to offsets[t+1]. */
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly frequencies: Uint16Array;
}

const MOST_FREQUENCY = 65_535;

/**
 * Gathers the terms of documents. Plain arrays of numbers would take three times the memory: 100,000 passages have
 * fifty million postings.
 */
export class PostingCollector {
  readonly #terms = growingUint32();
  readonly #frequencies = growingUint16();
  /** Where the entries of each document end. */
  readonly #ends = growingUint32();

  /** Adds the next document: term number to frequency. */
  addDocument(counts: ReadonlyMap<number, number>): void {
    for (const [term, count] of counts) {
      this.#terms.push(term);
      this.#frequencies.push(Math.min(count, MOST_FREQUENCY));
    }
    this.#ends.push(this.#terms.size);
  }

  /** The postings ordered by term, then by document. */
  toPostings(termCount: number): Postings {
    const terms = this.#terms.items();
    const counts = this.#frequencies.items();
    const offsets = offsetsOf(terms, termCount);
    const documents = new Uint32Array(terms.length);
    const frequencies = new Uint16Array(terms.length);
    const next = offsets.slice();
    let at = 0;
    this.#ends.items().forEach((end, document) => {
      for (; at < end; at++) {
        const term = terms[at] ?? 0;
        const to = next[term] ?? 0;
        documents[to] = document;
        frequencies[to] = counts[at] ?? 0;
        next[term] = to + 1;
      }
    });
    return { offsets, documents, frequencies };
  }
}

/** Where the postings of each term begin, and one more for the end. */
function offsetsOf(terms: Uint32Array, termCount: number): Uint32Array {
  const offsets = new Uint32Array(termCount + 1);
  for (const term of terms) offsets[term + 1] = (offsets[term + 1] ?? 0) + 1;
  for (let term = 0; term < termCount; term++) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
  return offsets;
}
