// What is worked out of the indicator table: changes of a row, sums of a column, groups with their sizes, words and dashes in cells.
import { describe, expect, it } from 'vitest';
import { columnDifference, columnSum, roundedSum } from '../../../src/answering/operators/compute-rows.js';
import { filterRows } from '../../../src/answering/operators/filter-rows.js';
import { leafRows } from '../../../src/answering/operators/indicator-cells.js';
import { tellCategories } from '../../../src/answering/operators/tell-categories.js';
import { contextOf } from '../../support/part-context.js';
import { ask, assistant, countOf, plan, textOf } from '../../support/plan-assistant.js';

const { parts } = assistant;
const rows = leafRows(plan);
const rowNamed = (name: string) => {
  const row = rows.find((candidate) => candidate.name.includes(name));
  if (!row) throw new Error(`the table has no row 「${name}」`);
  return row;
};

describe('columnDifference', () => {
  const changeOf = async (name: string) => columnDifference(await contextOf(parts, name), rowNamed(name));

  it('sets the target against the base year, with both numbers and the row as its quote', async () => {
    const draft = await changeOf('人均预期寿命');
    expect(draft?.lines.map(({ text }) => text)).toEqual([
      '人均预期寿命（岁）：2030年82岁比2025年预计80.5岁增加1.5岁（按规划数据计算：82－80.5）。',
    ]);
    expect(draft?.lines[0]?.quotes).toEqual([rowNamed('人均预期寿命').span]);
  });

  it('tells a change of a share in points of per cent', async () => {
    expect((await changeOf('高新技术产业产值占'))?.lines[0]?.text).toContain('增加1.5个百分点');
  });

  it('sets the yearly rate against the base year where a growth has no target', async () => {
    expect((await changeOf('地区生产总值增速'))?.lines[0]?.text).toMatch(/年均增速5.*低0\.5/);
  });

  it.each(['森林覆盖率', '新增城镇就业人数', '全社会研发经费投入增长'])('is none for %s', async (name) => {
    expect(await changeOf(name)).toBeNull();
  });
});

describe('columnSum', () => {
  const target = { scope: 'target', years: [2030] } as const;

  it('adds up what rows of one unit print in the column asked for, and quotes each', async () => {
    const pair = [rowNamed('执业医师数'), rowNamed('注册护士数')];
    const line = columnSum(await contextOf(parts, '执业医师和注册护士', target), pair);
    expect(line?.text).toBe('合计27.6人（按规划数据计算：11.9人＋15.7人）。');
    expect(line?.quotes).toEqual(pair.map(({ span }) => span));
    const before = columnSum(await contextOf(parts, '执业医师和注册护士', { scope: 'past' }), pair);
    expect(before?.text).toContain('26.3人');
  });

  it('is none where units differ, a number is not printed, or shares would be added', async () => {
    const context = await contextOf(parts, '指标', target);
    expect(columnSum(context, [rowNamed('执业医师数'), rowNamed('人均预期寿命')])).toBeNull();
    expect(columnSum(context, [rowNamed('森林覆盖率'), rowNamed('优良水体比例')])).toBeNull();
    const growth = await contextOf(parts, '指标', { asked: 'growth' });
    expect(columnSum(growth, [rowNamed('执业医师数'), rowNamed('注册护士数')])).toBeNull();
  });

  it('is written as the decimals are', () => {
    expect(roundedSum(0.1 + 0.2)).toBe(0.3);
    expect(roundedSum(82 - 80.5)).toBe(1.5);
  });
});

describe('tellCategories', () => {
  const categories = { kind: 'list', unit: 'category' } as const;

  it('tells each group with its size and its indicators, a row with sub-rows once', async () => {
    const draft = tellCategories(await contextOf(parts, '指标', categories));
    const groups = [...new Set(rows.map(({ category }) => category))];
    expect(draft?.members.map(({ name }) => name)).toEqual(groups);
    expect(draft?.lines).toHaveLength(groups.length);
    const sizes = draft?.lines.map(({ text }) => Number(/共(\d+)项/.exec(text)?.[1])) ?? [];
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(14);
  });

  it('counts the groups where their number is asked', async () => {
    const draft = tellCategories(await contextOf(parts, '指标', { ...categories, aggregate: 'count' }));
    expect(draft?.lines[0]?.text).toBe('指标的类别共5类（按规划数据计算）。');
  });

  it('keeps the largest or the smallest, all of them where several are', async () => {
    const most = tellCategories(await contextOf(parts, '指标', { ...categories, aggregate: 'most' }));
    expect(most?.members.map(({ name }) => name)).toEqual(['民生福祉']);
    const least = tellCategories(await contextOf(parts, '指标', { ...categories, aggregate: 'least' }));
    expect(least?.members.map(({ name }) => name)).toEqual(['经济发展', '安全保障']);
  });

  it('leaves a row that is named to others', async () => {
    expect(tellCategories(await contextOf(parts, '人均预期寿命', categories))).toBeNull();
  });

  it.each(['指标表分哪几类？', '主要指标分成几类？'])('answers 「%s」 with every group', async (question) => {
    const answer = textOf(await ask(question));
    for (const { category } of rows) expect(answer).toContain(`“${category}”类指标`);
  });
});

describe('a word or a dash in a cell', () => {
  it('chooses the rows that print it', () => {
    const printed = filterRows(plan, rows, [{ on: 'value', op: 'has', value: '完成上级下达任务' }]);
    expect(printed.map(({ name }) => name)).toEqual([
      expect.stringContaining('新增城镇就业人数'),
      expect.stringContaining('细颗粒物'),
    ]);
    const dashed = filterRows(plan, rows, [{ on: 'value', op: 'dash', value: true }]);
    expect(dashed.map(({ name }) => name)).toEqual(['地区生产总值增速', '人均预期寿命']);
  });

  it('is no empty cell', () => {
    const dashed = filterRows(plan, rows, [{ on: 'value', op: 'dash', value: true }]);
    const blank = filterRows(plan, rows, [{ on: 'value', op: 'blank', value: true }]);
    expect(blank.filter((row) => dashed.includes(row))).toEqual([]);
    expect(blank.map(({ name }) => name)).toContain('森林覆盖率');
  });

  it.each([
    ['表里写着“完成上级下达任务”的是哪几项？', ['新增城镇就业人数', '城市细颗粒物']],
    ['指标表里哪些打了横杠？', ['地区生产总值增速', '人均预期寿命']],
  ])('answers 「%s」 with those rows and no others', async (question, names) => {
    const answer = textOf(await ask(question));
    expect(answer).toContain('2项（按规划数据计算）');
    for (const name of names) expect(answer).toContain(name);
    expect(countOf(answer, '；预期性') + countOf(answer, '；约束性')).toBe(2);
  });
});
