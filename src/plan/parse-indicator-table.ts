// The main-targets table by the names of its columns: which cells of a row are number, name, unit, values and nature.
import type { IndicatorNature, TargetValue } from './plan-document.js';

/** What a row says about an indicator, before ids and spans are given. */
export interface IndicatorRow {
  readonly number: number | null;
  readonly category: string;
  /** The name cells in order: one, or the group's name and the sub-row's. */
  readonly names: readonly string[];
  readonly unit: string | null;
  readonly baseline: TargetValue;
  readonly target: TargetValue;
  readonly averageGrowth: TargetValue;
  readonly nature: IndicatorNature | null;
}

export type ColumnRole =
  | 'category'
  | 'number'
  | 'name'
  | 'unit'
  | 'nature'
  | 'baseline'
  | 'target'
  | 'growth'
  | 'other';

export interface TableColumns {
  /** How many rows head the columns. */
  readonly headerRows: number;
  readonly roles: readonly ColumnRole[];
}

type Cells = readonly string[];

const YEAR = /(20\d\d)\s*年/;
/** What the columns of such tables are called; the years tell base and target. */
const COLUMN_NAMES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:序号|编号|No\.?)$/i],
  ['category', /^(?:类别|分类|类型|领域|维度)$/],
  ['unit', /^(?:计量)?单位$/],
  ['nature', /属性$|^性质$/],
  ['growth', /年均|增速|累计/],
  ['name', /指标|名称/],
];

function roleOfColumn(cell: string, from: number): ColumnRole {
  const name = cell.replace(/\s/g, '');
  const year = YEAR.exec(name);
  if (year) return Number(year[1]) >= from ? 'target' : 'baseline';
  const role = COLUMN_NAMES.find(([, pattern]) => pattern.test(name))?.[0];
  return role ?? (/目标/.test(name) ? 'target' : 'other');
}

const isNumber = (cell: string | undefined): boolean => /^\d{1,3}[.．]?$/.test(cell ?? '');

/** Rows above the first row with a number in one of its first cells; without numbers, the rows that name columns. */
function countHeaderRows(rows: readonly Cells[], from: number): number {
  const numbered = rows.findIndex((cells) => cells.slice(0, 3).some(isNumber));
  if (numbered >= 0) return numbered;
  return rows.findIndex((cells) => cells.every((cell) => roleOfColumn(cell, from) === 'other'));
}

/** A head that spans others and names no column itself gives way to the row below it. */
function mergeHeads(upper: Cells, lower: Cells, from: number): Cells {
  const below = lower.filter((cell) => cell !== '');
  if (below.length === 0) return upper;
  const spans = (role: ColumnRole): number =>
    upper.findIndex((cell) => cell !== '' && !YEAR.test(cell) && roleOfColumn(cell, from) === role);
  const spanning = spans('target') >= 0 ? spans('target') : spans('other');
  if (spanning < 0) return [...upper, ...below];
  return [...upper.slice(0, spanning), ...below, ...upper.slice(spanning + 1)];
}

/**
 * The columns of a table that states targets; null where it names none, or only years before the plan begins.
 * @param from first year of the plan
 */
export function readColumns(rows: readonly Cells[], from: number): TableColumns | null {
  const headerRows = countHeaderRows(rows, from);
  if (headerRows < 1 || headerRows > 4) return null;
  const [first = [], ...more] = rows.slice(0, headerRows);
  const heads = more.reduce((upper, lower) => mergeHeads(upper, lower, from), first);
  const years = heads.flatMap((head) => YEAR.exec(head)?.[1] ?? []).map(Number);
  // A table of what the last plan reached names its years only.
  if (years.length > 0 && years.every((year) => year < from)) return null;
  const named = heads.filter((head, index) => head !== '' || index === 0);
  const roles = named.map((head) => roleOfColumn(head, from));
  return roles.includes('name') && roles.includes('target') && roles.indexOf('name') < roles.indexOf('target')
    ? { headerRows, roles }
    : null;
}

/** Reads one value cell: a number, words, — (not applicable) or nothing (the published text leaves it blank). */
export function readTargetValue(cell: string): TargetValue {
  const printed = cell.trim();
  if (printed === '') return { kind: 'blank' };
  if (/^[—–-]+$/.test(printed)) return { kind: 'not-applicable' };
  if (/^[+-]?\d+(\.\d+)?$/.test(printed)) return { kind: 'number', value: Number(printed), printed };
  return { kind: 'text', text: printed };
}

/** 「人均预期寿命（岁）」 → name 「人均预期寿命」, unit 「岁」; only the last bracket is a unit. */
export function splitUnit(cell: string): { name: string; unit: string } {
  const match = /^(.*)[（(]([^（）()]+)[）)]$/.exec(cell);
  return match ? { name: match[1] ?? cell, unit: match[2] ?? '' } : { name: cell, unit: '' };
}

const isFigure = (cell: string): boolean => /^[\d.,%—–-]+$/.test(cell);

const readNature = (cell: string): IndicatorNature | null =>
  cell === '约束性' ? 'binding' : cell === '预期性' ? 'anticipatory' : null;

/** Number, category and names from the cells left of the named values. */
function readLeading(
  leading: Cells,
  roles: readonly ColumnRole[],
): Pick<IndicatorRow, 'number' | 'category' | 'names'> {
  const at = leading.findIndex(isNumber);
  const before = leading.slice(0, Math.max(at, 0)).filter((cell) => cell !== '');
  const after = leading.slice(at + 1).filter((cell) => cell !== '');
  const categoryAfter = roles.indexOf('category') > roles.indexOf('number') && roles.includes('number');
  if (at < 0) return { number: null, category: '', names: after };
  const number = Number.parseInt(leading[at] ?? '', 10);
  if (categoryAfter && after.length > 1) return { number, category: after[0] ?? '', names: after.slice(1) };
  return { number, category: before[0] ?? '', names: after };
}

/** Reads a body row from its end, where the values stand; null when it has too few cells or no name. */
export function readIndicatorRow(cells: Cells, { roles }: TableColumns): IndicatorRow | null {
  const tail = roles.slice(roles.indexOf('name') + 1);
  if (cells.length <= tail.length) return null;
  const leading = cells.slice(0, cells.length - tail.length);
  // Category, number, group and sub-row: a table with more cells before its values has lost its columns.
  if (leading.length > 4) return null;
  const values = cells.slice(cells.length - tail.length);
  const cellOf = (role: ColumnRole): string => values[tail.indexOf(role)] ?? '';
  const read = readLeading(leading, roles);
  // A nature among the values, or a figure among the names, stands in a column that is not its own.
  const isShifted = tail.some((role) => role !== 'nature' && readNature(cellOf(role)) !== null);
  if (isShifted || read.names.length === 0 || read.names.some(isFigure)) return null;
  return {
    ...read,
    unit: tail.includes('unit') ? cellOf('unit') : null,
    baseline: tail.includes('baseline') ? readTargetValue(cellOf('baseline')) : { kind: 'not-applicable' },
    target: readTargetValue(cellOf('target')),
    averageGrowth: tail.includes('growth') ? readTargetValue(cellOf('growth')) : { kind: 'not-applicable' },
    nature: readNature(cellOf('nature')),
  };
}
