// Coined terms: codes such as 1+3+16+N and numeral slogans such as 三圈两带一街区多点, taken apart.
import { parseChineseNumeral } from '../../text/chinese-numerals.js';

/** A counted part of a slogan: 三圈 is 3 of 圈. */
export interface TermPart {
  readonly count: number;
  readonly noun: string;
  readonly text: string;
}

const NUMERAL = '一二两三四五六七八九十';
const PART = new RegExp(`([${NUMERAL}]+)(?:大|个|项)?([^${NUMERAL}多\\d+]{1,6}?)(?=[${NUMERAL}多]|$)`, 'g');

/** Counted parts of a slogan in order; empty for a term without numerals. */
export function sloganParts(term: string): TermPart[] {
  const parts = [...term.matchAll(PART)].flatMap(([text, numeral = '', noun = '']) => {
    const count = parseChineseNumeral(numeral);
    return count === null || noun === '' ? [] : [{ count, noun, text }];
  });
  // 一米高度, 一网统管: 一 alone counts nothing.
  return parts.length === 1 && parts[0]?.count === 1 ? [] : parts;
}

/** Numbers of a code: 1+14+16+N → 1, 14, 16; 158工作模式 → 158; empty when the term is no code. */
export function codeNumbers(term: string): number[] {
  const code = /^(\d+(?:\+[\dNn]+)*)(?=$|[^\d年月日%.])/.exec(term.replaceAll('＋', '+'))?.[1];
  return code === undefined
    ? []
    : code
        .split('+')
        .filter((part) => /^\d+$/.test(part))
        .map(Number);
}
