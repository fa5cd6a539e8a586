// The length that a message sets: 三句话, 一句话说完, 分三点, 200字以内.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import type { FormWords } from './form-words.js';
import type { Reading } from './reading.js';

/** 一字不改 orders no length. */
const FEWEST_CHARACTERS = 10;

export type LimitReader = (folded: string) => Reading['limit'];

const NUMERAL = String.raw`(\d{1,4}|[一二两三四五六七八九十百千]{1,5})`;

const numberOf = (numeral: string): number | null =>
  /^\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);

export function createLimitReader(words: FormWords): LimitReader {
  const sentences = new RegExp(`(?<!第)${NUMERAL}${words('sentence')}`, 'u');
  // 分三点写, 列三到四点, 三条要点: points are counted as sentences are; 第三点 and 哪三点 name and ask.
  const points = new RegExp(
    `${words('split')}(?:成|为|出)?${NUMERAL}(?:到${NUMERAL})?(?:个)?${words('point')}(?!${words('which', 'amount')})|(?<![第哪])${NUMERAL}(?:个|条|点|项)?要点`,
    'u',
  );
  const characters = new RegExp(`${NUMERAL}${words('character')}`, 'u');
  const one = new RegExp(words('one-sentence'), 'u');
  return (folded) => {
    const sentence = numberOf(sentences.exec(folded)?.[1] ?? '');
    if (sentence !== null && sentence > 0) return { sentences: sentence };
    const [, split, upTo, bare] = points.exec(folded) ?? [];
    const point = numberOf(upTo ?? split ?? bare ?? '');
    if (point !== null && point > 0) return { sentences: point };
    const character = numberOf(characters.exec(folded)?.[1] ?? '');
    if (character !== null && character >= FEWEST_CHARACTERS) return { characters: character };
    // 照抄那句: one, whichever it is.
    return one.test(folded) ? { sentences: 1 } : null;
  };
}
