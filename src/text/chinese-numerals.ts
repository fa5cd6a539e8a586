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
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** A run of characters that can be a Chinese numeral. */
export const CHINESE_NUMERAL = /[〇零一二两三四五六七八九十百千万亿]+/g;

/**
 * Reads 「十五」 as 15, 「二〇三五」 as 2035, 「一百二十」 as 120, 「三万五千」 as 35000.
 * Returns null when the run is not a numeral (「千万亿」, 「十百」, empty).
 */
export function parseChineseNumeral(numeral: string): number | null {
  if (numeral === '') return null;
  const digits = [...numeral].map((char) => DIGITS[char]);
  if (digits.every((digit) => digit !== undefined)) {
    return Number(digits.join(''));
  }
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const char of numeral) {
    const value = DIGITS[char];
    const unit = UNITS[char];
    const large = LARGE_UNITS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      if (digit === null && unit !== 10) return null;
      group += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else if (large !== undefined) {
      if (group === 0 && digit === null) return null;
      total = (total + group + (digit ?? 0)) * (large === 10_000 ? 10_000 : 1);
      if (large !== 10_000) total *= large;
      group = 0;
      digit = null;
      lastUnit = Number.POSITIVE_INFINITY;
    } else {
      return null;
    }
  }
  return total + group + (digit ?? 0);
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
