// Silence: what the plan does not speak to at all, named places that it never mentions, years that it gives nothing for.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../support/known-shortfalls.js';
import { ask, quotesOf, textOf } from '../support/plan-assistant.js';

describe('questions for nobody here', () => {
  it.each([
    '电饭锅煮粥老是溢出来咋办',
    '驾照过期三个月还能换吗',
    '医院的体检报告上白细胞偏高要紧吗',
    '幼儿园老师打孩子去哪告',
    '二元一次方程怎么解',
    'How do I renew my passport?',
  ])('are met with silence: 「%s」', async (question) => {
    const answer = await ask(question);
    expect(['abstained', 'declined']).toContain(answer.status);
    expect(answer.parts.every(({ status }) => status !== 'answered')).toBe(true);
  });

  it.each(['水稻', '停车', '低空经济怎么发展？', '俺娘瘫在床上，谁给搭把手', '楼道里电动车飞线充电吓死人'])(
    'are not those in few or homely words: 「%s」',
    async (question) => {
      expect((await ask(question)).status).not.toBe('declined');
      expect((await ask(question)).citations.length).toBeGreaterThan(0);
    },
  );

  it('may follow a question for the plan in words that alone would say too little', async () => {
    const answer = await ask('那农村的呢？', '城市社区日间照料中心要建多少处？');
    expect(answer.status).toBe('answered');
  });
});

describe('a place that the plan never mentions', () => {
  eachOf<readonly [string, string]>([
    short(['碧桂园翡翠山小区在不在老旧小区改造名单里？', '碧桂园翡翠山小区']),
    short(['城市更新项目里有没有赵官屯村', '赵官屯村']),
  ])('is named in the silence: 「%s」', async (question, name) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: 'abstained', reason: 'not-in-plan', citations: [] });
    expect(answer.answer).toBe(`规划纲要没有提到“${name}”。`);
  });

  it('is none where the plan has it', async () => {
    const answer = await ask('城市更新项目里有没有刘庄村？');
    expect(answer.status).toBe('answered');
    expect(quotesOf(answer)).toContain('刘庄村');
  });
});

describe('a year', () => {
  eachOf<string>([
    '2027年集成电路产业规模要达到多少？',
    '2022年一般公共预算收入完成多少亿元？',
    short('2028年人均预期寿命多少岁？'),
  ])('for which the plan gives no figure is no occasion for another: 「%s」', async (question) => {
    expect((await ask(question)).status).toBe('abstained');
  });

  it('that closes the review or the plan is met by sentences that name none', async () => {
    expect(textOf(await ask('2025年金融业增加值多少亿元？'))).toContain('36.5亿元');
    expect(textOf(await ask('2030年养老机构护理型床位占比要达到多少？'))).toContain('80%');
  });
});

describe('a number asked in passing', () => {
  it.fails('that the plan does not give leaves the rest of the question answered', async () => {
    const answer = await ask('远洋广场盖了多久了，到底打算建成啥样？');
    expect(answer).toMatchObject({ status: 'partial', reason: 'slot-missing' });
    expect(answer.answer).toContain('没有给出');
    expect(quotesOf(answer)).toContain('远洋广场项目建设');
  });
});
