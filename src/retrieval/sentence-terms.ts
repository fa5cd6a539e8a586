// Which terms stand together in one sentence: kept by number, so that a passage's best sentence is found without reading.
import { growingUint32 } from '../indexing/growing-array.js';

/**
 * The distinct terms of each sentence of many passages. Two bytes and a half a character of Chinese text; cutting the
 * sentences of twenty passages into words at every question would take ten milliseconds.
 */
export class SentenceTerms {
  readonly #terms = growingUint32();
  /** Where the terms of each sentence end. */
  readonly #sentenceEnds = growingUint32();
  /** Where the sentences of each passage end. */
  readonly #passageEnds = growingUint32();

  /** Adds the next passage: the term numbers of each of its sentences. */
  addPassage(sentences: readonly ReadonlySet<number>[]): void {
    for (const terms of sentences) {
      for (const term of terms) this.#terms.push(term);
      this.#sentenceEnds.push(this.#terms.size);
    }
    this.#passageEnds.push(this.#sentenceEnds.size);
  }

  /**
   * The biggest sum of weights that one sentence of the passage holds.
   * @param weightOf weight by term number; 0 for terms that don't count
   */
  bestSum(passage: number, weightOf: (term: number) => number): number {
    const terms = this.#terms.items();
    const sentenceEnds = this.#sentenceEnds.items();
    const passageEnds = this.#passageEnds.items();
    let best = 0;
    const last = passageEnds[passage] ?? 0;
    for (let sentence = passage === 0 ? 0 : (passageEnds[passage - 1] ?? 0); sentence < last; sentence++) {
      let sum = 0;
      const end = sentenceEnds[sentence] ?? 0;
      for (let at = sentence === 0 ? 0 : (sentenceEnds[sentence - 1] ?? 0); at < end; at++)
        sum += weightOf(terms[at] ?? 0);
      best = Math.max(best, sum);
    }
    return best;
  }
}
