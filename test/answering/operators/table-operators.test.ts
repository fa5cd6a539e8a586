// Operators over the table of indicators: rows filtered, listed, counted, ranked; cells told, empty ones told to be empty.
import { describe, expect, it } from 'vitest';
import { findAnswers } from '../../../src/answering/matching/find-answers.js';
import { filterRows } from '../../../src/answering/operators/filter-rows.js';
import { leafRows } from '../../../src/answering/operators/indicator-cells.js';
import { tellCells } from '../../../src/answering/operators/tell-cells.js';
import { tellRows } from '../../../src/answering/operators/tell-rows.js';
import type { Filter } from '../../../src/understanding/reading.js';
import { contextOf } from '../../support/part-context.js';
import { assistant, plan } from '../../support/plan-assistant.js';

const { parts } = assistant;
const rows = leafRows(plan);
const rowNamed = (name: string) => {
  const row = rows.find((candidate) => candidate.name.includes(name));
  if (!row) throw new Error(`the table has no row 「${name}」`);
  return row;
};
const BINDING: Filter = { on: 'nature', op: '=', value: '约束性' };

describe('filterRows', () => {
  const namesOf = (...filters: Filter[]) => filterRows(plan, rows, filters).map(({ name }) => name);

  it('keeps rows of a nature', () => {
    expect(namesOf(BINDING)).toHaveLength(5);
    expect(namesOf(BINDING)).toContain('粮食综合生产能力');
    expect(namesOf(BINDING)).not.toContain('人均预期寿命');
  });

  it('keeps rows that meet all conditions, not one of them', () => {
    expect(namesOf(BINDING, { on: 'target', op: 'blank', value: false })).toEqual(['粮食综合生产能力']);
  });

  it('compares numbers of a column, and takes no empty cell for a small one', () => {
    const above = namesOf({ on: 'target', op: '>', value: 80 });
    const below = namesOf({ on: 'target', op: '<=', value: 80 });
    expect(above).toContain('人均预期寿命');
    expect([...above, ...below]).not.toContain('森林覆盖率');
    expect(above.filter((name) => below.includes(name))).toEqual([]);
  });

  it('keeps the order of the table', () => {
    const kept = filterRows(plan, rows, [BINDING]).map(({ span }) => span.start);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
  });
});

describe('tellRows', () => {
  it('counts the rows, tells each, and shows them as a table', async () => {
    const draft = tellRows(await contextOf(parts, '指标', { kind: 'list', unit: 'indicator', filters: [BINDING] }));
    expect(draft.lines[0]?.text).toBe('约束性指标共5项（按规划数据计算）。');
    expect(draft.lines).toHaveLength(6);
    expect(draft.table?.rows).toHaveLength(5);
    expect(draft.table?.rows.every((cells) => cells.length === draft.table?.columns.length)).toBe(true);
    expect(draft.members).toHaveLength(5);
  });

  it('counts a row with its sub-rows once', async () => {
    const draft = tellRows(await contextOf(parts, '主要指标', { kind: 'list', unit: 'indicator' }));
    expect(draft.lines[0]?.text).toBe('主要指标共14项（按规划数据计算）。');
    expect(draft.lines).toHaveLength(1 + rows.length);
    expect(rows.length).toBeGreaterThan(14);
  });

  it('ranks by the numbers of one column and names what has none', async () => {
    const draft = tellRows(
      await contextOf(parts, '指标', { unit: 'indicator', asked: 'growth', aggregate: 'most', order: 'desc' }),
    );
    expect(draft.lines[0]?.text).toBe('年均增速最高的是“全社会研发经费投入增长（%）”，7%（按规划数据计算）。');
    expect(draft.lines.at(-1)?.text).toContain('没有数字、不参加排序');
    expect(draft.lines.at(-1)?.text).toContain('森林覆盖率');
  });

  it('tells that none meets the condition, with the numbers that there are', async () => {
    const filters: Filter[] = [{ on: 'target', op: '>', value: 1000 }];
    const draft = tellRows(await contextOf(parts, '指标', { kind: 'list', unit: 'indicator', filters }));
    expect(draft.lines).toHaveLength(1);
    expect(draft.lines[0]?.text).toMatch(/^没有符合条件的/);
    expect(draft.lines[0]?.text).toContain('人均预期寿命');
  });
});

describe('tellCells', () => {
  it('tells the cell that is asked for, and in brackets what else the row prints', async () => {
    const context = await contextOf(parts, '人均预期寿命', { asked: 'figure', scope: 'target', years: [2030] });
    const draft = tellCells(context, [rowNamed('人均预期寿命')], findAnswers(context));
    expect(draft).toMatchObject({ verdict: 'told', missing: [] });
    expect(draft.lines.map(({ text }) => text)).toEqual(['人均预期寿命：2030年82岁（2025年预计80.5，预期性）。']);
  });

  it('tells an empty cell to be empty, and that a number is missing', async () => {
    const context = await contextOf(parts, '森林覆盖率', { asked: 'share', scope: 'target', years: [2030] });
    const draft = tellCells(context, [rowNamed('森林覆盖率')], findAnswers(context));
    expect(draft).toMatchObject({ verdict: 'told-in-part', reason: 'masked' });
    expect(draft.lines.at(-1)?.text).toBe('“森林覆盖率（%）”的2030年一栏为空白，没有公布数字。');
    expect(draft.missing[0]).toContain('森林覆盖率');
  });

  it('gives the number of the prose where the cell is empty', async () => {
    const context = await contextOf(parts, '养老机构护理型床位占比', { asked: 'share', scope: 'target' });
    const draft = tellCells(context, [rowNamed('养老机构护理型床位占比')], findAnswers(context));
    expect(draft.verdict).toBe('told');
    expect(draft.lines[0]?.text).toContain('全区养老机构护理型床位占比达到80%');
  });

  it('answers yes or no where a nature is asked about', async () => {
    const labels = { asked: 'nature', yesNo: true, text: '粮食综合生产能力是预期性指标吗' } as const;
    const context = await contextOf(parts, '粮食综合生产能力', {
      ...labels,
      filters: [{ ...BINDING, value: '预期性' }],
    });
    const draft = tellCells(context, [rowNamed('粮食综合生产能力')], findAnswers(context));
    expect(draft.lines[0]?.text).toMatch(/^不是。/);
    expect(draft.lines[0]?.text).toContain('约束性');
  });
});
