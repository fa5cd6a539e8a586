// Cells of the rows that a question names: values as printed, words as words, blanks said once and only where asked.
import type { Indicator } from '../../plan/plan-document.js';
import { type DraftLine, type DraftNumber, lacking, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { speltShare } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { columnDifference, columnSum, rowOperand } from './compute-rows.js';
import {
  cellOf,
  cellText,
  columnHead,
  columnsAsked,
  groupOf,
  namesChange,
  natureOf,
  numberOf,
  printedName,
  unitOf,
  VALUE_COLUMNS,
  type ValueColumn,
} from './indicator-cells.js';
import { numbersMeant, quantityLine } from './quantity-line.js';
import { rowLine, rowQuotes } from './tell-rows.js';

/** The name of a row as a line uses it: with its unit in brackets only where the unit is not moved behind the value. */
function lineName({ parts }: PartContext, row: Indicator): string {
  const group = groupOf(parts.index.plan, row);
  return group ? `${group.name}（${row.name}）` : row.name;
}

function cellLine(context: PartContext, row: Indicator, column: ValueColumn): DraftLine {
  const { plan } = context.parts.index;
  const quotes = rowQuotes(context, row);
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

/** Whether 预期性 or 约束性 is wanted, alone or beside a value. */
const wantsNature = ({ part }: PartContext): boolean =>
  part.asked === 'nature' || part.filters.some(({ on }) => on === 'nature');

/** The numbers of a row in the columns asked for. */
function numbersOf(context: PartContext, row: Indicator): DraftNumber[] {
  const columns = columnsAsked(context.parts.index.plan, context.part);
  return (columns.length > 0 ? columns : VALUE_COLUMNS)
    .filter((column) => numberOf(row, column) !== null)
    .map((column) => rowOperand(context, row, column));
}

/** A yes or no to 是约束性吗, before the row. */
function natureLine(context: PartContext, row: Indicator): DraftLine {
  const line = withCategory(context, row);
  const wanted = context.part.filters.find(({ on }) => on === 'nature')?.value ?? null;
  if (wanted === null || !context.part.yesNo) return line;
  return {
    ...line,
    text: `${say(context, natureOf(context.parts.index.plan, row) === wanted ? 'y3' : 'y4').text}${line.text}`,
  };
}

/** The cell asked for, and behind it in brackets what else the row prints: the next question is of that. */
function withOtherCells(context: PartContext, row: Indicator, column: ValueColumn): DraftLine {
  const { plan } = context.parts.index;
  const line = cellLine(context, row, column);
  const others = VALUE_COLUMNS.filter((other) => other !== column && cellOf(row, other).kind === 'number').map(
    (other) => `${columnHead(plan, other)}${cellText(row, other)}${other === 'growth' ? '%' : ''}`,
  );
  const c = [...others, natureOf(plan, row)].join('，');
  return context.language === 'zh' ? { ...line, text: line.text.replace(/。?$/, `（${c}）。`) } : line;
}

/** The one cell that is asked for, where it prints a number; else the row with all that it prints. */
function answerLine(context: PartContext, row: Indicator): DraftLine {
  if (wantsNature(context)) return natureLine(context, row);
  const asked = columnsAsked(context.parts.index.plan, context.part);
  const [column] = asked;
  return asked.length === 1 && column && cellOf(row, column).kind === 'number' && context.part.confidence.scope >= SURE
    ? withOtherCells(context, row, column)
    : withCategory(context, row);
}

/** A row with the group that it stands in, which is asked about as often as its cells. */
function withCategory(context: PartContext, row: Indicator): DraftLine {
  const line = rowLine(context, row);
  return context.language === 'zh' && context.part.unit !== null
    ? {
        ...line,
        text: line.text.replace(
          /。?$/,
          `；${row.category}类，第${groupOf(context.parts.index.plan, row)?.number ?? row.number}项。`,
        ),
      }
    : line;
}

const SURE = 0.8;

const isEmpty = (row: Indicator, columns: readonly ValueColumn[]): boolean =>
  columns.every((column) => cellOf(row, column).kind === 'blank' || cellOf(row, column).kind === 'not-applicable');

/**
 * Tells what the rows print of what was asked. Where the cells are empty and the prose gives the number, the number answers.
 * @returns the rows, told in part where they print nothing of what was asked
 */
export function tellCells(context: PartContext, rows: readonly Indicator[], findings: Findings): PartDraft {
  const lines: DraftLine[] = [];
  const missing: string[] = [];
  for (const row of rows) {
    const numbers = isEmpty(row, VALUE_COLUMNS)
      ? numbersMeant(findings).filter(
          ({ quantity }) => speltShare(words(context, quantity.sentence), row.name) >= IN_PROSE,
        )
      : [];
    if (numbers.length > 0 && !wantsNature(context)) {
      lines.push(...numbers.slice(0, 2).map(({ quantity }) => quantityLine(context, quantity)));
      continue;
    }
    const change = context.part.changes ? columnDifference(context, row) : null;
    if (change) lines.push(...change.lines);
    else lines.push(answerLine(context, row));
    const columns = columnsAsked(context.parts.index.plan, context.part);
    const asked = columns.length > 0 ? columns : VALUE_COLUMNS;
    if (!isEmpty(row, asked) || wantsNature(context)) continue;
    const [column = 'target'] = asked;
    lines.push(cellLine(context, row, column));
    missing.push(`${row.name}：${columnHead(context.parts.index.plan, column)}`);
  }
  const members = rows.map((row) => ({ name: row.name, span: row.span }));
  const numbers = rows.flatMap((row) => numbersOf(context, row));
  const total = context.part.together && rows.length > 1 ? columnSum(context, rows) : null;
  if (total) return told([total, ...lines], { members, missing, numbers });
  if (missing.length === rows.length && missing.length > 0)
    return lacking('told-in-part', 'masked', { lines, members, missing });
  return told(lines, { members, missing, numbers });
}

/** Share of the row's name that the prose must spell out beside a number that stands for the empty cell: any rate is a 比例. */
const IN_PROSE = 0.6;
