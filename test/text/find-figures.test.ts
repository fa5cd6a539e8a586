// Figures as the plan prints them, as readers and models write them, and what is no figure at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/text/find-figures.js';

const brief = (text: string) => findFigures(text).map(({ quantity, unit }) => `${quantity}${unit}`);

describe('findFigures', () => {
  it('reads amounts with their multiplier and unit', () => {
    expect(brief('一般公共预算收入完成58.87亿元，年均增长0.05%，重点项目155个')).toEqual([
      '5887000000元',
      '0.05%',
      '155个',
    ]);
    expect(brief('可再生能源并网容量达到7万千瓦，惠及居民3.2万户')).toEqual(['70000千瓦', '32000户']);
    expect(brief('提高0.3个百分点')).toEqual(['0.3百分点']);
    expect(brief('总面积1,322.42万平方米')).toEqual(['13224200平方米']);
  });

  it('reads Chinese numerals, full width and traditional forms like Arabic ones', () => {
    expect(brief('２０３０年達到３０億元')).toEqual(brief('2030年达到30亿元'));
    expect(brief('二〇三〇年')).toEqual(['2030年']);
    expect(brief('百分之八十点五')).toEqual(['80.5%']);
    expect(brief('八成')).toEqual(['80%']);
    expect(brief('三十余家、三大平台、十项行动')).toEqual(['30家', '3个', '10个']);
    expect(brief('三万五千人')).toEqual(['35000人']);
  });

  it('leaves words that hold a numeral alone', () => {
    expect(brief('一体化推进、四水四定、千方百计、一批项目、一个中心、一院四馆、几十家、零部件')).toEqual([]);
  });

  it('takes codes with digits for names', () => {
    expect(brief('5G基站、PM2.5、“13+34”产业链、“1+3+16+N”、5G-A')).toEqual([]);
  });

  it('does not read a masked figure', () => {
    expect(brief('人口规模达到*万人，集聚企业*家以上，养老服务机构20家以上')).toEqual(['20家']);
  });

  it('tells years, ordinals and amounts apart', () => {
    const kinds = findFigures('第四章：到2030年达到21亿元').map(({ kind, unit }) => [kind, unit]);
    expect(kinds).toEqual([
      ['ordinal', '第章'],
      ['year', '年'],
      ['amount', '元'],
    ]);
  });

  it('binds an amount to the year before it in its sentence', () => {
    const years = findFigures('到2030年，研发投入达到21亿元，平台180家。另有52家').map(({ printed, year }) => [
      printed,
      year,
    ]);
    expect(years).toEqual([
      ['2030年', null],
      ['21亿元', 2030],
      ['180家', 2030],
      ['52家', null],
    ]);
    expect(findFigures('2026—2030年投资30亿元').at(-1)?.year).toBeNull();
    expect(findFigures('比重从2020年的*%提高到*%，企业数量达到168家').at(-1)?.year).toBeNull();
  });

  it('reads what bounds a figure', () => {
    const bounds = findFigures('超900亿元、约1365亿元、20家以上、80余场、600多亿元、不超过3个、3岁以下、52家').map(
      ({ bound }) => bound,
    );
    expect(bounds).toEqual(['above', 'about', 'above', 'above', 'above', 'below', 'below', null]);
  });

  it('reads a table row cell by cell', () => {
    expect(brief('执业医师数（人）\t11.3\t11.9\t1.03\t预期性')).toEqual(['11.3', '11.9', '1.03']);
  });

  it('gives spans that cover what was printed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('到2030年', '达到30亿元', '。', '５Ｇ', '三大', '八成', '第一章', ' 12 处', '企业', '*家'),
        ),
        (parts) => {
          const text = parts.join('');
          for (const { span, printed } of findFigures(text)) expect(text.slice(span.start, span.end)).toBe(printed);
        },
      ),
    );
  });

  it('stays linear on hostile runs of digits', () => {
    const start = performance.now();
    findFigures('9'.repeat(20_000));
    findFigures('一'.repeat(20_000));
    findFigures('1,111'.repeat(4_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
