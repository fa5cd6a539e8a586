// A text ready to be looked through for many words: normalised once, with a filter that tells most words it lacks.
import { normalizeText } from '../text/normalize-text.js';

/** Bits of the filter, by the pair of characters they stand for: a sentence sets some sixty, a box five hundred. */
const FILTER_BITS = 4096;

const FILTER_WORDS = FILTER_BITS / 32;

export interface SearchedText {
  readonly text: string;
  /** Where its filter begins: a bit for each pair of neighbouring characters; one not set stands nowhere in the text. */
  readonly filter: number;
}

/** A word and the bits of its pairs. */
export interface SearchedWord {
  readonly word: string;
  readonly bits: Uint16Array;
}

const bitOf = (first: number, second: number): number => (Math.imul(first, 31) + second) & (FILTER_BITS - 1);

export const searchedWord = (word: string): SearchedWord => ({
  word,
  bits: Uint16Array.from({ length: Math.max(0, word.length - 1) }, (_, at) =>
    bitOf(word.charCodeAt(at), word.charCodeAt(at + 1)),
  ),
});

/** Texts of plans come again with every question. Their filters stand in one array: 4,000 of their own took 20 MB. */
const MOST_KEPT = 4000;
const kept = new Map<string, SearchedText>();
const filters = new Uint32Array(MOST_KEPT * FILTER_WORDS);

const mayHave = (filter: number, bit: number): boolean =>
  ((filters[filter + (bit >> 5)] as number) & (1 << (bit & 31))) !== 0;

function fillFilter(filter: number, text: string): void {
  filters.fill(0, filter, filter + FILTER_WORDS);
  for (let at = 0; at + 1 < text.length; at++) {
    const bit = bitOf(text.charCodeAt(at), text.charCodeAt(at + 1));
    const word = filter + (bit >> 5);
    filters[word] = (filters[word] as number) | (1 << (bit & 31));
  }
}

/** The text made ready; good until the next one is. */
export function searchedText(text: string): SearchedText {
  const found = kept.get(text);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const searched = { text: normalizeText(text), filter: kept.size * FILTER_WORDS };
  fillFilter(searched.filter, searched.text);
  kept.set(text, searched);
  return searched;
}

export function holdsWord({ text, filter }: SearchedText, { word, bits }: SearchedWord): boolean {
  for (let at = 0; at < bits.length; at++) if (!mayHave(filter, bits[at] as number)) return false;
  return text.includes(word);
}

/** How many of a word's pairs of characters stand in the text. */
export function countPairs({ text, filter }: SearchedText, { word, bits }: SearchedWord): number {
  let found = 0;
  for (let at = 0; at < bits.length; at++)
    if (mayHave(filter, bits[at] as number) && text.includes(word.slice(at, at + 2))) found++;
  return found;
}
