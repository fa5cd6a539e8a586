// A conversation: what a follow-up leaves unsaid comes from the turns before it, and a new topic leaves them behind.
import { describe, expect, it } from 'vitest';
import { eachOf } from '../support/known-shortfalls.js';
import { ask, quotesOf, textOf } from '../support/plan-assistant.js';

describe('an ellipsis', () => {
  eachOf<readonly [string, string, string]>([
    ['集成电路产业2030年规模多少？', '专用装备呢？', '25亿元'],
    ['集成电路产业2030年规模多少？', '那高端数控机床与机器人呢', '80亿元'],
    ['农村幸福院要建几处？', '日间照料中心呢？', '106处'],
    ['青年驿站建几处？', '换成优徕青年社区呢？', '10处'],
    ['2030年市级以上科创平台达到多少家？', '人才资源总量呢？', '25万人'],
    ['人均预期寿命2025年是多少岁？', '2030年呢？', '82岁'],
  ])('after 「%s」 「%s」 asks the same of another thing: %s', async (earlier, question, figure) => {
    const answer = await ask(question, earlier);
    expect(answer.status).toBe('answered');
    expect(textOf(answer)).toContain(figure);
    expect(answer.standaloneQuestion).not.toBe(question);
  });

  it.each([
    ['第三章讲了什么？', '第四章呢？', '扩大有效投资支撑'],
    ['目标表里约束性指标是哪几项？', '那预期性呢', '人均预期寿命'],
    ['专栏5有哪些项目？', '专栏4呢？', '张庄村'],
  ])('after 「%s」 「%s」 exchanges what it names: %s', async (earlier, question, part) => {
    expect(textOf(await ask(question, earlier))).toContain(part);
  });
});

describe('what the message leaves out', () => {
  it('is the thing itself behind 的: it stays what later turns are about', async () => {
    const answer = await ask('啥时候建完', '日间照料中心要建多少处？', '农村的呢');
    expect(answer.status).toBe('answered');
    expect(quotesOf(answer)).toContain('到2030年');
  });

  it('is asked of the others where it chooses none of those told: 预期性的有几个', async () => {
    const { answer, understood } = await ask('预期性的有几个', '约束性指标有哪些？');
    expect(answer).toContain('共9项');
    expect(understood).not.toContain('约束性');
  });
});

describe('a pronoun', () => {
  it.each([
    ['济南国际医学中心以后怎么发展？', '它到2030年要有多少家养老服务机构？', '20家以上'],
    ['“五友”对外宣传是什么？', '这五友具体是哪五友', '友媒'],
    ['低空经济怎么发展？', '它有哪些应用场景？', '低空+文旅消费'],
  ])('after 「%s」 stands in 「%s」 for the topic: %s', async (earlier, question, part) => {
    const answer = await ask(question, earlier);
    expect(answer.status).toBe('answered');
    expect(`${textOf(answer)}\n${quotesOf(answer)}`).toContain(part);
  });
});

describe('a slot asked later', () => {
  it.fails('is missed for the topic of the turn before', async () => {
    for (const question of ['什么时候完工？', '总投资多少？', '联系电话是多少？']) {
      expect(await ask(question, '城中村改造项目有哪些？')).toMatchObject({
        status: 'abstained',
        reason: 'slot-missing',
      });
    }
  });
});

describe('a switch of topic', () => {
  it.each([
    ['低空经济怎么发展？', '那停车呢？', 10],
    ['养老服务怎么发展？', '中小学教育有哪些改革举措？', 9],
    ['集成电路产业2030年规模多少？', '社区食品安全怎么监管？', 10],
  ])('after 「%s」 「%s」 is answered from chapter %i', async (earlier, question, chapter) => {
    const { citations } = await ask(question, earlier);
    expect(citations.map((citation) => citation.chapter.number)).toContain(chapter);
  });

  it('to thanks is small talk, whatever was said before', async () => {
    expect(await ask('好的，谢谢', '槐荫四宝是什么？')).toMatchObject({ status: 'declined', reason: 'small-talk' });
  });

  it('takes the last of several turns', async () => {
    const answer = await ask('专用装备呢？', '低保怎么提高？', '集成电路产业2030年规模多少？');
    expect(textOf(answer)).toContain('25亿元');
  });
});
