// The figures of a sentence that are amounts of something, masked ones (`*家`) too; names, lengths in names and ordinals are none.
import { canonicalUnit, type FigureBound, readBound, UNIT_PATTERN } from '../text/figure-units.js';
import { type Figure, findFigures } from '../text/find-figures.js';
import { closingAt } from '../text/split-at-marks.js';
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import { findPeriods } from './five-year-period.js';
import type { GeneralWords } from './general-words.js';

export interface Amount {
  readonly printed: TextSpan;
  readonly value: number | null;
  readonly unit: string;
  readonly bound: FigureBound | null;
}

export interface NamedYear {
  readonly span: TextSpan;
  readonly quantity: number;
}

export interface Amounts {
  readonly amounts: readonly Amount[];
  /** Years of the sentence in order, ends of five-year plans among them. */
  readonly years: readonly NamedYear[];
}

const MASKED = new RegExp(String.raw`\*+ ?(?:万亿|亿|万)?(?:${UNIT_PATTERN})?`, 'g');
const CHINESE_DIGIT = /^[〇零一二两三四五六七八九十百千]/;
/** Units that count time: a length of time is a name (15分钟服务圈, 百年商埠) unless words say that it is told. */
export const TIME_UNIT = /^(?:年|月|日|天|周|小时|分钟)$/;
/** Units that rank or number and never count. */
const RANKING_UNIT = /^(?:级|届|期|批|度|层|字|章|节|篇|站|部)$/;
const MOST_GREAT = 15;
const QUOTES = '“‘「《';
const ENCLOSURES = `${QUOTES}（`;
const BOUNDARY = /^[，。；、：！？\s）)（(]|^$/;

/** Whether the offset stands inside marks of the given kinds: “十大重点行动” is a name, （2026—2030年） no time head. */
function isInside(text: string, at: number, marks: string): boolean {
  for (let i = 0; i < at; i++) {
    if (!marks.includes(text.charAt(i))) continue;
    const close = closingAt(text, i, text.length);
    if (close > at) return true;
    if (close > i) i = close;
  }
  return false;
}

const isQuoted = (text: string, at: number): boolean => isInside(text, at, QUOTES);
const isEnclosed = (text: string, at: number): boolean => isInside(text, at, ENCLOSURES);

/** 25—27万套: the printed amount begins with the range; its value is the upper end. */
const RANGE_START = /\d+(?:\.\d+)?[—–~～至-]$/;

const withRange = (sentence: string, { start, end }: TextSpan): TextSpan => ({
  start: start - (RANGE_START.exec(sentence.slice(0, start))?.[0].length ?? 0),
  end,
});

/** `sentence` is the sentence's own text, offsets within it. */
function isAmount(sentence: string, figure: Figure, words: GeneralWords): boolean {
  const { span, unit, printed } = figure;
  if (figure.kind !== 'amount' || isQuoted(sentence, span.start)) return false;
  const [before, after] = [sentence.slice(0, span.start), sentence.slice(span.end)];
  if (words.of('per').endingAt(before, before.length) !== '' || RANKING_UNIT.test(unit)) return false;
  if (TIME_UNIT.test(unit))
    return !CHINESE_DIGIT.test(printed) && words.of('duration-word').endingAt(before, before.length) !== '';
  if (words.of('counted-off').at(after, 0) !== '') return false;
  // 十次全会 numbers a session.
  if (unit === '次' && CHINESE_DIGIT.test(printed)) return false;
  // 5岁以下儿童死亡率: an age inside a name.
  if (unit === '岁' && !BOUNDARY.test(after)) return false;
  // 党的二十大 numbers a congress; what 大 counts is never as many.
  if (printed.endsWith('大') && figure.quantity > MOST_GREAT) return false;
  if (unit !== '') return true;
  const isReached = words.of('reach').endingAt(before, before.length) !== '';
  // 70万干部群众 counts without a unit; 横支17路 and 阳光100 do not.
  return /[万亿]$/.test(printed) || (isReached && BOUNDARY.test(after));
}

function readMasked(sentence: string, offset: number): Amount[] {
  return [...sentence.matchAll(MASKED)].map((match) => {
    const end = match.index + match[0].length;
    const unit = match[0].replace(/^\*+ ?(?:万亿|亿|万)?/, '');
    return {
      printed: { start: offset + match.index, end: offset + end },
      value: null,
      unit: canonicalUnit(unit),
      bound: readBound(sentence.slice(Math.max(0, match.index - 4), match.index), sentence.slice(end, end + 3), false),
    };
  });
}

const yearsOf = (sentence: string, figures: readonly Figure[]): NamedYear[] =>
  figures.filter(
    ({ kind, printed, span }) => kind === 'year' && printed.endsWith('年') && !isEnclosed(sentence, span.start),
  );

/** 到“十五五”末 is 到2030年. */
const endsOf = (sentence: string): NamedYear[] =>
  findPeriods(sentence)
    .filter(({ isEnd }) => isEnd)
    .map(({ span, to }) => ({ span, quantity: to }));

/** The amounts of a sentence in text order, offsets into `text`. */
export function findAmounts(text: string, span: TextSpan, words: GeneralWords): Amounts {
  const sentence = sliceSpan(text, span);
  const shift = ({ start, end }: TextSpan): TextSpan => ({ start: span.start + start, end: span.start + end });
  const figures = findFigures(sentence);
  const amounts = figures
    .filter((figure) => isAmount(sentence, figure, words))
    .map(({ span: at, quantity, unit, bound }) => ({
      printed: shift(withRange(sentence, at)),
      value: quantity,
      unit,
      bound,
    }));
  return {
    amounts: [...amounts, ...readMasked(sentence, span.start)].sort((a, b) => a.printed.start - b.printed.start),
    years: [...yearsOf(sentence, figures), ...endsOf(sentence)]
      .map(({ span: at, quantity }) => ({ span: shift(at), quantity }))
      .sort((a, b) => a.span.start - b.span.start),
  };
}
