// Comparisons: both sides cited, the difference computed and said to be computed, and never with a figure of something else.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../../support/known-shortfalls.js';
import { ask, quotesOf, textOf } from '../../support/plan-assistant.js';

const COMPUTED = '按规划数据计算';

describe('three things beside each other', () => {
  it('are told each with its figure, the biggest first', async () => {
    const answer = await ask('集成电路、高端数控机床与机器人、专用装备三个产业，2030年规模目标哪个最大？');
    expect(answer.status).toBe('answered');
    expect(answer.claims[0]?.text).toBe(`数值最大的是“高端数控机床与机器人产业”，80亿元（${COMPUTED}）。`);
    for (const figure of ['30亿元', '80亿元', '25亿元']) expect(quotesOf(answer)).toContain(figure);
  });

  it('are not ranked where that is not asked', async () => {
    const answer = await ask('集成电路、高端数控机床与机器人、专用装备三个产业规模目标各是多少？哪种更大');
    expect(textOf(answer)).not.toContain('其中最');
  });
});

describe('a difference of one unit', () => {
  eachOf<readonly [string, string, readonly string[]]>([
    short(['集成电路和专用装备哪个产业规模目标大，差多少？', '多5亿元', ['30亿元', '25亿元']]),
    short(['高端数控机床与机器人产业比集成电路产业规模多多少？', '多50亿元', ['80亿元', '30亿元']]),
    short(['专用装备产业规模比集成电路少多少', '少5亿元', ['25亿元', '30亿元']]),
    ['日间照料中心和农村幸福院的数量相差多少？', '相差63处', ['106处', '43处']],
    short(['垃圾分类房和垃圾分类亭差多少处？', '少190处', ['70处', '260处']]),
  ])('is computed for 「%s」: %s', async (question, difference, figures) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.claims[0]?.text).toContain(difference);
    expect(answer.claims[0]?.text).toContain(COMPUTED);
    for (const figure of figures) {
      expect(textOf(answer)).toContain(figure);
      expect(quotesOf(answer)).toContain(figure);
    }
  });

  eachOf<readonly [string, string]>([
    ['人均预期寿命2025年到2030年提高几岁？', '1.5岁'],
    ['粮食综合生产能力2030年比2025年增加多少？', '0.009亿斤'],
    ['高新技术产业产值占比从2025年到2030年提高多少个百分点？', '1.5个百分点'],
    ['执业医师和注册护士2030年每千人相差多少？', '3.8人'],
  ])('is computed from the table for 「%s」: %s', async (question, difference) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    const computed = answer.claims.find(({ text }) => text.includes(COMPUTED));
    expect(computed?.text).toContain(difference);
  });
});

describe('no difference', () => {
  it.each([
    '5G基站和充电桩的数量相比如何？',
    '集成电路产业规模和人均预期寿命哪个大？',
    '医学中心和开发区的目标定位有什么区别？',
  ])('is computed for 「%s」, where units differ or are none', async (question) => {
    const answer = await ask(question);
    expect(textOf(answer)).not.toContain(COMPUTED);
    expect(answer.claims.every(({ citations }) => citations.length > 0)).toBe(true);
  });

  it('is computed with a figure of something else when one side has none', async () => {
    for (const question of [
      '科创平台2030年比高速公路多多少？',
      '日间照料中心比游泳馆多多少处？',
      '专用装备产业规模比钢铁产业多多少',
    ]) {
      expect(textOf(await ask(question))).not.toContain(COMPUTED);
    }
  });

  it('is needed to set two statements side by side', async () => {
    const answer = await ask('国际医学中心跟槐荫经济开发区比，目标定位有何不同？');
    expect(textOf(answer)).toContain('高端化、特色化、国际化');
    expect(textOf(answer)).toContain('高端化、智能化、集群化');
  });
});
