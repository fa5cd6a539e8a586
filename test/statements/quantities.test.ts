// Amounts: what they are of, by when, of which part of the place, and what is none.
import { describe, expect, it } from 'vitest';
import { invented, real } from './statement-fixture.js';

const quantity = (plan: typeof real, unit: string, printed: string) => {
  const found = plan.of('quantity').find((row) => row.id.startsWith(`${unit}/`) && plan.say(row.printed) === printed);
  if (!found) throw new Error(`${unit} tells no ${printed}`);
  return found;
};

describe('subject and measure', () => {
  it('are what stands before the verb of reaching', () => {
    expect(real.amounts('c2.1.2')).toEqual([['集成电路产业', '规模', '30亿元', 2030]]);
  });

  it('are parted by 、 where each amount has its own noun', () => {
    expect(real.amounts('c9.4.3')).toEqual([
      ['青年驿站', null, '5处', 2030],
      ['“优徕青年社区”', null, '10处', 2030],
    ]);
    expect(invented.amounts('c2.1.1').slice(0, 2)).toEqual([
      ['标准化茶园', null, '8万亩', null],
      ['低产茶园', null, '5万亩', null],
    ]);
  });

  it('stand after the figure where the figure counts them', () => {
    expect(real.amounts('c5.3')).toEqual([['各具特色的街道“宜商名片”', null, '16个', null]]);
    expect(real.amounts('c1.1.4').slice(0, 2)).toEqual([
      ['京沪高铁沿线区县', null, '37个', null],
      ['黄河流域区县', null, '68个', null],
    ]);
  });

  it('are taken from the clause before where a clause names none', () => {
    expect(real.amounts('c1.1.1')).toContainEqual(['银行贷款余额', null, '1322.42亿元', null]);
    expect(real.amounts('c1.1.1')).toContainEqual(['一般公共预算收入', '年均增长', '0.05%', null]);
    expect(real.amounts('c1.1.1')).toContainEqual(['重点项目', '总投资', '1365亿元', null]);
    expect(real.amounts('c1.1.1')).toContainEqual(['全区地区生产总值', null, '900亿元', 2025]);
  });

  it('are one for both ends of a way from … to …, each with its own year', () => {
    expect(invented.amounts('c1.1')).toContainEqual(['建制村通公交率', null, '75%', 2020]);
    expect(invented.amounts('c1.1')).toContainEqual(['建制村通公交率', null, '100%', null]);
  });

  it('stand before a figure that measures, whatever follows it', () => {
    expect(invented.amounts('c1.1')).toContainEqual(['经济', '总量', '400亿元', null]);
    expect(invented.amounts('c1.1')).toContainEqual(['全员劳动生产率', null, '13万元/人', null]);
  });

  it('go in turn where 分别 says so', () => {
    expect(invented.amounts('c3.1').slice(2)).toEqual([
      ['小学', null, '25册', null],
      ['初中', null, '35册', null],
      ['高中生均图书', null, '50册', null],
    ]);
  });

  it('keep what a rate is counted on', () => {
    expect(quantity(invented, 'c3.2', '3.2人')).toMatchObject({ value: 3.2, unit: '人', bound: 'above' });
    expect(invented.amounts('c3.2')).toContainEqual(['每千人口执业医师数', null, '3.2人', null]);
  });
});

describe('time', () => {
  it('is the head that governs to the end of its sentence', () => {
    expect(real.amounts('c1.5.2').map(([, , , year]) => year)).toEqual([2030, 2030, 2030]);
    expect(real.say(quantity(real, 'c9.4.4', '43处').head)).toBe('到2030年');
  });

  it('is the last year of a five-year plan whose end is named', () => {
    expect(quantity(invented, 'c3.2', '70%')).toMatchObject({ year: 2030, scope: 'target' });
  });

  it('is past in results, target in the plan, vision beyond the period', () => {
    expect(quantity(real, 'c1.1.6', '44处').scope).toBe('past');
    expect(quantity(real, 'c9.4.4', '80%').scope).toBe('target');
    expect(quantity(invented, 'c1.2', '45万人')).toMatchObject({ scope: 'vision', year: 2035 });
  });
});

describe('area', () => {
  it('is the part of the place that the item is about', () => {
    expect(real.say(quantity(real, 'c6.1.1', '20家').area)).toBe('济南国际医学中心');
    expect(invented.say(quantity(invented, 'c2.2.1', '85亿元').area)).toBe('北山工业园区');
  });

  it('is the head of the numbered run inside an item', () => {
    expect(invented.say(quantity(invented, 'c2.2.2', '2处').area)).toBe('东部片区');
    expect(invented.say(quantity(invented, 'c2.2.2', '3处').area)).toBe('西部片区');
  });

  it('opens the sentence in a unit that goes through areas, until 全区 widens it', () => {
    expect(real.say(quantity(real, 'c1.1.3', '9.5平方公里').area)).toBe('智能制造产业区');
    expect(quantity(real, 'c1.1.3', '12个').area).toBeNull();
  });

  it('is none of the whole place elsewhere', () => {
    expect(quantity(real, 'c9.4.4', '106处').area).toBeNull();
  });
});

describe('a masked figure', () => {
  it('is an amount without a value', () => {
    expect(quantity(real, 'c6.1.1', '*万人')).toMatchObject({ masked: true, value: null, unit: '人', year: 2030 });
    expect(quantity(invented, 'c2.2.1', '*家')).toMatchObject({ masked: true, bound: 'above' });
  });
});

describe('no amount', () => {
  const printed = [...real.of('quantity'), ...invented.of('quantity')].map((row) =>
    (row.sentence.end <= invented.plan.text.length ? invented : real).say(row.printed),
  );

  it.each([
    ['a name in quotation marks', '125510'],
    ['a network', '5G'],
    ['a road', '17'],
    ['a service circle', '15分钟'],
    ['an age inside a name', '65岁'],
    ['ranks', '三级'],
    ['a congress', '二十大'],
    ['a batch', '一批'],
  ])('is %s', (_, words) => {
    expect(printed).not.toContain(words);
  });
});
