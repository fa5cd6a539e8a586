// The small parts of composing: clauses, coined terms taken apart, sentences without their labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeNumbers, sloganParts } from '../../../src/answering/composing/parse-coined-term.js';
import { plainSentence, plainTitle } from '../../../src/answering/composing/plain-sentence.js';
import { splitClauses } from '../../../src/answering/composing/split-clauses.js';

const clausesOf = (text: string): string[] =>
  splitClauses(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('splitClauses', () => {
  it('cuts at commas, semicolons and colons, and keeps enumerations whole', () => {
    expect(clausesOf('到2030年，建设青年驿站5处、“优徕青年社区”10处；增强“青合力”。')).toEqual([
      '到2030年',
      '建设青年驿站5处、“优徕青年社区”10处',
      '增强“青合力”',
    ]);
  });

  it('does not cut inside quotation marks and brackets', () => {
    expect(clausesOf('提高“要买车，到槐荫”品牌知名度，打造（研发，生产）基地')).toEqual([
      '提高“要买车，到槐荫”品牌知名度',
      '打造（研发，生产）基地',
    ]);
  });

  it('gives spans in order that hold no closing mark and lose no letter', () => {
    const text = fc.array(fc.constantFrom('槐', '荫', '，', '；', '。', '“', '”', '、', '2030', '（', '）'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.join('');
        const spans = splitClauses(joined, { start: 0, end: joined.length });
        spans.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        });
        const letters = (value: string): string => value.replace(/[，；。：]/g, '');
        expect(letters(clausesOf(joined).join(''))).toBe(letters(joined));
      }),
    );
  });
});

describe('sloganParts', () => {
  it('counts the parts of a slogan', () => {
    expect(sloganParts('三圈两带一街区多点').map(({ count, noun }) => [count, noun])).toEqual([
      [3, '圈'],
      [2, '带'],
      [1, '街区'],
    ]);
    expect(sloganParts('一院四馆').map(({ text }) => text)).toEqual(['一院', '四馆']);
  });

  it('finds none in a name without numerals, nor in one that only says 一', () => {
    expect(sloganParts('揭榜挂帅')).toEqual([]);
    expect(sloganParts('一网统管')).toEqual([]);
  });
});

describe('codeNumbers', () => {
  it.each([
    ['1+14+16+N', [1, 14, 16]],
    ['115+N', [115]],
    ['158工作模式', [158]],
    ['433', [433]],
  ])('reads %s', (code, numbers) => {
    expect(codeNumbers(code)).toEqual(numbers);
  });

  it.each(['2030年', '80%', '五友', '5G'])('takes %s for no code, or for one without parts', (term) => {
    expect(codeNumbers(term).filter((number) => number > 99)).toEqual([]);
  });
});

describe('plainSentence', () => {
  it.each([
    ['（一）做优医养健康高端产业集群。', '做优医养健康高端产业集群。'],
    ['——坚持人民至上。', '坚持人民至上。'],
    ['二、外部环境', '外部环境。'],
    ['1.济南西站枢纽商圈。', '济南西站枢纽商圈。'],
    ['2030年亿元楼宇达到5幢', '2030年亿元楼宇达到5幢。'],
  ])('takes the label from %s and ends it', (printed, plain) => {
    expect(plainSentence(printed)).toBe(plain);
  });

  it('as a title has neither label nor full stop', () => {
    expect(plainTitle('（三）推动招商引资拓面提质。')).toBe('推动招商引资拓面提质');
  });
});
