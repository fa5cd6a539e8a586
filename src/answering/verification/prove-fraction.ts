// 四分之三, 翻一番: fractions and doublings in words, proved by a printed share or by two printed amounts.
import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import { findFigures } from '../../text/find-figures.js';
import { languageWords } from '../../text/word-classes.js';
import { placeFigures } from './match-figure.js';

const FRACTION = /([二三四五六七八九十]|\d{1,2})分之([一二三四五六七八九]|\d{1,2})/g;
const DOUBLED = languageWords('doubling');
const FROM = languageWords('from');
const UNTIL = languageWords('until');
/** Half a percent: 三分之一 of what is printed as 33%. */
const SLACK = 0.5;

const numberOf = (numeral: string): number => parseChineseNumeral(numeral) ?? Number(numeral);

/** Whether a share of so many percent is printed, or two amounts of one unit have it where the claim sets one beside the other. */
function isShare(percent: number, texts: readonly string[], compares: boolean): boolean {
  const amounts = placeFigures([...new Set(texts)]).filter(({ kind }) => kind === 'amount');
  const isClose = (value: number): boolean => Math.abs(value - percent) <= SLACK;
  return amounts.some(
    (a) =>
      (a.unit === '%' && a.bound === null && isClose(a.quantity)) ||
      (compares &&
        amounts.some((b) => b.unit === a.unit && b.quantity > a.quantity && isClose((a.quantity / b.quantity) * 100))),
  );
}

/** A是B的三分之一 sets two things side by side; 占三分之一 does not. */
const COMPARES = /[是为][^，。；是为]{2,24}的$/;

/** The fractions of a claim that hold, as it prints them. */
export const provedFractions = (claimText: string, texts: readonly string[]): string[] =>
  [...claimText.matchAll(FRACTION)]
    .filter(({ 1: whole = '', 2: part = '', index }) => {
      const percent = (numberOf(part) / numberOf(whole)) * 100;
      return percent < 100 && isShare(percent, texts, COMPARES.test(claimText.slice(Math.max(0, index - 28), index)));
    })
    .map(([printed]) => printed);

/** Whether a claim that something doubles tells two amounts of it, from the one to the other, the second twice the first. */
export function isDoubled(word: string, claimText: string): boolean {
  if (!DOUBLED.within(word)) return false;
  const amounts = findFigures(claimText).filter(({ kind }) => kind === 'amount');
  return amounts.some((a, at) => {
    const b = amounts[at + 1];
    if (b === undefined || b.unit !== a.unit || a.quantity <= 0) return false;
    const isChange =
      FROM.within(claimText.slice(0, a.span.start)) && UNTIL.within(claimText.slice(a.span.end, b.span.start));
    return isChange && Math.abs(b.quantity / a.quantity - 2) < 1e-9;
  });
}
