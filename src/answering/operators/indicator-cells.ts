// The indicator table as cells: columns with their heads, values as printed, and marks for what is not there.
import type { Indicator, PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { languageWords } from '../../text/word-classes.js';
import type { AskedScope, FilterColumn, ReadingPart } from '../../understanding/reading.js';

export type ValueColumn = 'baseline' | 'target' | 'growth';

export const VALUE_COLUMNS: readonly ValueColumn[] = ['baseline', 'target', 'growth'];

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

/** The heads of the columns for a plan's period. */
export const columnHead = ({ period }: PlanDocument, column: ValueColumn | 'nature' | 'name' | 'category'): string =>
  ({
    baseline: `${period.from - 1}年预计`,
    target: `${period.to}年`,
    growth: '年均增速',
    nature: '指标属性',
    name: '指标名称',
    category: '类别',
  })[column];

export const cellOf = (row: Indicator, column: ValueColumn): TargetValue =>
  column === 'baseline' ? row.baseline : column === 'target' ? row.target : row.averageGrowth;

/** The unit of a column's numbers in this row: growth is in %, the others in the row's own. */
export const unitOf = (row: Indicator, column: ValueColumn): string => (column === 'growth' ? '%' : row.unit);

/** A number of a cell; null for words, blanks and dashes. */
export function numberOf(row: Indicator, column: ValueColumn): number | null {
  const value = cellOf(row, column);
  return value.kind === 'number' ? value.value : null;
}

/** A cell as a table shows it. */
export function cellText(row: Indicator, column: ValueColumn): string {
  const value = cellOf(row, column);
  switch (value.kind) {
    case 'number':
      return value.printed;
    case 'text':
      return value.text;
    case 'blank':
      return '（空白）';
    case 'not-applicable':
      return '—';
  }
}

/** The group that a sub-row belongs to. */
export const groupOf = (plan: PlanDocument, row: Indicator): Indicator | undefined =>
  plan.indicators.find(({ id }) => id === row.parentId);

/** 预期性 or 约束性; a sub-row has its group's. */
export function natureOf(plan: PlanDocument, row: Indicator): string {
  const nature = row.nature ?? groupOf(plan, row)?.nature ?? null;
  return nature === null ? '（空白）' : NATURES[nature];
}

/** The name as the table prints it, with its unit: 人均预期寿命（岁）; a sub-row's behind its group's. */
export function printedName(plan: PlanDocument, row: Indicator): string {
  const group = groupOf(plan, row);
  const own = row.unit === '' ? row.name : `${row.name}（${row.unit}）`;
  return group ? `${group.name}·${own}` : own;
}

/** Rows that hold values: groups are told by their sub-rows. */
export const leafRows = (plan: PlanDocument): Indicator[] =>
  plan.indicators.filter((row) => !plan.indicators.some(({ parentId }) => parentId === row.id));

/** A name that says a change (增长, 降低, 提高): its unit is not moved behind the value. */
export const namesChange = (row: Indicator): boolean => languageWords('change-noun').endingAt(row.name) !== '';

/** The value columns that a scope or a year means; all where neither says. */
export function columnsAsked(
  plan: PlanDocument,
  part: Pick<ReadingPart, 'scope' | 'years' | 'asked' | 'filters'>,
): ValueColumn[] {
  const columns = new Set<ValueColumn>();
  if (part.asked === 'growth') columns.add('growth');
  for (const year of part.years) if (year <= plan.period.from - 1) columns.add('baseline');
  for (const year of part.years) if (year === plan.period.to) columns.add('target');
  if (columns.size === 0 || (columns.size === 1 && columns.has('growth') && part.scope === 'both'))
    for (const column of columnsOfScope(part.scope)) columns.add(column);
  for (const { on } of part.filters) if (isValueColumn(on)) columns.add(on);
  return VALUE_COLUMNS.filter((column) => columns.has(column));
}

const isValueColumn = (column: FilterColumn): column is ValueColumn =>
  VALUE_COLUMNS.some((candidate) => candidate === column);

function columnsOfScope(scope: AskedScope | null): ValueColumn[] {
  if (scope === 'past') return ['baseline'];
  if (scope === 'target') return ['target'];
  return scope === 'both' ? ['baseline', 'target'] : [];
}
