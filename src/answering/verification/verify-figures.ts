// What a claim counts, dates or names must stand in its quotes: figures, years, units, names, periods, natures.
import { type Figure, findFigures } from '../../text/find-figures.js';
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { trimCharacters } from '../../text/trim-characters.js';
import { languageWords } from '../../text/word-classes.js';
import { arithmeticHolds, COMPUTED_MARKER, withoutMarker } from './computed-figure.js';
import { countsAnother, countsTheSame } from './figure-subject.js';
import { backsFigure, type PlacedFigure, placeFigures } from './match-figure.js';

const NAME = /「([^「」]+)」|“([^“”]+)”|『([^『』]+)』|《([^《》]+)》|"([^"]+)"/g;
/** 十四五, 十五五: five-year plans, with or without quotation marks; not the 十五 of 五十五. */
const PERIOD = /(?<![一二三四五六七八九])十[一二三四五六七]五(?![年个十百])/g;
const COMPARES = languageWords('more-than', 'less-than');
const MORE = languageWords('and-more');
/** What an indicator is said to be. */
export const NATURE = new RegExp(languageWords('nature').source, 'g');

const fold = (text: string): string => normalizeWithOffsets(text).text;
const matches = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([match]) => match)),
];

/** Names in quotation marks or 《》 that stand nowhere in the folded texts; a period is left to `missingPeriods`. */
function missingNames(claimText: string, haystack: string): string[] {
  return [...claimText.matchAll(NAME)]
    .filter((match) => {
      const name = trimCharacters(fold(match.slice(1).find((group) => group !== undefined) ?? ''), '，。、；：');
      return name !== '' && !haystack.includes(name) && !/^十[一二三四五六七]五$/.test(name);
    })
    .map(([match]) => match);
}

/** 第十五个五年规划 is 十五五. */
function missingPeriods(claimText: string, haystack: string): string[] {
  return matches(claimText, PERIOD).filter(
    (period) => !haystack.includes(period) && !haystack.includes(`第${period.slice(0, 2)}个五年`),
  );
}

/**
 * Only what dates a claim may come from the frame of a quote; what it counts may not. A length in years does
 * (未来五年 of a five-year plan), unless the quotes print lengths of their own.
 */
function mayComeFromFrame(figure: Figure, printed: readonly PlacedFigure[]): boolean {
  if (figure.kind !== 'amount') return true;
  return figure.unit === '年' && !printed.some(({ kind, unit }) => kind === 'amount' && unit === '年');
}

function missingFigures(
  claimText: string,
  printed: readonly PlacedFigure[],
  framed: readonly PlacedFigure[],
): Figure[] {
  return findFigures(claimText).filter((read) => {
    // 低于2025年的5.5% and 比2025年多0.7人 compare: a year has no bound by that.
    const compares = COMPARES.endingAt(claimText, read.span.start) !== '' || MORE.has(claimText.charAt(read.span.end));
    const figure = read.kind === 'year' && compares ? { ...read, bound: null } : read;
    const backing = printed.filter(
      (candidate) => backsFigure(figure, candidate) && countsTheSame(claimText, figure, candidate),
    );
    if (backing.length > 0) return countsAnother(claimText, figure, backing, printed);
    return !(mayComeFromFrame(figure, printed) && framed.some((candidate) => backsFigure(figure, candidate)));
  });
}

/**
 * What of the claim no quote holds: figures with unit, bound and year, ordinals, names in 「」“”《》, 十四五/十五五,
 * 预期性/约束性; as printed in the claim, empty when all is backed. Chinese numerals and full width equal Arabic digits.
 * A claim marked 「按规划数据计算」 may hold one figure that its quotes do not print but that follows from two they do.
 * `frame` are published words around the quotes (breadcrumb, title of the plan, table header): they may back a year,
 * an ordinal, a name or a period, never an amount.
 */
export function verifyFigures(
  claimText: string,
  quotes: readonly string[],
  frame: readonly string[] = [],
  isProved: (figure: Figure) => boolean = () => false,
): string[] {
  const text = withoutMarker(claimText);
  const printed = placeFigures(quotes);
  const figures = missingFigures(text, printed, placeFigures(frame)).filter((figure) => !isProved(figure));
  const isComputed = claimText.includes(COMPUTED_MARKER) && figures.length === 1;
  const missing = isComputed ? figures.filter((figure) => !arithmeticHolds(figure, text, printed)) : figures;
  const quoted = fold(quotes.join('\n'));
  const framed = fold([...quotes, ...frame].join('\n'));
  return [
    ...missing.map((figure) => (figure.year === null ? figure.printed : `${figure.printed}（${figure.year}年）`)),
    ...missingNames(text, framed),
    ...missingPeriods(text, framed),
    ...matches(text, NATURE).filter((nature) => !quoted.includes(nature)),
  ];
}
