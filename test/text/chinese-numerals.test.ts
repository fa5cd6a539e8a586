// Chinese numerals both ways.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumeral, toChineseNumeral } from '../../src/text/chinese-numerals.js';

describe('parseChineseNumeral', () => {
  it.each([
    ['十', 10],
    ['十五', 15],
    ['四十七', 47],
    ['一百二十', 120],
    ['一百零五', 105],
    ['二〇三五', 2035],
    ['二〇三〇', 2030],
    ['三万五千', 35_000],
    ['九百', 900],
    ['两千', 2000],
    ['一亿', 100_000_000],
    ['一亿三千万', 130_000_000],
    ['一万亿', 1_000_000_000_000],
    ['三十二亿零五百', 3_200_000_500],
    ['零', 0],
    // A last digit without 零 counts the next smaller unit, as people say it.
    ['一百五', 150],
    ['三万五', 35_000],
    ['三万零五', 30_005],
  ])('reads %s as %i', (numeral, value) => {
    expect(parseChineseNumeral(numeral)).toBe(value);
  });

  it.each(['', '万', '百', '十十', '百十', '三五十二', '一a', '千万亿', '一万一万', '一亿亿', '一万三亿二亿'])(
    'refuses 「%s」',
    (run) => {
      expect(parseChineseNumeral(run)).toBeNull();
    },
  );

  it('reads back every number that toChineseNumeral writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (value) => {
        expect(parseChineseNumeral(toChineseNumeral(value))).toBe(value);
      }),
    );
  });
});

describe('toChineseNumeral', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [47, '四十七'],
  ])('writes %i as %s', (value, numeral) => {
    expect(toChineseNumeral(value)).toBe(numeral);
  });

  it.each([-1, 100, 1.5, Number.NaN])('refuses %d', (value) => {
    expect(() => toChineseNumeral(value)).toThrow(RangeError);
  });
});
