// The characters of a claim: its digits, letters and signs must be ones that its quotes have.

import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import { findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { containsSpan } from '../../text/text-span.js';
import { ARITHMETIC_WORD, GENERAL_WORD } from './general-words.js';

/** Digits and numerals of any script but our own: Devanagari, Suzhou numerals, circled ones that NFKC leaves. */
const FOREIGN_NUMERAL = /(?![0-9〇])[\p{Nd}\p{Nl}\p{No}]/gu;
/** Letters but Chinese, marks that stand over or in letters, and signs; what carries no meaning is left out. */
const SIGN = /(?![a-z])\P{Script=Han}/gu;
const MEANINGFUL = /[\p{L}\p{M}\p{S}]/u;
const DIGITS = /\d+/g;

/** A Chinese numeral, and the characters beside it. */
const CHINESE_NUMERAL = /[〇零一二两三四五六七八九十百千万亿]+/g;

/**
 * Chinese numerals outside figures (横支十九路, A-五地块): in words and names they stand as the quotes have them, with a
 * neighbour. 一 is an article, and words of official prose (二是, 千方百计 where a quote has it) pass.
 */
function strayNumerals(text: string, source: string): string[] {
  const figures = findFigures(text);
  const general = [GENERAL_WORD, ARITHMETIC_WORD]
    .flatMap((words) => [...text.matchAll(words)])
    .map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
    }));
  return [...text.matchAll(CHINESE_NUMERAL)]
    .filter(({ 0: run, index }) => {
      const span = { start: index, end: index + run.length };
      const isRead = [...figures.map((figure) => figure.span), ...general].some((other) => containsSpan(other, span));
      // A period is read by itself (see `verifyFigures`).
      if (isRead || run === '一' || /^十[一二三四五六七]五$/.test(run)) return false;
      const value = parseChineseNumeral(run);
      if (run.length > 1 && value !== null && source.includes(String(value))) return false;
      const [front, back] = [text.slice(Math.max(0, index - 1), index), text.slice(span.end, span.end + 1)];
      return (front === '' || !source.includes(front + run)) && (back === '' || !source.includes(run + back));
    })
    .map(([run]) => run);
}

/** Runs of digits outside the figures that `findFigures` reads: in a code, beside a letter, behind a slash. */
function strayDigits(text: string): string[] {
  const figures = findFigures(text);
  return [...text.matchAll(DIGITS)]
    .filter(({ 0: run, index }) => !figures.some(({ span }) => span.start <= index && index + run.length <= span.end))
    .map(([run]) => run);
}

/**
 * What of the claim's characters stands in no quote: numerals of other scripts, digits that belong to no figure, letters
 * of a script that the quotes do not have, marks and signs. Texts are in their plain form (see `plainForm`).
 */
export function verifyCharacters(
  claimText: string,
  quotes: readonly string[],
  frame: readonly string[] = [],
): string[] {
  const claim = normalizeText(claimText);
  const source = normalizeText([...quotes, ...frame].join('\n'));
  const known = new Set(source.match(DIGITS) ?? []);
  const foreign = [...(claim.match(FOREIGN_NUMERAL) ?? [])].filter((char) => !source.includes(char));
  const stray = strayDigits(claim).filter((run) => !known.has(run));
  const numerals = strayNumerals(claim, source);
  const signs = (claim.match(SIGN) ?? []).filter((char) => MEANINGFUL.test(char) && !source.includes(char));
  const latin = /[a-z]/.test(claim) && !/[a-z]/.test(source) ? (claim.match(/[a-z]+/g) ?? []) : [];
  return [...new Set([...foreign, ...stray, ...numerals, ...signs, ...latin])];
}
