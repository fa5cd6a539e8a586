// Cutting at marks: nothing inside quotation marks and brackets is cut, and nothing but marks and white space is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOuterMarks, splitAtMarks } from '../../src/text/split-at-marks.js';
import { sliceSpan } from '../../src/text/text-span.js';

const split = (text: string, marks: string) =>
  splitAtMarks(text, { start: 0, end: text.length }, marks).map((span) => sliceSpan(text, span));

describe('splitAtMarks', () => {
  it('cuts at the marks given', () => {
    expect(split('青年驿站5处、“优徕青年社区”10处', '、')).toEqual(['青年驿站5处', '“优徕青年社区”10处']);
  });

  it('cuts nothing inside quotation marks, brackets and titles', () => {
    expect(split('“两窗口、两中心”建设，片区（不含道路、桥梁）', '、，')).toEqual([
      '“两窗口、两中心”建设',
      '片区（不含道路、桥梁）',
    ]);
  });

  it('lets an opening mark that never closes enclose nothing', () => {
    expect(split('“甲、乙', '、')).toEqual(['“甲', '乙']);
  });

  it('loses nothing but marks and white space', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '、', '，', '“', '”', '（', '）', ' ') });
    fc.assert(
      fc.property(text, (given) => {
        const marks = findOuterMarks(given, { start: 0, end: given.length }, '、，');
        const bare = [...given].filter((char, index) => !marks.includes(index) && char !== ' ').join('');
        expect(split(given, '、，').join('').replaceAll(' ', '')).toBe(bare);
      }),
    );
  });
});
