// Chinese numerals as numbers, and numbers as Chinese numerals, up to 亿.

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A run of characters that can be a Chinese numeral. */
export const CHINESE_NUMERAL = /[〇零一二两三四五六七八九十百千万亿]+/g;

/** Reads up to 千: 「三千」「一百零五」「十五」; null when it is no such group. */
function parseGroup(group: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const char of group) {
    const value = DIGITS[char];
    const unit = UNITS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined && unit < lastUnit && (digit !== null || unit === 10)) {
      total += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else {
      return null;
    }
  }
  return total + (digit ?? 0);
}

/** 「一百五」 is 150 and 「三万五」 35000: a last digit right after a unit counts the next smaller one. */
function spellOutLastDigit(numeral: string): string {
  const match = /([百千万亿])([一二三四五六七八九])$/.exec(numeral);
  const smaller = { 百: '十', 千: '百', 万: '千', 亿: '千万' }[match?.[1] ?? ''];
  return smaller === undefined ? numeral : `${numeral}${smaller}`;
}

/** Reads the part before or after 亿, which 万 may divide once more. */
function parseBelowHundredMillion(numeral: string): number | null {
  const [high, low, ...more] = numeral.split('万');
  if (more.length > 0 || high === undefined) return null;
  if (low === undefined) return parseGroup(high);
  const [tenThousands, rest] = [parseGroup(high), parseGroup(low)];
  if (high === '' || tenThousands === null || rest === null) return null;
  return tenThousands * 10_000 + rest;
}

/**
 * Reads 「十五」 as 15, 「二〇三五」 as 2035, 「一百二十」 as 120, 「三万五千」 as 35000, 「一亿三千万」 as 130000000.
 * Returns null when the run is not a numeral (「千万亿」, 「十百」, empty).
 */
export function parseChineseNumeral(numeral: string): number | null {
  if (numeral === '') return null;
  const digits = [...numeral].map((char) => DIGITS[char]);
  if (digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  const [high, low, ...more] = spellOutLastDigit(numeral).split('亿');
  if (more.length > 0 || high === undefined) return null;
  if (low === undefined) return parseBelowHundredMillion(high);
  const [hundredMillions, rest] = [parseBelowHundredMillion(high), parseBelowHundredMillion(low)];
  if (high === '' || hundredMillions === null || rest === null) return null;
  return hundredMillions * 100_000_000 + rest;
}

const NAMES = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 → 一, 11 → 十一, 47 → 四十七. Throws RangeError outside 0 to 99, which no heading number leaves. */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) {
    throw new RangeError(`toChineseNumeral takes an integer from 0 to 99, got ${value}`);
  }
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return NAMES[ones] ?? '';
  return `${tens === 1 ? '' : NAMES[tens]}十${ones === 0 ? '' : NAMES[ones]}`;
}
