// The question as it is worked on: one width, one script, marks of typing tidied, nothing of its meaning changed.
import { toMainlandChinese } from '../text/normalize-text.js';
import { languageWords } from '../text/word-classes.js';

/** Control characters and line ends, which part words as white space does. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;
/** Zero-width characters, which pages leave in the middle of words, and which can hide one from screening. */
const ZERO_WIDTH = /\p{Cf}/gu;

/** 「１5-5」, 15五 and 十五•五 are ways to type 十五五. */
const BEHIND = `(?=${languageWords('plan-period').source}|$)`;
const PERIOD_SPELLINGS: readonly [RegExp, string][] = [
  [new RegExp(`(?<!\\d)15[-–—·.]?5${BEHIND}|“?十五[·•]五”?`, 'g'), '十五五'],
  [new RegExp(`(?<!\\d)14[-–—·.]?5${BEHIND}|“?十四[·•]五”?`, 'g'), '十四五'],
];

/** NFKC, mainland simplified Chinese, invisible characters gone, white space folded. */
export function normalizeQuestion(question: string): string {
  const simplified = toMainlandChinese(question.normalize('NFKC').replace(ZERO_WIDTH, '').replace(CONTROL, ' '));
  const folded = PERIOD_SPELLINGS.reduce((text, [pattern, spelling]) => text.replace(pattern, spelling), simplified);
  return folded
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”')
    .replace(/\s+/g, ' ')
    .trim();
}
