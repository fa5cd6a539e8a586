// The main-targets table (专栏1 of chapter 1): one cell per tab-indented line, rows ended by an empty line.
import type { SeedLine } from './clean-seed.js';
import type { IndicatorNature, TargetValue } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';

/** A row as its printed cells; a cell that breaks over lines is one cell. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a row says about an indicator, before ids and spans are given. */
export interface IndicatorRow {
  readonly number: number | null;
  readonly category: string;
  /** The name cells in order: one, or the group's name and the sub-row's. */
  readonly names: readonly string[];
  readonly baseline: TargetValue;
  readonly target: TargetValue;
  readonly averageGrowth: TargetValue;
  readonly nature: IndicatorNature | null;
}

/** A line of the table is short; the longest cell has 31 characters. A longer one is prose after the table. */
const LONGEST_CONTINUATION = 20;

/**
 * Reads rows from `lines` at `first`, where the first tabbed line stands.
 * A tab starts a cell; a line without a tab continues the cell before it; an empty line followed by a tab ends the row.
 * @returns the rows, and the index of the first line that is no longer part of the table
 */
export function readTableRows(
  lines: readonly SeedLine[],
  first: number,
  isHeading: (line: string) => boolean,
): { rows: TableRow[]; next: number } {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let rowLine = 0;
  let blankSeen = false;
  let index = first;
  const endRow = () => {
    if (cells.length > 0) rows.push({ line: rowLine, cells });
    cells = [];
  };
  for (; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.tabbed) {
      if (isHeading(line.text)) break;
      if (blankSeen) endRow();
      if (cells.length === 0) rowLine = line.number;
      cells.push(line.text);
    } else if (line.text !== '') {
      if (
        cells.length === 0 ||
        isHeading(line.text) ||
        line.text.length > LONGEST_CONTINUATION ||
        line.text.endsWith('。')
      )
        break;
      cells.push(`${cells.pop() ?? ''}${line.text}`);
    }
    blankSeen = line.text === '' && !line.tabbed;
  }
  endRow();
  return { rows, next: index };
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
  const match = /^(.*)（([^（）]+)）$/.exec(cell);
  return match ? { name: match[1] ?? cell, unit: match[2] ?? '' } : { name: cell, unit: '' };
}

const readNature = (cell: string): IndicatorNature | null =>
  cell === '约束性' ? 'binding' : cell === '预期性' ? 'anticipatory' : null;

/** Category, number, name(s), baseline, target, growth, nature. */
const SIMPLE_ROW = 7;

/** Whether a row heads the columns: neither it nor a sub-row of it carries a number or values. */
const isHeaderRow = (row: TableRow): boolean =>
  row.cells.some((cell) => /指标名称|主要目标值|^20\d\d年(预计)?$/.test(cell));

/**
 * Reads a body row; null for a header row.
 * @throws PlanParseError when the row has neither 7 nor 8 cells
 */
export function readIndicatorRow(row: TableRow): IndicatorRow | null {
  if (isHeaderRow(row)) return null;
  const { cells } = row;
  if (cells.length !== SIMPLE_ROW && cells.length !== SIMPLE_ROW + 1) {
    throw new PlanParseError(
      row.line,
      `a row of the indicator table has ${cells.length} cells (${cells.filter(Boolean).join(' | ').slice(0, 60)}); 7 are expected, or 8 with a sub-row's name`,
      'Put one cell on each tab-indented line and an empty line after each row.',
    );
  }
  const names = cells.slice(2, cells.length - 4).filter((name) => name !== '');
  const [baseline = '', target = '', averageGrowth = '', nature = ''] = cells.slice(-4);
  return {
    number: /^\d+$/.test(cells[1] ?? '') ? Number(cells[1]) : null,
    category: cells[0] ?? '',
    names,
    baseline: readTargetValue(baseline),
    target: readTargetValue(target),
    averageGrowth: readTargetValue(averageGrowth),
    nature: readNature(nature),
  };
}
