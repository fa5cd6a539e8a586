// Character n-grams of a question: single characters and pairs of neighbours, as typed but for width and case.
import { normalizeText } from '../text/normalize-text.js';

/**
 * Characters and pairs, duplicates kept. No dictionary stands between a question and these: 搁车 shares 车 with 停车, and
 * particles and marks stay, because how something is asked tells a little of what (Joachims 1998; Zhang & LeCun 2017
 * find the same of Chinese: pairs of characters classify as well as words).
 */
export function characterGrams(text: string): string[] {
  const characters = [...normalizeText(text)].filter((character) => character !== '\n');
  return [...characters, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)];
}
