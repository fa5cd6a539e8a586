// What a claim counts, dates and names stands in its quotes, or is reported.
import { describe, expect, it } from 'vitest';
import { verifyFigures } from '../../../src/answering/verification/verify-figures.js';

const CHIPS = '到2030年，集成电路产业规模达到30亿元。';
const YOUTH = '到2030年，建设青年驿站5处、“优徕青年社区”10处。';
const LIFE = '人均预期寿命（岁）\t80.5\t82\t—\t预期性';

describe('verifyFigures', () => {
  it('passes figures that the quote prints, however they are written', () => {
    expect(verifyFigures('2030年集成电路产业规模为30亿元', [CHIPS])).toEqual([]);
    expect(verifyFigures('二〇三〇年达到三十亿元', [CHIPS])).toEqual([]);
    expect(verifyFigures('２０３０年达到３０億元', [CHIPS])).toEqual([]);
  });

  it('reports another number, unit, multiplier or year', () => {
    expect(verifyFigures('达到80亿元', [CHIPS])).toEqual(['80亿元']);
    expect(verifyFigures('达到30亿美元', [CHIPS])).toEqual(['30亿美元']);
    expect(verifyFigures('达到30万元', [CHIPS])).toEqual(['30万元']);
    expect(verifyFigures('到2028年达到30亿元', [CHIPS])).toEqual(['2028年', '30亿元（2028年）']);
  });

  it('keeps % and 百分点, 家 and 户 apart, but not counters without a meaning', () => {
    expect(verifyFigures('提高0.3%', ['提高0.3个百分点'])).toEqual(['0.3%']);
    expect(verifyFigures('提高0.3百分点', ['提高0.3个百分点'])).toEqual([]);
    expect(verifyFigures('3.2万人', ['惠及居民3.2万户'])).toEqual(['3.2万人']);
    expect(verifyFigures('三个国家级平台', ['三大国家级平台'])).toEqual([]);
  });

  it('wants a figure as printed: bounds neither lost, added nor turned', () => {
    expect(verifyFigures('预计900亿元', ['2025年预计超900亿元'])).toEqual(['900亿元']);
    expect(verifyFigures('超过600家', ['突破600家'])).toEqual([]);
    expect(verifyFigures('超过30亿元', [CHIPS])).toEqual(['30亿元']);
    expect(verifyFigures('20家以下', ['养老服务机构达到20家以上'])).toEqual(['20家']);
  });

  it('does not let two figures trade places', () => {
    expect(verifyFigures('建设青年驿站5处', [YOUTH])).toEqual([]);
    expect(verifyFigures('建设青年驿站10处', [YOUTH])).toEqual(['10处']);
    expect(verifyFigures('国内500强3家', ['世界500强3家、国内500强4家'])).toEqual(['3家']);
  });

  it('binds a figure to its year', () => {
    const quote = '2025年预计80.5岁，2030年82岁';
    expect(verifyFigures('2030年为82岁', [quote])).toEqual([]);
    expect(verifyFigures('2025年为82岁', [quote])).toEqual(['82岁（2025年）']);
  });

  it('reads the unit of a bare cell from the brackets of its row, or from the noun before it', () => {
    expect(verifyFigures('82岁', [LIFE])).toEqual([]);
    expect(verifyFigures('0.279亿斤', ['粮食综合生产能力（亿斤）\t0.27\t0.279'])).toEqual([]);
    expect(verifyFigures('10.9万人', ['新增就业人数10.9万'])).toEqual([]);
    expect(verifyFigures('82人', [LIFE])).toEqual(['82人']);
  });

  it('reports names in quotation marks and 《》 that no quote holds', () => {
    expect(verifyFigures('建设“优徕青年社区”', [YOUTH])).toEqual([]);
    expect(verifyFigures('建设「优徕青年社区」', [YOUTH])).toEqual([]);
    expect(verifyFigures('建设“金槐青年社区”', [YOUTH])).toEqual(['“金槐青年社区”']);
    expect(verifyFigures('落实《人才条例》', [YOUTH])).toEqual(['《人才条例》']);
  });

  it('reports 预期性 and 约束性 where the quote says otherwise', () => {
    expect(verifyFigures('属预期性指标', [LIFE])).toEqual([]);
    expect(verifyFigures('属约束性指标', [LIFE])).toEqual(['约束性']);
  });

  it('lets the frame date and name a claim, but not count for it', () => {
    const frame = ['槐荫区国民经济和社会发展第十五个五年规划纲要', '第二章加快构建现代化产业体系'];
    expect(verifyFigures('第二章提出，“十五五”时期达到30亿元', [CHIPS], frame)).toEqual([]);
    expect(verifyFigures('第三章提出，达到30亿元', [CHIPS], frame)).toEqual(['第三章']);
    expect(verifyFigures('十四五期间达到30亿元', [CHIPS], frame)).toEqual(['十四五']);
    expect(verifyFigures('达到80亿元', [CHIPS], ['规模80亿元'])).toEqual(['80亿元']);
  });

  describe('with 「按规划数据计算」', () => {
    it('allows one figure that two printed ones give', () => {
      expect(verifyFigures('五年提高1.5岁（按规划数据计算）', [LIFE], ['五年'])).toEqual([]);
      expect(verifyFigures('由80.5岁提高到82岁，提高1.5岁（按规划数据计算）', [LIFE])).toEqual([]);
      expect(verifyFigures('青年驿站和青年社区共15处（按规划数据计算）', [YOUTH])).toEqual([]);
      expect(verifyFigures('后者是前者的2倍（按规划数据计算）', [YOUTH])).toEqual([]);
      expect(verifyFigures('后者是前者的3倍（按规划数据计算）', [YOUTH])).toEqual(['3倍']);
      expect(verifyFigures('前者是后者的0.5倍（按规划数据计算）', [YOUTH])).toEqual([]);
    });

    it('reports wrong arithmetic, and a second figure of its own', () => {
      expect(verifyFigures('提高2.5岁（按规划数据计算）', [LIFE])).toEqual(['2.5岁']);
      expect(verifyFigures('提高1.5岁，增幅1.86%（按规划数据计算）', [LIFE])).toEqual(['1.5岁', '1.86%']);
    });

    it('holds a rounded percentage to the decimals it prints', () => {
      expect(verifyFigures('增幅1.86%（按规划数据计算）', [LIFE])).toEqual([]);
      expect(verifyFigures('增幅1.9%（按规划数据计算）', [LIFE])).toEqual([]);
      expect(verifyFigures('增幅1.8%（按规划数据计算）', [LIFE])).toEqual(['1.8%']);
    });

    it('reports the same figure without the marker', () => {
      expect(verifyFigures('提高1.5岁', [LIFE])).toEqual(['1.5岁']);
    });
  });
});
