// Five-year plans by their short names: “十四五”时期, 到“十五五”末, and the years that they stand for.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import type { TextSpan } from '../text/text-span.js';

export interface NamedPeriod {
  readonly span: TextSpan;
  readonly from: number;
  readonly to: number;
  /** Whether its end is named: “十五五”末. */
  readonly isEnd: boolean;
}

/** The first five-year plan began in 1953, but they are counted as if each had five years: the fifteenth begins in 2026. */
const FIRST_PERIOD = 1951;
const LENGTH = 5;
const NAME = /[“"]?十([一二三四五六七八九])?五[”"]?(?:(期?末|期末)|期间|时期|规划期|以来)/g;

/** The five-year plans that a text names, with a word that says it means their time. */
export function findPeriods(text: string): NamedPeriod[] {
  return [...text.matchAll(NAME)].map((match) => {
    const from = FIRST_PERIOD + (10 + (parseChineseNumeral(match[1] ?? '') ?? 0)) * LENGTH;
    const span = { start: match.index, end: match.index + match[0].length };
    return { span, from, to: from + LENGTH - 1, isEnd: match[2] !== undefined };
  });
}
