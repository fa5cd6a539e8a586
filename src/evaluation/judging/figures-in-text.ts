// The figures of a Chinese text: numbers with scale and unit, and names that hold digits. Written apart from the
// answering room's own figure check, so that the judge does not share the mistakes of the judged.
import { parseChineseNumeral } from '../../text/chinese-numerals.js';

export interface Figure {
  readonly kind: 'number' | 'name';
  /** As printed, unit included: 「30亿元」「5%」「5G」. */
  readonly printed: string;
  /** With its scale: 30亿 is 3e9. NaN for a name. */
  readonly value: number;
  /** Class of the unit without its scale: 元, %, 年, 人, 个 …; '' where the text prints none that is known. */
  readonly unit: string;
  readonly hasScale: boolean;
}

const SCALES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};

/**
 * Counting words that a paraphrase may exchange (5幢 楼 / 5栋 楼, 100项 / 100件), one class a line, named by its first
 * member. Units of measure are not here: each is its own class.
 */
const COUNTERS: readonly (readonly string[])[] = [
  [...'个项处家座幢栋所条件张种类套台辆场批片部支次级间期届款门'],
  ['人', '名', '位', '人次'],
  ['%', '％'],
];
const MEASURES =
  '个百分点|百分点|平方公里|平方米|立方米|公里|公顷|公斤|小时|分钟|元|年|月|日|天|岁|亩|吨|斤|米|倍|户|度|‰|微克/立方米'.split(
    '|',
  );
const UNIT_WORDS = [...MEASURES, ...COUNTERS.flat()].sort((a, b) => b.length - a.length);
/** 百 of 百分点 is no scale. */
const SCALE = '(万亿|百万|千万|百(?!分)|千|万|亿)?余?';
const UNIT_AFTER = new RegExp(`^${SCALE}(${UNIT_WORDS.map((word) => word.replace(/[/‰]/g, '\\$&')).join('|')})?`);
const TOKEN = /[A-Za-z\d]+(?:[.+][A-Za-z\d]+)*/g;
/** 「80、30亿元」「2026—2030年」: the first number borrows the unit of the second. */
const BORROWS_UNIT = /^(?:[—–~～至到、-]{1,2}\d+(?:\.\d+)?)+/;

/** The class that a unit is compared by. */
export function unitClass(unit: string): string {
  const family = COUNTERS.find((words) => words.includes(unit));
  return family?.[0] ?? (unit === '个百分点' ? '百分点' : unit);
}

/** Unit words in brackets, as a table's row names carry them: 「（亿斤）」「（%）」; scale and class apart. */
export function bracketedUnits(text: string): { readonly scale: number; readonly unit: string }[] {
  return [...text.matchAll(/[（(]([^（()）]{1,8})[)）]/g)].flatMap(([, inside = '']) => {
    const [whole = '', scale = '', unit = ''] = UNIT_AFTER.exec(inside) ?? [];
    return unit !== '' && whole === inside ? [{ scale: SCALES[scale] ?? 1, unit: unitClass(unit) }] : [];
  });
}

const CHINESE_FIGURE = new RegExp(
  `(?<![第“”‘’一二三四五六七八九十百千两〇零])([一二三四五六七八九十百千两〇零]{2,})(?=${SCALE}(?:${UNIT_WORDS.join('|')}))`,
  'g',
);

/** One way of writing: half-width digits, no thousands commas, 百分之五 and 二〇三五年 and 五十幢 in digits, no spaces. */
function unifyNumerals(text: string): string {
  const arabic = (whole: string, numeral: string) => {
    const value = parseChineseNumeral(numeral);
    return value === null ? whole : String(value);
  };
  return text
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .normalize('NFKC')
    .replace(/(?<=\d) +(?=[%‰一-鿿])/g, '')
    .replace(/百分之([一二三四五六七八九十百〇零]+)/g, (whole, numeral: string) => {
      const value = parseChineseNumeral(numeral);
      return value === null ? whole : `${value}%`;
    })
    .replace(CHINESE_FIGURE, arabic);
}

function readNumber(text: string, token: string, end: number): Figure {
  const rest = text.slice(end);
  const borrowed = BORROWS_UNIT.exec(rest)?.[0] ?? '';
  const direct = UNIT_AFTER.exec(rest);
  const [suffix = '', scale = '', unit = ''] = direct?.[0]
    ? direct
    : (UNIT_AFTER.exec(rest.slice(borrowed.length)) ?? []);
  const value = Number(token) * (SCALES[scale] ?? 1);
  return { kind: 'number', printed: `${token}${suffix}`, value, unit: unitClass(unit), hasScale: scale !== '' };
}

/** All figures of a text, in order. Chinese numerals count where they are written out before a unit (五十幢). */
export function figuresInText(text: string): Figure[] {
  const unified = unifyNumerals(text);
  return [...unified.matchAll(TOKEN)].flatMap((match): Figure[] => {
    const token = match[0];
    if (!/\d/.test(token)) return [];
    if (/^\d+(\.\d+)?$/.test(token)) return [readNumber(unified, token, match.index + token.length)];
    return [{ kind: 'name', printed: token, value: Number.NaN, unit: '', hasScale: false }];
  });
}
