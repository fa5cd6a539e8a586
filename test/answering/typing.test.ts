// The same question however it is typed: misspelt, in traditional script, in English, in full width, in Chinese numerals.
import { describe, expect, it } from 'vitest';
import { ask, textOf } from '../support/plan-assistant.js';

const CHIPS = '集成电路产业规模达到30亿元';

describe('one question in many spellings', () => {
  it.each([
    ['Chinese numerals', '到二〇三〇年集成电路产业规模达到多少'],
    ['numerals with 零', '二零三零年集成电路产业规模是多少'],
    ['full width', '到２０３０年集成电路产业规模'],
    ['traditional script', '積體電路？集成電路產業到2030年的規模是多少？'],
    ['a homophone', '集成电路产业归模2030年多少'],
    ['no punctuation', '2030年集成电路产业规模多少亿元'],
    ['spaces', ' 集成电路  产业 2030 年 规模  多少 ？'],
    ['keywords', '集成电路 规模 2030'],
    ['everyday words', '2030年咱区芯片产业要做到多大规模？'],
    ['English', 'What is the scale of the integrated circuit industry in 2030?'],
  ])('is answered alike: %s', async (_, question) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.citations[0]?.quote).toContain(CHIPS);
  });
});

describe('other spellings', () => {
  it.each([
    ['槐荫智恼中心是干嘛的', '智脑中心'],
    ['脑机街口怎么布局', '脑机接口'],
    ['養老機構護理型床位佔比目標', '80%'],
    ['How many urban day care centers will be built by 2030?', '106处'],
    ['15-5时期GDP增速', '5%'],
    ['十五•五的GDP年均增速', '5%'],
    ['PM2.5浓度的目标', '完成上级下达任务'],
  ])('「%s」 finds %s', async (question, part) => {
    expect(textOf(await ask(question))).toContain(part);
  });

  it('answers an English question in Chinese, with the quote', async () => {
    const answer = await ask('What does the plan say about the low-altitude economy?');
    expect(answer.status).toBe('answered');
    expect(answer.citations[0]?.item?.title).toBe('积极有序发展低空经济');
    expect(textOf(answer)).toMatch(/低空/);
  });

  it('keeps a question that no other word of the plan explains as it was spelt', async () => {
    expect((await ask('槐荫区停车难怎么解决？')).standaloneQuestion).toContain('槐荫区停车难怎么解决');
  });
});
