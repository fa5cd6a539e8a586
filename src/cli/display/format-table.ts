// A table of an answer for the terminal: columns below each other, or row by row where the terminal is too narrow.
import stringWidth from 'string-width';
import type { AnswerTable, TableRow } from '../../answering/answer.js';
import { alignColumns } from './align-columns.js';
import type { DisplayOptions } from './format-answer.js';
import { wrapText } from './wrap-text.js';

const INDENT = '  ';

const markers = ({ citations }: TableRow): string => citations.map((id) => `[${id}]`).join('');

/** A cell is one line, whatever it holds. */
const cellText = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Each row as its name and, below it, its values with the heads of their columns. */
function stackRow(columns: readonly string[], row: TableRow, { paint, width }: DisplayOptions): string {
  const [name = '', ...values] = row.cells.map(cellText);
  const lines = values.map((value, index) =>
    wrapText(`${columns[index + 1] ?? ''}：${value}`, width, INDENT.repeat(2)),
  );
  return [wrapText(`${paint('bold', name)}${markers(row)}`, width, INDENT), ...lines].join('\n');
}

export function formatTable({ caption, columns, rows }: AnswerTable, options: DisplayOptions): string {
  const { paint, width } = options;
  const [head = '', ...lines] = alignColumns([
    columns.map(cellText),
    ...rows.map((row) => [...row.cells.map(cellText), markers(row)]),
  ]).map((line) => `${INDENT}${line}`);
  const fits = [head, ...lines].every((line) => stringWidth(line) <= width);
  const body = fits ? [paint('bold', head), ...lines] : rows.map((row) => stackRow(columns, row, options));
  return [paint('bold', caption), ...body].join('\n');
}
