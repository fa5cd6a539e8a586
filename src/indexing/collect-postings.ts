// From documents in order to postings by term: entries gathered in typed arrays that grow, then sorted by counting.

/** Postings of all terms; arrays are parallel. */
export interface Postings {
  /** Postings of term t: entries offsets[t] to offsets[t+1]. */
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly frequencies: Uint16Array;
}

const MOST_FREQUENCY = 65_535;
const FIRST_CAPACITY = 1024;

/**
 * Gathers the terms of documents. Plain arrays of numbers would take three times the memory: 100,000 passages have
 * fifty million postings.
 */
export class PostingCollector {
  #terms = new Uint32Array(FIRST_CAPACITY);
  #frequencies = new Uint16Array(FIRST_CAPACITY);
  #size = 0;
  /** Where the entries of each document end. */
  readonly #ends: number[] = [];

  /** Adds the next document: term number to frequency. */
  addDocument(counts: ReadonlyMap<number, number>): void {
    this.#makeRoom(counts.size);
    for (const [term, count] of counts) {
      this.#terms[this.#size] = term;
      this.#frequencies[this.#size] = Math.min(count, MOST_FREQUENCY);
      this.#size++;
    }
    this.#ends.push(this.#size);
  }

  /** The postings ordered by term, then by document. */
  toPostings(termCount: number): Postings {
    const offsets = new Uint32Array(termCount + 1);
    for (let at = 0; at < this.#size; at++) {
      const next = (this.#terms[at] ?? 0) + 1;
      offsets[next] = (offsets[next] ?? 0) + 1;
    }
    for (let term = 0; term < termCount; term++) offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
    const documents = new Uint32Array(this.#size);
    const frequencies = new Uint16Array(this.#size);
    const next = offsets.slice();
    let at = 0;
    this.#ends.forEach((end, document) => {
      for (; at < end; at++) {
        const term = this.#terms[at] ?? 0;
        const to = next[term] ?? 0;
        documents[to] = document;
        frequencies[to] = this.#frequencies[at] ?? 0;
        next[term] = to + 1;
      }
    });
    return { offsets, documents, frequencies };
  }

  #makeRoom(more: number): void {
    if (this.#size + more <= this.#terms.length) return;
    const capacity = Math.max(this.#size + more, this.#terms.length * 2);
    const [terms, frequencies] = [new Uint32Array(capacity), new Uint16Array(capacity)];
    terms.set(this.#terms);
    frequencies.set(this.#frequencies);
    this.#terms = terms;
    this.#frequencies = frequencies;
  }
}
