// Where a message is cut, and how a label is found again in what was typed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLabel, dropSingles } from '../../src/understanding/align-topic.js';
import { cutClauses } from '../../src/understanding/cut-clauses.js';
import { foldText, questionWords } from '../../src/understanding/question-words.js';

const cut = (text: string, connectives = { opening: [] as string[], leading: [] as string[] }): string[] =>
  cutClauses(text, questionWords(foldText(text)), connectives).map(({ start, end }) => text.slice(start, end));

describe('clauses', () => {
  it.each([
    ['养老怎么办，托育怎么办？', ['养老怎么办', '托育怎么办']],
    ['1、水稻种多少亩 2、龙头企业几家', ['水稻种多少亩', '龙头企业几家']],
    ['①建几处 ②建在哪', ['建几处', '建在哪']],
    ['（一）楼宇几幢？（二）企业几家？', ['楼宇几幢', '企业几家']],
    ['目标：市级以上几家', ['目标', '市级以上几家']],
    ['占比1.9%是多少', ['占比1.9%是多少']],
    ['养老。托育', ['养老', '托育']],
  ])('%s', (text, clauses) => {
    expect(cut(text)).toEqual(clauses);
  });

  it('are cut before a word that opens parts and after one that leads to them', () => {
    expect(cut('数量及名称', { opening: ['及'], leading: [] })).toEqual(['数量', '及名称']);
    expect(cut('请问数量', { opening: [], leading: ['请问'] })).toEqual(['请问', '数量']);
  });

  it('lie in order, apart from each other, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        let from = 0;
        for (const { start, end } of cutClauses(text, questionWords(foldText(text)), { opening: [], leading: [] })) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('the words of a message', () => {
  it('are normalised one character for one', () => {
    expect(foldText('規劃２０３０「GDP」')).toBe('规划2030"gdp"');
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (text) => {
        expect(foldText(text)).toHaveLength(text.length);
      }),
    );
  });

  it('stand where they say', () => {
    const folded = foldText('老旧小区 改造了多少个？');
    for (const { text, start, end } of questionWords(folded)) expect(folded.slice(start, end)).toBe(text);
  });
});

describe('a label in its message', () => {
  const marked = (label: string, text: string): string =>
    alignLabel(label, text)
      .map((mark, at) => (mark ? text[at] : '-'))
      .join('');

  it('is found in whole words, those that are left out between them passed over', () => {
    expect(marked('老旧小区改造', '老旧的小区怎么改造')).toBe('老旧-小区--改造');
    expect(marked('社保', '社会上参加社保')).toBe('-----社保');
  });

  it('is found as far as it stands there', () => {
    expect(marked('养老机构床位', '床位多少')).toBe('床位--');
    expect(dropSingles([true, false, true, true])).toEqual([false, false, true, true]);
  });
});
