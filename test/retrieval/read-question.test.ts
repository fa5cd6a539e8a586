// Reading invented questions: the kind of answer, what must stand in it, and for which time.
import { describe, expect, it } from 'vitest';
import {
  type QuestionKind,
  readQuestion as readTyped,
  type SlotClass,
  type TimeScope,
} from '../../src/retrieval/read-question.js';

/** Questions arrive with marks of half width, as the query's reader leaves them. */
const readQuestion = (typed: string) => readTyped(typed.normalize('NFKC'));

const TABLE: readonly [string, QuestionKind, SlotClass | null, TimeScope | null][] = [
  ['2030年区里打算建多少家口袋公园？', 'figure', 'count', 'target'],
  ['目前养老床位有几张？', 'figure', 'count', 'past'],
  ['买房补贴给多少钱？', 'figure', 'money', null],
  ['到2035年森林覆盖率要达到百分之几？', 'figure', 'percent', 'vision'],
  ['占地面积有多少亩？', 'figure', 'area', null],
  ['工程要多长时间？', 'figure', 'length-of-time', null],
  ['人均寿命多少岁？', 'figure', 'age', null],
  ['新体育馆什么时候完工？', 'time', 'date', null],
  ['图书馆几点开门？', 'time', 'date', null],
  ['儿童医院建在哪里？', 'place', null, null],
  ['地铁建在哪条线？', 'place', 'named-thing', null],
  ['垃圾分类由谁负责？', 'party', 'organization', null],
  ['消费节叫什么名字？', 'name', null, null],
  ['这是第几届运动会？', 'name', 'ordinal', null],
  ['“一核两翼”是什么意思？', 'definition', null, null],
  ['要扶持哪些产业？', 'list', null, null],
  ['专栏2有哪些工程？', 'list', null, null],
  ['今年的山楂和桃子比哪个更高？', 'comparison', null, null],
  ['概括一下教育部分', 'summary', null, null],
  ['以什么为抓手？', 'fact', null, null],
  ['怎么解决停车难？', 'measures', null, null],
  ['办证要带什么材料？', 'fact', 'documents', null],
  ['投诉电话是多少？', 'measures', 'contact', null],
  ['坐几路车去公园？', 'measures', 'route', null],
  ['房租会涨吗？', 'measures', 'trend', null],
];

describe('readQuestion', () => {
  it.each(TABLE)('reads 「%s」 as %s with %s for %s', (question, kind, slot, scope) => {
    const reading = readQuestion(question);
    expect({ kind: reading.kind, slot: reading.slot?.kind ?? null, scope: reading.scope }).toEqual({
      kind,
      slot,
      scope,
    });
  });

  it('takes along the unit or class that is asked with', () => {
    expect(readQuestion('建多少家口袋公园？').slot?.unit).toBe('家');
    expect(readQuestion('地铁建在哪条线？').slot?.noun).toBe('线');
  });

  it('counts how many members are asked for, and one thing as no list', () => {
    expect(readQuestion('过去五年建成了哪三个中心？').askedCount).toBe(3);
    expect(readQuestion('哪一个集群最大？').askedCount).toBeNull();
  });

  it('reads years in digits and in Chinese, each once', () => {
    expect(readQuestion('2025年和2030年相比，2030年多多少？').years).toEqual([2025, 2030]);
    expect(readQuestion('二〇三五年的样子').years).toEqual([2035]);
  });

  it('names chapters, boxes and quoted terms', () => {
    const reading = readQuestion('第三章和专栏12怎么说“口袋公园”？');
    expect(reading.named).toEqual([
      { unit: 'chapter', number: 3 },
      { unit: 'box', number: 12 },
    ]);
    expect(reading.quoted).toEqual(['口袋公园']);
  });

  it('tells yes-or-no questions, questions of nature and summaries', () => {
    expect(readQuestion('房租会涨吗？').yesNo).toBe(true);
    expect(readQuestion('房租怎么定？').yesNo).toBe(false);
    expect(readQuestion('就业率是约束性指标吗？').asksNature).toBe(true);
    expect(readQuestion('概括一下教育部分').broad).toBe(true);
  });
});
