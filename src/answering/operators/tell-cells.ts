// Cells of the rows that a question names: values as printed, words as words, blanks said once and only where asked.
import type { Indicator } from '../../plan/plan-document.js';
import { type DraftLine, lacking, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { type PartContext, say } from '../part-context.js';
import {
  cellOf,
  columnHead,
  columnsAsked,
  groupOf,
  namesChange,
  natureOf,
  printedName,
  unitOf,
  VALUE_COLUMNS,
  type ValueColumn,
} from './indicator-cells.js';
import { numbersMeant, quantityLine } from './quantity-line.js';

const quotesOf = ({ parts }: PartContext, row: Indicator) => {
  const group = groupOf(parts.index.plan, row);
  return group && group.span.start !== row.span.start ? [group.span, row.span] : [row.span];
};

/** The name of a row as a line uses it: with its unit in brackets only where the unit is not moved behind the value. */
function lineName({ parts }: PartContext, row: Indicator): string {
  const group = groupOf(parts.index.plan, row);
  return group ? `${group.name}（${row.name}）` : row.name;
}

function cellLine(context: PartContext, row: Indicator, column: ValueColumn): DraftLine {
  const { plan } = context.parts.index;
  const quotes = quotesOf(context, row);
  const value = cellOf(row, column);
  const k = columnHead(plan, column);
  const i = printedName(plan, row);
  switch (value.kind) {
    case 'number':
      return namesChange(row)
        ? say(context, 'r2', { i, k, v: `${value.printed}${column === 'growth' ? '%' : ''}` }, quotes)
        : say(context, 'r1', { i: lineName(context, row), k, v: value.printed, u: unitOf(row, column) }, quotes);
    case 'text':
      return say(context, 'p2', { c: value.text }, quotes);
    case 'blank':
      return say(context, 'r4', { i, k }, quotes);
    case 'not-applicable':
      return say(context, 'r5', { i, k }, quotes);
  }
}

/** The columns that answer: those asked; where none was, those that print something. */
function columnsFor(context: PartContext, row: Indicator): ValueColumn[] {
  const asked = columnsAsked(context.parts.index.plan, context.part);
  if (asked.length > 0) return asked;
  return VALUE_COLUMNS.filter((column) => cellOf(row, column).kind === 'number' || cellOf(row, column).kind === 'text');
}

function tellNature(context: PartContext, rows: readonly Indicator[]): PartDraft {
  const { plan } = context.parts.index;
  const wanted = context.part.filters.find(({ on }) => on === 'nature')?.value ?? null;
  const lines = rows.map((row) => {
    const line = say(context, 'r3', { v: natureOf(plan, row) }, quotesOf(context, row));
    const named = { ...line, text: `${lineName(context, row)}：${line.text}` };
    if (wanted === null || !context.part.yesNo) return named;
    return { ...named, text: `${say(context, natureOf(plan, row) === wanted ? 'y3' : 'y4').text}${named.text}` };
  });
  return told(lines);
}

/**
 * Tells what the rows print of what was asked. Where a cell is empty and the prose gives the number, the number answers.
 * Null where the rows print nothing and the judge should look further.
 */
export function tellCells(context: PartContext, rows: readonly Indicator[], findings: Findings): PartDraft | null {
  if (context.part.asked === 'nature') return tellNature(context, rows);
  const lines: DraftLine[] = [];
  const missing: string[] = [];
  for (const row of rows) {
    const columns = columnsFor(context, row);
    const printed = columns.filter(
      (column) => cellOf(row, column).kind !== 'blank' && cellOf(row, column).kind !== 'not-applicable',
    );
    if (printed.length > 0) {
      lines.push(
        ...columns
          .filter((column) => printed.includes(column) || columns.length === 1)
          .map((column) => cellLine(context, row, column)),
      );
      continue;
    }
    const numbers = numbersMeant(findings).filter(({ subject, clause }) => Math.max(subject, clause) >= 0.75);
    if (numbers.length > 0) {
      lines.push(...numbers.slice(0, 2).map(({ quantity }) => quantityLine(context, quantity)));
      continue;
    }
    const [column] = columns.length > 0 ? columns : (['target'] as const);
    // A dash where the growth is printed: the number that stands in the row is told beside it.
    const others = VALUE_COLUMNS.filter(
      (other) =>
        other !== column && cellOf(row, other).kind !== 'blank' && cellOf(row, other).kind !== 'not-applicable',
    );
    lines.push(cellLine(context, row, column ?? 'target'), ...others.map((other) => cellLine(context, row, other)));
    missing.push(`${row.name}：${columnHead(context.parts.index.plan, column ?? 'target')}`);
  }
  const members = rows.map((row) => ({ name: row.name, span: row.span }));
  if (missing.length === rows.length && missing.length > 0)
    return lacking('told-in-part', 'masked', { lines, members, missing });
  return told(lines, { members, missing });
}
