// Hard forms: units, filters, years, members, lengths, quotation marks, scripts. Their words are rows, their laws are code.
import { describe, expect, it } from 'vitest';
import { loadFormWords } from '../../src/understanding/form-words.js';
import { languageOf } from '../../src/understanding/language-of.js';
import { foldText } from '../../src/understanding/question-words.js';
import { quotedTerms } from '../../src/understanding/quoted-terms.js';
import { createFilterReader } from '../../src/understanding/read-filters.js';
import { createLimitReader } from '../../src/understanding/read-limit.js';
import { createMemberReader } from '../../src/understanding/read-members.js';
import { createUnitReader } from '../../src/understanding/read-named-units.js';
import { onlyPart, read } from '../support/understanding-fixture.js';

const words = loadFormWords('corpus');
const readUnits = createUnitReader(words);
const unitsIn = (text: string) => readUnits(foldText(text), text).map(({ unit }) => unit);

describe('units of the plan', () => {
  it.each([
    ['第九章四（四）讲什么', { unit: 'section', chapter: 9, path: [4, 4], written: '第九章四（四）' }],
    ['第六章第二节的标题', { unit: 'section', chapter: 6, path: [2], written: '第六章第二节' }],
    ['第3章有几节', { unit: 'section', chapter: 3, path: [], written: '第3章' }],
    ['最后一章说了什么', { unit: 'section', chapter: -1, path: [], written: '最后一章' }],
    ['第五节叫什么', { unit: 'section', chapter: null, path: [5], written: '第五节' }],
    ['专栏3里有哪些', { unit: 'box', number: 3, written: '专栏3' }],
    ['专栏五', { unit: 'box', number: 5, written: '专栏五' }],
    ['第三个专栏', { unit: 'box', number: 3, written: '第三个专栏' }],
    ['前言说了什么', { unit: 'preface', written: '前言' }],
    ['指标表里一共几项', { unit: 'table', written: '指标表' }],
    ['图1画的什么', { unit: 'figure', written: '图1' }],
    ['第十一章', { unit: 'section', chapter: 11, path: [], written: '第十一章' }],
  ])('%s', (text, unit) => {
    expect(unitsIn(text)).toEqual([unit]);
  });

  it('are none in words that look alike', () => {
    for (const text of ['做成表格', '图书馆有几座', '文章写得好', '第三产业占比', '章程是什么'])
      expect(unitsIn(text)).toEqual([]);
  });
});

describe('filters of a list', () => {
  const readFilters = createFilterReader(words, {
    categories: ['民生福祉', '绿色生态'],
    years: { baseline: 2025, target: 2030 },
    cellWords: ['完成上级下达任务'],
  });
  const filtersOf = (text: string) => readFilters(foldText(text), { text, kind: 'list', isTopic: () => false });

  it.each([
    ['产业规模超过30亿元的有哪些', { on: 'value', op: '>', value: '30亿元' }],
    ['规模在50亿元以上的', { on: 'value', op: '>=', value: '50亿元' }],
    ['不超过20处的设施', { on: 'value', op: '<=', value: '20处' }],
    ['不足5家的', { on: 'value', op: '<', value: '5家' }],
    ['年均增速低于1%的指标', { on: 'growth', op: '<', value: '1%' }],
    ['2025年超过80岁的指标', { on: 'baseline', op: '>', value: '80岁' }],
    ['2030年不低于12%的指标', { on: 'target', op: '>=', value: '12%' }],
    ['名字里带“改造”的项目', { on: 'name', op: 'has', value: '改造' }],
    ['含“率”字样的', { on: 'name', op: 'has', value: '率' }],
    ['民生福祉类的有哪些', { on: 'category', op: '=', value: '民生福祉' }],
    ['约束性的有哪些', { on: 'nature', op: '=', value: '约束性' }],
    ['写“完成上级下达任务”的是哪两个指标', { on: 'value', op: 'has', value: '完成上级下达任务' }],
    ['打了横杠的是哪两处', { on: 'value', op: 'dash', value: true }],
    ['硬指标有哪些', { on: 'nature', op: '=', value: '约束性' }],
    ['2030年空着的指标', { on: 'target', op: 'blank', value: true }],
  ])('%s', (text, filter) => {
    expect(filtersOf(text)).toEqual([filter]);
  });

  it('are not read of what is no list', () => {
    const text = '规模超过30亿元了吗';
    expect(readFilters(foldText(text), { text, kind: 'look-up', isTopic: () => false })).toEqual([]);
  });

  it('leave a number alone that belongs to the topic', () => {
    const text = '3岁以下婴幼儿托育机构有哪些';
    expect(readFilters(foldText(text), { text, kind: 'list', isTopic: (at) => at < 8 })).toEqual([]);
  });

  it('choose neither nature where both are named', () => {
    expect(filtersOf('预期性和约束性各有哪些')).toEqual([]);
  });
});

describe('other forms', () => {
  it('reads years as numerals, each once', () => {
    expect(onlyPart('2025年和2030年的城镇化率分别是多少').years).toEqual([2025, 2030]);
    expect(onlyPart('十五五末城镇化率多少').years).toEqual([]);
  });

  it.each([
    ['用三句话概括', { sentences: 3 }],
    ['200字以内', { characters: 200 }],
    ['一百个字说完', { characters: 100 }],
    ['说说养老', null],
  ])('%s sets the length %j', (text, limit) => {
    expect(createLimitReader(words)(foldText(text))).toEqual(limit);
  });

  it.each([
    ['第二个展开讲', '第二个'],
    ['前三是哪些', '前三'],
    ['其中哪个最大', '其中'],
    ['倒数第一个是谁', '倒数第一个'],
    ['怎么发展养老', null],
  ])('%s chooses %s', (text, members) => {
    expect(createMemberReader(words)(foldText(text), text, () => false)).toBe(members);
  });

  it('takes no unit of the plan for a member', () => {
    expect(onlyPart('第三章有几节').members).toBeNull();
  });

  it('finds terms in quotation marks of any style', () => {
    expect(quotedTerms('“两窗口”和「五床联动」是什么')).toEqual(['两窗口', '五床联动']);
  });

  it.each([
    ['How many hospitals are planned?', 'en'],
    ['養老服務有哪些舉措', 'zh-Hant'],
    ['养老服务有哪些举措', 'zh'],
    ['GDP增速是多少', 'zh'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
    expect(read(text).language).toBe(language);
  });
});
