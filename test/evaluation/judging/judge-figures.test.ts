// Which figures of an answer its quotes hold: units, scales, tables, premises, arithmetic.
import { describe, expect, it } from 'vitest';
import { figuresInText } from '../../../src/evaluation/judging/figures-in-text.js';
import { judgeFigures } from '../../../src/evaluation/judging/judge-figures.js';
import { answerOf, CIRCUITS, caseLine, judgedCase, LIFE, NURSING, ROBOTS } from '../../support/judged-case.js';
import { plan } from '../../support/plan-fixture.js';

const read = (text: string) => figuresInText(text).map(({ printed, value, unit }) => [printed, value, unit]);

/** The whole table row that opens with an indicator's name. */
function rowOf(name: string): string {
  const start = plan.text.lastIndexOf('\n', plan.text.indexOf(name)) + 1;
  return plan.text.slice(start, plan.text.indexOf('\n', start));
}

function verdicts(text: string, quotes: readonly string[], question = '目标是多少？'): Record<string, string> {
  const judged = judgedCase(caseLine({ question }), { answer: answerOf(text, quotes) });
  return Object.fromEntries(judgeFigures(judged).map(({ figure, verdict }) => [figure.printed, verdict]));
}

describe('reading figures', () => {
  it('reads scale and unit', () =>
    expect(read('达到30亿元、10.9万人、5%、82岁')).toEqual([
      ['30亿元', 3e9, '元'],
      ['10.9万人', 109_000, '人'],
      ['5%', 5, '%'],
      ['82岁', 82, '岁'],
    ]));
  it('reads full-width digits, thousands commas and spaces', () =>
    expect(read('１，共 1,322.42 亿元，３０ 处')).toEqual([
      ['1', 1, ''],
      ['1322.42亿元', 132_242_000_000, '元'],
      ['30处', 30, '个'],
    ]));
  it('keeps a Chinese comma between two figures apart', () =>
    expect(read('100，300家').map(([, value]) => value)).toEqual([100, 300]));
  it('reads 0.3个百分点 as percentage points, not as hundreds', () => {
    expect(read('0.3个百分点')).toEqual([['0.3个百分点', 0.3, '百分点']]);
    expect(read('提高0.3百分点')).toEqual([['0.3百分点', 0.3, '百分点']]);
  });
  it('reads written-out numerals before a unit', () =>
    expect(read('百分之五，二〇三五年，五十幢，三百亿元').map(([, value, unit]) => [value, unit])).toEqual([
      [5, '%'],
      [2035, '年'],
      [50, '个'],
      [3e10, '元'],
    ]));
  it('leaves numerals that are names or ordinals alone', () =>
    expect(read('“十四五”时期、第十五个五年规划、三是、一批')).toEqual([]));
  it('lets a range borrow its unit', () =>
    expect(read('2026—2030年').map(([, value, unit]) => [value, unit])).toEqual([
      [2026, '年'],
      [2030, '年'],
    ]));
  it('reads names with digits as names', () =>
    expect(figuresInText('5G基站、PM2.5、1+14+16+N').map(({ kind, printed }) => [kind, printed])).toEqual([
      ['name', '5G'],
      ['name', 'PM2.5'],
      ['name', '1+14+16+N'],
    ]));
  it('gives counting words one class, so that 5栋 can stand for 5幢', () =>
    expect(read('5幢')[0]?.[2]).toBe(read('5栋')[0]?.[2]));
});

describe('judging figures', () => {
  it('accepts figures that stand in a quote', () =>
    expect(verdicts('到2030年达到30亿元[1]。', [CIRCUITS])).toEqual({ '2030年': 'quoted', '30亿元': 'quoted' }));
  it('refuses another figure', () =>
    expect(verdicts('到2030年达到31亿元[1]。', [CIRCUITS])['31亿元']).toBe('unsupported'));
  it('refuses the right number with another unit or scale', () => {
    expect(verdicts('达到30%[1]。', [CIRCUITS])['30%']).toBe('unsupported');
    expect(verdicts('达到30万元[1]。', [CIRCUITS])['30万元']).toBe('unsupported');
  });
  it('does not take a figure for a part of a longer one', () =>
    expect(verdicts('达到0亿元[1]，占8%。', [CIRCUITS, NURSING])).toMatchObject({
      '0亿元': 'unsupported',
      '8%': 'unsupported',
    }));
  it('refuses figures without any quote', () => expect(verdicts('达到30亿元。', [])['30亿元']).toBe('unsupported'));
  it('does not count citation markers, list numbers and references', () =>
    expect(verdicts('1. 见第2章、专栏1第9项[1]。\n（2）《纲要（2026—2030年）》[2]', [CIRCUITS, ROBOTS])).toEqual({}));
  it("sets the asker's own figures aside", () =>
    expect(verdicts('规划没有写到50幢。', [], '2030年要达到50幢？')).toEqual({ '50幢': 'premise' }));
  it('takes the unit of a table cell from the name of its row', () => {
    const row = rowOf(LIFE);
    expect(verdicts('2025年预计80.5岁，2030年82岁[1]。', [row])).toEqual({
      '2025年': 'quoted',
      '80.5岁': 'quoted',
      '2030年': 'quoted',
      '82岁': 'quoted',
    });
    expect(verdicts('2030年82人[1]。', [row])['82人']).toBe('unsupported');
  });
  it('takes the scale of a table cell from there too', () => {
    const row = rowOf('粮食综合生产能力');
    expect(verdicts('2030年0.279亿斤，年均增速0.65%[1]。', [row])).toEqual({
      '2030年': 'quoted',
      '0.279亿斤': 'quoted',
      '0.65%': 'quoted',
    });
  });
  it('lends no table heading to a quote of prose', () =>
    expect(verdicts('2025年的占比达到80%[1]。', [NURSING])['2025年']).toBe('unsupported'));
  it('accepts a difference that is marked as computed and right', () => {
    const text = '两者分别为80亿元和30亿元，相差50亿元（按规划数据计算）[1][2]。';
    expect(verdicts(text, [ROBOTS, CIRCUITS])['50亿元']).toBe('computed');
  });
  it('refuses a wrong difference, an unmarked one, and one whose operands are not quoted', () => {
    expect(verdicts('80亿元减30亿元，差60亿元（按规划数据计算）', [ROBOTS, CIRCUITS])['60亿元']).toBe('unsupported');
    expect(verdicts('80亿元减30亿元，差50亿元', [ROBOTS, CIRCUITS])['50亿元']).toBe('unsupported');
    expect(verdicts('80亿元减30亿元，差50亿元（按规划数据计算）', [ROBOTS])['50亿元']).toBe('unsupported');
  });
  it('accepts a rounded ratio that is marked', () =>
    expect(verdicts('80亿元约为30亿元的2.7倍（按规划数据计算）', [ROBOTS, CIRCUITS])['2.7倍']).toBe('computed'));
  it('does not let an invented quote support a figure', () => {
    const answer = answerOf('达到99亿元[1]。', [CIRCUITS]);
    const citations = answer.citations.map((citation) => ({ ...citation, quote: '规模达到99亿元。' }));
    const judged = judgedCase(caseLine(), { answer: { ...answer, citations } });
    expect(judgeFigures(judged).map(({ verdict }) => verdict)).toEqual(['unsupported']);
  });
});
