// The conditions of a question over rows of the indicator table.
import type { Indicator, PlanDocument } from '../../plan/plan-document.js';
import { normalizeText } from '../../text/normalize-text.js';
import type { Filter } from '../../understanding/reading.js';
import {
  cellOf,
  cellText,
  natureOf,
  numberOf,
  printedName,
  VALUE_COLUMNS,
  type ValueColumn,
} from './indicator-cells.js';

/** The number at the start of a written value: 26亿元 → 26, 3% → 3. */
const numberIn = (value: Filter['value']): number =>
  typeof value === 'number' ? value : Number.parseFloat(String(value));

function compare(value: number | null, op: Filter['op'], limit: number): boolean {
  if (value === null || Number.isNaN(limit)) return false;
  switch (op) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    default:
      return value === limit;
  }
}

/** Whether a row prints no number in a column, or in any. */
function isBlank(row: Indicator, columns: readonly ValueColumn[]): boolean {
  return columns.every((column) => cellOf(row, column).kind === 'blank');
}

function meets(plan: PlanDocument, row: Indicator, { on, op, value }: Filter): boolean {
  const holds = (text: string): boolean => normalizeText(text).includes(normalizeText(String(value)));
  switch (on) {
    case 'nature':
      return natureOf(plan, row) === value;
    case 'category':
      return holds(row.category) || normalizeText(String(value)).includes(normalizeText(row.category));
    case 'name':
      return holds(printedName(plan, row));
    case 'value':
      if (op === 'dash') return VALUE_COLUMNS.some((column) => cellOf(row, column).kind === 'not-applicable');
      if (op === 'has') return VALUE_COLUMNS.some((column) => holds(cellText(row, column)));
      return op === 'blank'
        ? isBlank(row, VALUE_COLUMNS) === (value !== false)
        : VALUE_COLUMNS.some((column) => compare(numberOf(row, column), op, numberIn(value)));
    default:
      return op === 'blank'
        ? value === false
          ? numberOf(row, on) !== null
          : isBlank(row, [on])
        : compare(numberOf(row, on), op, numberIn(value));
  }
}

/** The rows that meet all conditions, in the table's order. */
export const filterRows = (plan: PlanDocument, rows: readonly Indicator[], filters: readonly Filter[]): Indicator[] =>
  rows.filter((row) => filters.every((filter) => meets(plan, row, filter)));
