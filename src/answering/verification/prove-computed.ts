// Whether a figure that no quote prints follows from figures that they do, by the operation that the claim's words name.
import { type Figure, findFigures } from '../../text/find-figures.js';
import { languageWords } from '../../text/word-classes.js';
import { arithmeticHolds, COMPUTED_MARKER, tolerance, withoutMarker } from './computed-figure.js';
import { type Operation, operationsIn } from './computing-words.js';
import { overlap, surroundings } from './figure-subject.js';
import { type PlacedFigure, placeFigures } from './match-figure.js';
import { bigramsOf } from './split-clauses.js';

const SENTENCE = /[。；;！!]/;
/** Words of an operation stand this near before their result, or this near behind it. */
const BEFORE = 24;
const BEHIND = 2;
const COMPARED = languageWords('beside', 'more-than', 'less-than');
const BESIDE = languageWords('beside');
const FORMER = languageWords('the-former');
const LATTER = languageWords('the-latter');
const FROM = languageWords('from');
const UNTIL = languageWords('until');
const IS = new RegExp(languageWords('copula').source);
/** 两者相 before 比: both at once. */
const LONGEST_BOTH = 4;

interface Setting {
  readonly claimed: Figure;
  /** The claim without its marker. */
  readonly text: string;
  /** Amounts that the quotes print, each once, in a unit that the result may come of. */
  readonly pool: readonly PlacedFigure[];
  /** Those of them that the claim names, in the claim's order. */
  readonly named: readonly Figure[];
  readonly slack: number;
}

const isBase = (claimed: Figure, unit: string): boolean =>
  claimed.unit === unit || (claimed.unit === '百分点' && unit === '%') || (claimed.unit === '' && unit !== '年');

const sumOf = (figures: readonly Figure[]): number => figures.reduce((sum, { quantity }) => sum + quantity, 0);

/** The sentence of the claim that holds the figure, up to it and a little behind. */
function around({ span }: Figure, text: string): { readonly before: string; readonly sentence: string } {
  const head = text.slice(0, span.start).split(SENTENCE).at(-1) ?? '';
  const tail = text.slice(span.end).split(SENTENCE, 1)[0] ?? '';
  return { before: head, sentence: `${head}${tail.slice(0, BEHIND)}` };
}

function sumHolds({ claimed, text, pool, named, slack }: Setting): boolean {
  const isIt = (figures: readonly Figure[]) =>
    figures.length >= 2 && Math.abs(sumOf(figures) - claimed.quantity) <= slack;
  if (named.length >= 2) return isIt(named);
  const words = bigramsOf(text);
  return isIt(pool.filter((figure) => overlap(words, surroundings(figure.text, figure)) > 0)) || isIt(pool);
}

/** 比2025年多0.7人: the printed value of the year that the claim measures by, in the text that prints the other. */
function ofYear(measure: string, first: Figure, pool: readonly PlacedFigure[]): PlacedFigure | undefined {
  const year = findFigures(measure).find(({ kind }) => kind === 'year')?.quantity;
  const home = pool.find(({ quantity }) => quantity === first.quantity)?.text;
  return pool.find(
    ({ text, ...figure }) =>
      text === home && figure.year === (year ?? Number.NaN) && figure.quantity !== first.quantity,
  );
}

/** What the claim compares: first what is spoken of, then what it is measured by; null where that cannot be told. */
function comparedPair({ claimed, text, pool, named }: Setting): readonly [number, number] | null {
  const { before } = around(claimed, text);
  const start = claimed.span.start - before.length;
  const [first, second] = named;
  if (first && second) {
    const between = text.slice(first.span.end, second.span.start);
    const told = text.slice(second.span.end, claimed.span.start);
    if (named.length === 2 && LATTER.within(told)) return [second.quantity, first.quantity];
    if (named.length === 2 && FORMER.within(told)) return [first.quantity, second.quantity];
    const isFromTo = FROM.within(text.slice(start, first.span.start)) && UNTIL.within(between);
    if (COMPARED.within(between) || !isFromTo) return isFromTo ? null : [first.quantity, second.quantity];
    return [second.quantity, first.quantity];
  }
  const at = BESIDE.find(before)[0]?.index ?? -1;
  if (first && at >= 0) {
    const others = pool.filter(({ quantity, year }) => quantity !== first.quantity && year !== null);
    const [other] = others.length === 1 ? others : pool.filter(({ quantity }) => quantity !== first.quantity);
    const measure = ofYear(before.slice(at), first, pool) ?? other;
    if (!measure) return null;
    return first.span.start < start + at ? [first.quantity, measure.quantity] : [measure.quantity, first.quantity];
  }
  if (at < 0) return pairByYears(pool);
  const subject = before.slice(0, at);
  return subject.length <= LONGEST_BOTH ? onlyPair(pool) : pairByWords(subject, before.slice(at + 1), pool);
}

/** The figures that stand by the words on either side of 比. */
function pairByWords(
  subject: string,
  measure: string,
  pool: readonly PlacedFigure[],
): readonly [number, number] | null {
  const likest = (words: string): PlacedFigure | undefined => {
    const pairs = bigramsOf(words);
    const ranked = pool
      // A row of the table names its thing at its head: its whole text tells two rows apart.
      .map((figure) => ({
        figure,
        likeness: overlap(pairs, surroundings(figure.text, figure)) + overlap(pairs, bigramsOf(figure.text)) / 100,
      }))
      .sort((a, b) => b.likeness - a.likeness);
    return (ranked[0]?.likeness ?? 0) > (ranked[1]?.likeness ?? 0) ? ranked[0]?.figure : undefined;
  };
  const [a, b] = [likest(subject), likest(measure)];
  return a && b && a !== b ? [a.quantity, b.quantity] : null;
}

/** 两者相比增加23家: of two values and no others, the order that the claim's words do not tell. */
function onlyPair(pool: readonly PlacedFigure[]): readonly [number, number] | null {
  const [a, b, ...others] = [...new Set(pool.map(({ quantity }) => quantity))];
  if (a === undefined || b === undefined || others.length > 0) return null;
  return [Math.max(a, b), Math.min(a, b)];
}

/** The last and the first of two dated values of one thing. */
function pairByYears(pool: readonly PlacedFigure[]): readonly [number, number] | null {
  const dated = pool.filter(({ year }) => year !== null).sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const [first] = dated;
  const last = dated.at(-1);
  return first && last && dated.length === 2 && first.year !== last.year ? [last.quantity, first.quantity] : null;
}

function differenceHolds(setting: Setting, operation: Operation): boolean {
  const pair = comparedPair(setting);
  if (!pair) return false;
  const difference = pair[0] - pair[1];
  const { claimed, slack } = setting;
  if (operation === 'apart') return Math.abs(Math.abs(difference) - claimed.quantity) <= slack;
  return Math.abs((operation === 'more' ? difference : -difference) - claimed.quantity) <= slack;
}

/** Sums and differences come out as they are; binary fractions do not. */
const EXACT = 1e-9;
/** A quotient is rounded as the claim prints it, and by no more than a twentieth. */
const roundingOf = (claimed: Figure): number => Math.min(tolerance(claimed), claimed.quantity / 20);

const quotientHolds = ({ claimed }: Setting, all: readonly PlacedFigure[]): boolean =>
  all.some((a) =>
    all.some(
      (b) =>
        a.unit === claimed.unit &&
        b.unit !== a.unit &&
        b.quantity > 0 &&
        Math.abs(a.quantity / b.quantity - claimed.quantity) <= roundingOf(claimed),
    ),
  );

/** A是B的 before 2倍, told by their words. */
function namedPair({ claimed, text, pool }: Pick<Setting, 'claimed' | 'text' | 'pool'>): readonly PlacedFigure[] {
  const { before } = around(claimed, text);
  const at = before.search(IS);
  const units = new Set(pool.map(({ unit }) => unit));
  for (const unit of at < 0 ? [] : units) {
    const own = pool.filter((figure) => figure.unit === unit);
    const pair = pairByWords(before.slice(0, at), before.slice(at + 1), own);
    const found = pair?.map((quantity) => own.find((figure) => figure.quantity === quantity));
    if (found?.[0] && found[1]) return [found[0], found[1]];
  }
  return [];
}

/** A是B的2倍, with both told before it; 增长1倍 is one more than the whole. */
function timesHold({ claimed, text }: Setting, all: readonly PlacedFigure[]): boolean {
  const figures = findFigures(text).filter(({ kind, span }) => kind === 'amount' && span.end <= claimed.span.start);
  const [a, b] = figures.length < 2 ? namedPair({ claimed, text, pool: all }) : figures.slice(-2);
  if (!a || !b || b.unit !== a.unit || b.quantity === 0) return false;
  const isMore = operationsIn(text.slice(b.span.end, claimed.span.start)).has('more');
  // What grows is one thing at two times.
  if (isMore && (a.year === null || b.year === null || a.year === b.year)) return false;
  return (
    Math.abs((isMore ? b.quantity / a.quantity - 1 : a.quantity / b.quantity) - claimed.quantity) <= roundingOf(claimed)
  );
}

function holdsBy(operation: Operation, setting: Setting, all: readonly PlacedFigure[]): boolean {
  const { claimed, pool, slack } = setting;
  switch (operation) {
    case 'most':
    case 'fewest':
      return false;
    case 'sum':
      return sumHolds(setting);
    case 'average':
      return quotientHolds(setting, all);
    case 'times':
      return claimed.unit === '倍' && timesHold(setting, all);
    case 'rest':
      return claimed.unit === '%' && pool.some(({ quantity }) => Math.abs(100 - quantity - claimed.quantity) <= slack);
    default:
      return differenceHolds(setting, operation);
  }
}

/** 0.009亿斤。2030年目标0.279亿斤，2025年预计0.27亿斤: a figure that opens the claim alone is how far the two behind it lie apart. */
function isOpening({ claimed, text, named, slack }: Setting): boolean {
  const [first, second, ...others] = named;
  if (!first || !second || others.length > 0 || !SENTENCE.test(text.charAt(claimed.span.end))) return false;
  const isOfYears = first.year !== null && second.year !== null && first.year !== second.year;
  return isOfYears && Math.abs(Math.abs(first.quantity - second.quantity) - claimed.quantity) <= slack;
}

/** Each printed figure once, though two quotes may hold the same sentence. */
const printedOnce = (texts: readonly string[]): PlacedFigure[] => placeFigures([...new Set(texts)]);

/**
 * Whether `claimed` is the sum, difference, ratio, mean or rest of printed figures that the words of its sentence say.
 * Operands that the claim names are the ones computed with; else those whose words the claim has. Without such words the
 * claim must carry the marker, and any one operation of two printed figures will do.
 */
export function isComputed(claimed: Figure, claimText: string, texts: readonly string[]): boolean {
  if (claimed.kind !== 'amount' || claimed.bound === 'above') return false;
  const all = printedOnce(texts).filter(({ kind }) => kind === 'amount');
  const text = withoutMarker(claimText);
  const { before, sentence } = around(claimed, text);
  const operations = operationsIn(`${before.slice(-BEFORE)}${sentence.slice(before.length)}${claimed.unit}`);
  const pool = all.filter(({ unit }) => isBase(claimed, unit));
  const named = findFigures(text).filter(
    (figure) =>
      figure.kind === 'amount' &&
      figure.span.start !== claimed.span.start &&
      pool.some(({ quantity, unit }) => quantity === figure.quantity && unit === figure.unit),
  );
  const setting: Setting = { claimed, text, pool, named, slack: EXACT * Math.max(1, claimed.quantity) };
  if ([...operations].some((operation) => holdsBy(operation, setting, all))) return true;
  if (operations.size === 0 && before === '' && isOpening(setting)) return true;
  return operations.size === 0 && claimText.includes(COMPUTED_MARKER) && arithmeticHolds(claimed, text, all);
}

/**
 * Whether a claim's 最大 or 最少 is borne out: a figure of its sentence is the largest or smallest of all that the quotes
 * print in its unit, and there are others.
 */
export function isExtreme(word: string, claimText: string, texts: readonly string[]): boolean {
  const operations = operationsIn(word);
  const isMost = operations.has('most');
  if (!isMost && !operations.has('fewest')) return false;
  const at = claimText.indexOf(word);
  const start = claimText.slice(0, at).split(SENTENCE).slice(0, -1).join('。').length;
  const end = at + (claimText.slice(at).split(SENTENCE, 1)[0] ?? '').length;
  const told = findFigures(claimText).filter(
    ({ kind, span }) => kind === 'amount' && span.start >= start && span.end <= end,
  );
  const printed = printedOnce(texts).filter(({ kind }) => kind === 'amount');
  return told.some(({ quantity, unit }) => {
    const others = printed.filter((figure) => figure.unit === unit && figure.quantity !== quantity);
    const isPrinted = printed.some((figure) => figure.unit === unit && figure.quantity === quantity);
    return (
      isPrinted &&
      others.length > 0 &&
      others.every((other) => (isMost ? other.quantity < quantity : other.quantity > quantity))
    );
  });
}
