// The length that a message sets: 三句话, 一句话说完, 200字以内.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import type { FormWords } from './form-words.js';
import type { Reading } from './reading.js';

export type LimitReader = (folded: string) => Reading['limit'];

const NUMERAL = String.raw`(\d{1,4}|[一二两三四五六七八九十百千]{1,5})`;

const numberOf = (numeral: string): number | null =>
  /^\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);

export function createLimitReader(words: FormWords): LimitReader {
  const sentences = new RegExp(`${NUMERAL}${words('sentence')}`, 'u');
  const characters = new RegExp(`${NUMERAL}${words('character')}`, 'u');
  return (folded) => {
    const sentence = numberOf(sentences.exec(folded)?.[1] ?? '');
    if (sentence !== null && sentence > 0) return { sentences: sentence };
    const character = numberOf(characters.exec(folded)?.[1] ?? '');
    return character !== null && character > 0 ? { characters: character } : null;
  };
}
