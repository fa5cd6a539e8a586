// Character n-grams of a question: single characters, pairs of neighbours and Latin words, as typed but for width and case.
import { normalizeText } from '../text/normalize-text.js';

/** Latin words, which say nothing by their letters: seniors, chips. */
const LATIN = /[a-z]{2,}/g;

/**
 * Characters and pairs, duplicates kept, and Latin words whole. No dictionary stands between a question and these: 搁车 shares 车 with 停车, and
 * particles and marks stay, because how something is asked tells a little of what (Joachims 1998; Zhang & LeCun 2017
 * find the same of Chinese: pairs of characters classify as well as words).
 */
export function characterGrams(text: string): string[] {
  const normalized = normalizeText(text);
  const characters = [...normalized].filter((character) => character !== '\n');
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return [...characters, ...pairs, ...(normalized.match(LATIN) ?? [])];
}
