// Figures of a text: amounts with unit and year, years, ordinals and periods, each with its span.
import { parseChineseNumeral } from './chinese-numerals.js';
import { canonicalUnit, type FigureBound, readBound, UNIT_PATTERN } from './figure-units.js';
import type { TextSpan } from './text-span.js';

export type FigureKind = 'amount' | 'year' | 'ordinal';

export interface Figure {
  readonly kind: FigureKind;
  /** UTF-16 offsets into the text given; covers number, multiplier and unit: 「58.87亿元」. */
  readonly span: TextSpan;
  readonly printed: string;
  /** In whole units: 58.87亿 is 5,887,000,000; 八成 and 百分之八十 are 80 with unit %. */
  readonly quantity: number;
  /** Canonical unit (see `canonicalUnit`), '' where none is printed, 「第章」 for an ordinal chapter. */
  readonly unit: string;
  readonly bound: FigureBound | null;
  /** The year that governs an amount: the last single year printed before it in its sentence; null where none is. */
  readonly year: number | null;
}

const FOLD: Readonly<Record<string, string>> = {
  '％': '%',
  '．': '.',
  億: '亿',
  萬: '万',
  餘: '余',
  個: '个',
  項: '项',
  處: '处',
  戶: '户',
  歲: '岁',
  條: '条',
  類: '类',
  種: '种',
  點: '点',
  '／': '/',
};
const FOLDABLE = /[０-９％．億萬餘個項處戶歲條類種點／]/g;

/** The numerals of cheques, 玖拾亿: where two stand together or money follows; one alone is a word (队伍, 收拾). */
const FORMAL_NUMERALS = /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零〇]{2,}|[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟](?=[万亿元])/g;
const FORMAL: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  參: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
};

/** Full width, traditional and formal characters of figures, one code unit for one, so that offsets stay. */
const foldFigures = (text: string): string =>
  text
    .replace(FOLDABLE, (char) => FOLD[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(FORMAL_NUMERALS, (run) => [...run].map((char) => FORMAL[char] ?? char).join(''));

const ARABIC = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMERAL = '(?:[〇零一二两三四五六七八九十百]|千(?![瓦米克]))+';
/** 三万五千 is one numeral; a closing 万 is the multiplier's. */
const CHINESE = `${NUMERAL}(?:万${NUMERAL})?`;
/** Groups: 百分之, ordinal 第, digits, Chinese numeral, 多/余, multiplier, 多/余, unit. A figure inside a code is not one. */
const FIGURE = new RegExp(
  String.raw`(?<![A-Za-z\d.+&])(百分之|千分之)?(第)?(?:(${ARABIC})(?![\d+&]|\.\d|-?[A-Za-z])|(?<![几数])(${CHINESE}(?:点${NUMERAL})?)) ?(多|余)?(万亿|亿|万|千(?![瓦米克])|百(?!分))?(多|余)?[  ]?(${UNIT_PATTERN})?`,
  'g',
);
const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
const SENTENCE_BREAK = /[。；！？;!?\n]/;
/** A year that something is measured from (从2020年的…提高到…) does not date what follows. */
const STARTING_POINT = /[从由自较比以与]/;
/** Units of time after which 一 is a length, not an article (一年, but not 一个, 一批). */
const COUNTED_FROM_ONE = /^(?:年|月|日|天|周|小时|分钟|成|倍|次|届|章|节)$/;

function parseChineseDecimal(numeral: string): number | null {
  const [whole = '', fraction] = numeral.split('点');
  const value = parseChineseNumeral(whole);
  if (value === null || fraction === undefined) return value;
  const digits = [...fraction].map((digit) => parseChineseNumeral(digit));
  return digits.some((digit) => digit === null) ? null : Number(`${value}.${digits.join('')}`);
}

interface Reading {
  readonly kind: FigureKind;
  readonly quantity: number;
  readonly unit: string;
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100;
/** 30亿 must equal 3000000000 although 0.279 × 1e8 is not exact in binary. */
const roundOff = (value: number): number => Number(value.toPrecision(12));

/** Chinese numerals are figures only where a unit or 百分之 says so: 一体化, 四水四定, 千方百计 are words. */
function readChinese(numeral: string, unit: string, multiplier: string, isShare: boolean): number | null {
  const value = parseChineseDecimal(numeral);
  // 零 opens words (零部件, 零售); as a numeral it stands inside one (一百零五, 二〇三〇).
  if (value === null || (value === 0 && !isShare)) return null;
  const isCounted = unit !== '' || multiplier === '万' || multiplier === '亿' || isShare;
  if (!isCounted) return null;
  const isArticle = value === 1 && multiplier === '' && !COUNTED_FROM_ONE.test(unit) && !isShare;
  return isArticle ? null : value;
}

function readFigure(groups: readonly (string | undefined)[]): Reading | null {
  const [, share, ordinal, arabic, chinese, , multiplier = '', , unit = ''] = groups;
  const value =
    arabic !== undefined
      ? Number(arabic.replaceAll(',', ''))
      : readChinese(chinese ?? '', unit, multiplier, share !== undefined);
  if (value === null) return null;
  if (share) return { kind: 'amount', quantity: value, unit: share === '百分之' ? '%' : '‰' };
  const canonical = canonicalUnit(unit);
  if (ordinal) return { kind: 'ordinal', quantity: value, unit: `第${canonical}` };
  if (
    isYear(value) &&
    multiplier === '' &&
    (unit === '年' || (unit === '' && arabic !== undefined && !arabic.includes(',')))
  ) {
    return { kind: 'year', quantity: value, unit: '年' };
  }
  if (unit === '成') return { kind: 'amount', quantity: roundOff(value * 10), unit: '%' };
  return { kind: 'amount', quantity: roundOff(value * (MULTIPLIERS[multiplier] ?? 1)), unit: canonical };
}

/** The year that governs what stands at `at`: the nearest before it in its sentence, none when a range of years does. */
function governingYear(text: string, years: readonly Figure[], at: number): number | null {
  const last = years.at(-1);
  if (
    !last ||
    STARTING_POINT.test(text.charAt(last.span.start - 1)) ||
    SENTENCE_BREAK.test(text.slice(last.span.end, at))
  )
    return null;
  const previous = years.at(-2);
  const isRange =
    previous !== undefined && /^[年\s]*[-—–~～至到][—-]?$/.test(text.slice(previous.span.end, last.span.start));
  return isRange ? null : last.quantity;
}

function hasSurplus(match: RegExpExecArray, folded: string): boolean {
  const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 2);
  return match[5] !== undefined || match[7] !== undefined || /^[多余](?!样|元)/.test(after);
}

/** Texts that come again: a question's parts are read by five readers, the plan's sentences with every question. */
const MOST_KEPT = 2000;
const LONGEST_KEPT = 1000;
const kept = new Map<string, readonly Figure[]>();

/**
 * Finds figures in order. Arabic and Chinese numerals, full width and traditional forms read alike; codes with digits
 * (5G, PM2.5, 1+3+16+N) are names, not figures. A masked figure (`*家`) is none.
 */
export function findFigures(text: string): readonly Figure[] {
  const known = kept.get(text);
  if (known) return known;
  const figures = readFigures(text);
  if (text.length > LONGEST_KEPT) return figures;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, figures);
  return figures;
}

function readFigures(text: string): Figure[] {
  const folded = foldFigures(text);
  const figures: Figure[] = [];
  const years: Figure[] = [];
  for (const match of folded.matchAll(FIGURE)) {
    const reading = readFigure(match);
    if (!reading) continue;
    const printed = text.slice(match.index, match.index + match[0].length).trimEnd();
    const span = { start: match.index, end: match.index + printed.length };
    const bound = readBound(
      folded.slice(Math.max(0, span.start - 4), span.start),
      folded.slice(span.end, span.end + 3),
      hasSurplus(match, folded),
    );
    const year = reading.kind === 'amount' ? governingYear(folded, years, span.start) : null;
    const figure: Figure = { ...reading, span, printed, bound, year };
    figures.push(figure);
    if (figure.kind === 'year') years.push(figure);
  }
  return figures;
}
