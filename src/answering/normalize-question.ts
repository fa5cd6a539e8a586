// The question as it is worked on: one width, one script, marks of typing tidied, nothing of its meaning changed.
import { toMainlandChinese } from '../text/normalize-text.js';

/** Control and zero-width characters, which pages and chat programs leave behind. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** 「１5-5」, 15五 and 十五•五 are ways to type 十五五. */
const PERIOD_SPELLINGS: readonly [RegExp, string][] = [
  [/(?<!\d)15[-–—·.]?5(?=规划|时期|期间|纲要|末|$)|“?十五[·•]五”?/g, '十五五'],
  [/(?<!\d)14[-–—·.]?5(?=规划|时期|期间|纲要|末|$)|“?十四[·•]五”?/g, '十四五'],
];

/** NFKC, mainland simplified Chinese, invisible characters gone, white space folded. */
export function normalizeQuestion(question: string): string {
  const simplified = toMainlandChinese(question.normalize('NFKC').replace(INVISIBLE, ' '));
  const folded = PERIOD_SPELLINGS.reduce((text, [pattern, spelling]) => text.replace(pattern, spelling), simplified);
  return folded
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”')
    .replace(/\s+/g, ' ')
    .trim();
}
