// A text ready to be looked through for many words: normalised once, with a filter that tells most words it lacks.
import { normalizeText } from '../text/normalize-text.js';

/** Bits of the filter, by the pair of characters they stand for: a sentence sets some sixty, a box five hundred. */
const FILTER_BITS = 4096;

export interface SearchedText {
  readonly text: string;
  /** A bit for each pair of neighbouring characters; a pair whose bit is not set stands nowhere in the text. */
  readonly pairs: Uint32Array;
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

function readPairs(text: string): Uint32Array {
  const pairs = new Uint32Array(FILTER_BITS / 32);
  for (let at = 0; at + 1 < text.length; at++) {
    const bit = bitOf(text.charCodeAt(at), text.charCodeAt(at + 1));
    pairs[bit >> 5] = (pairs[bit >> 5] as number) | (1 << (bit & 31));
  }
  return pairs;
}

const mayHave = (pairs: Uint32Array, bit: number): boolean => ((pairs[bit >> 5] as number) & (1 << (bit & 31))) !== 0;

/** Texts of plans come again with every question; 4,000 of them take 4 MB. */
const MOST_KEPT = 4000;
const kept = new Map<string, SearchedText>();

export function searchedText(text: string): SearchedText {
  const found = kept.get(text);
  if (found !== undefined) return found;
  const normalized = normalizeText(text);
  const searched = { text: normalized, pairs: readPairs(normalized) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, searched);
  return searched;
}

export function holdsWord({ text, pairs }: SearchedText, { word, bits }: SearchedWord): boolean {
  for (let at = 0; at < bits.length; at++) if (!mayHave(pairs, bits[at] as number)) return false;
  return text.includes(word);
}

/** How many of a word's pairs of characters stand in the text. */
export function countPairs({ text, pairs }: SearchedText, { word, bits }: SearchedWord): number {
  let found = 0;
  for (let at = 0; at < bits.length; at++)
    if (mayHave(pairs, bits[at] as number) && text.includes(word.slice(at, at + 2))) found++;
  return found;
}
