// Tables that were pasted as text: one cell a tabbed line, cells parted by wide blanks, or one cell a line in even gaps.
import { readHeadingForm } from '../outlining/heading-forms.js';
import { joinSnippets, type Snippet, sliceSnippet, trimSnippet } from '../reading/snippet.js';
import type { SourceLine } from '../reading/source-document.js';
import type { CleanedDocument } from './cleaned-document.js';

/** A line of a table is short; the longest cell seen has 31 characters. A longer one is prose after the table. */
const LONGEST_CONTINUATION = 20;
const BOX_OR_CAPTION = /^(?:专\s*栏|图\s*\d|表\s*\d)/;
const isHeadingLine = (text: string): boolean => readHeadingForm(text) !== null || BOX_OR_CAPTION.test(text);

/** A row of these cells; it takes the place of its first line. */
function rowOf(first: SourceLine, cells: readonly Snippet[], group: number): SourceLine {
  // Empty cells at the end print nothing, and so stand nowhere in the text.
  const shown = cells.slice(0, cells.findLastIndex(({ text }) => text !== '') + 1);
  return { ...first, ...joinSnippets(shown, '\t'), tabbed: false, cells, group };
}

interface Table {
  readonly rows: readonly SourceLine[];
  /** Index of the first line that is no longer part of it. */
  readonly next: number;
}

/**
 * A tab starts a cell; a line without a tab continues the cell before it; an empty line before a tab ends the row.
 */
function readTabbedCells(lines: readonly SourceLine[], from: number, group: number): Table {
  const rows: SourceLine[] = [];
  let cells: Snippet[] = [];
  let first = lines[from] as SourceLine;
  const endRow = (): void => {
    if (cells.length > 0) rows.push(rowOf(first, cells, group));
    cells = [];
  };
  let index = from;
  for (; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    if (line.tabbed) {
      if (isHeadingLine(line.text)) break;
      if (line.gap > 0) endRow();
      if (cells.length === 0) first = line;
      cells.push({ text: line.text, pieces: line.pieces });
    } else {
      const last = cells.at(-1);
      const isProse = line.text.length > LONGEST_CONTINUATION || line.text.endsWith('。') || isHeadingLine(line.text);
      if (last === undefined || isProse) break;
      cells[cells.length - 1] = joinSnippets([last, line]);
    }
  }
  endRow();
  return { rows, next: index };
}

const WIDE_BLANK = /[ \u3000\u00a0\t]{3,}|\t+/g;
/** Rows in a run before it is taken for a table. */
const FEWEST_ROWS = 3;

/** The cells of a line parted by wide blanks, a wide blank before the line being an empty cell. */
function splitAtBlanks(line: SourceLine): Snippet[] {
  const cells: Snippet[] = (line.indent ?? 0) >= 3 ? [{ text: '', pieces: [] }] : [];
  let at = 0;
  for (const match of line.text.matchAll(WIDE_BLANK)) {
    cells.push(trimSnippet(sliceSnippet(line, at, match.index)));
    at = match.index + match[0].length;
    // Twice the usual blank holds an empty cell between.
    if (match[0].length >= 7) cells.push({ text: '', pieces: [] });
  }
  cells.push(trimSnippet(sliceSnippet(line, at)));
  return cells;
}

const isNumberCell = (cell: Snippet | undefined): boolean => /^\d{1,3}[.．]?$/.test(cell?.text ?? '');

/** Whether a line opens a row: it has a number, or leaves its first cells empty; any other goes on with the cell before. */
const opensRow = (line: SourceLine, cells: readonly Snippet[], before: readonly Snippet[]): boolean =>
  (line.indent ?? 0) >= 3 ||
  isNumberCell(cells[0]) ||
  isNumberCell(cells[1]) ||
  (cells.length >= 4 && before.length >= 4);

function readBlankParted(lines: readonly SourceLine[], from: number, group: number): Table {
  const rows: { first: SourceLine; cells: Snippet[] }[] = [];
  let index = from;
  for (; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    const cells = splitAtBlanks(line);
    const row = rows.at(-1);
    if (row !== undefined && (line.gap > 0 || line.tabbed || line.text.length > 200)) break;
    if (row !== undefined && isHeadingLine(line.text) && cells.filter(({ text }) => text !== '').length < 2) break;
    const isContinuation = row !== undefined && !opensRow(line, cells, row.cells);
    if (isContinuation && cells.length < 2 && (isHeadingLine(line.text) || line.text.length > LONGEST_CONTINUATION))
      break;
    if (!isContinuation) rows.push({ first: line, cells });
    else {
      const last = row.cells.pop();
      row.cells.push(joinSnippets([...(last ? [last] : []), ...cells.slice(0, 1)]), ...cells.slice(1));
    }
  }
  return { rows: rows.map(({ first, cells }) => rowOf(first, cells, group)), next: index };
}

const hasBlankCells = (line: SourceLine): boolean =>
  line.text.length <= 200 &&
  splitAtBlanks(line).filter(({ text }) => text !== '').length >= 2 &&
  splitAtBlanks(line).length >= 3;

/** Cells a line each: so many short lines in even gaps are no prose. */
const FEWEST_CELLS = 12;
const LONGEST_CELL = 40;
const MOST_CELLS = 5000;

/** The most common gap of a run: that between the cells of a row. */
function commonGap(lines: readonly SourceLine[]): number {
  const counts = new Map<number, number>();
  for (const { gap } of lines) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Cells a line each: a smaller gap than usual goes on with the cell, a wider one begins a row. */
function readCellLines(lines: readonly SourceLine[], from: number, group: number): Table | null {
  const isCell = ({ text, tabbed, cells }: SourceLine): boolean =>
    !tabbed && cells === null && text.length <= LONGEST_CELL && !/[。；]$/.test(text) && !isHeadingLine(text);
  let next = from;
  while (next < Math.min(lines.length, from + MOST_CELLS) && isCell(lines[next] as SourceLine)) next++;
  const run = lines.slice(from, next);
  if (run.length < FEWEST_CELLS) return null;
  const usual = commonGap(run);
  const breaks = run.filter(({ gap }) => gap > usual).length;
  // Rows of one cell, or one row of all, are no table.
  if (usual < 2 || breaks < FEWEST_ROWS || breaks > run.length / 2) return null;
  const rows: { first: SourceLine; cells: Snippet[] }[] = [];
  for (const line of run) {
    const row = rows.at(-1);
    const last = row?.cells.at(-1);
    if (row === undefined || last === undefined || line.gap > usual) rows.push({ first: line, cells: [line] });
    else if (line.gap < usual) row.cells[row.cells.length - 1] = joinSnippets([last, line]);
    else row.cells.push(line);
  }
  // The menu of a site stands in even gaps too, but its lines have no common number of cells.
  const lengths = rows.map(({ cells }) => cells.length);
  const regular = lengths.filter((length) => length >= 3 && length === lengths[lengths.length >> 1]).length;
  if (regular < rows.length / 2) return null;
  return { rows: rows.map(({ first, cells }) => rowOf(first, cells, group)), next };
}

function readTable(lines: readonly SourceLine[], index: number, inBox: boolean, group: number): Table | null {
  const line = lines[index] as SourceLine;
  if (line.tabbed) return inBox && !isHeadingLine(line.text) ? readTabbedCells(lines, index, group) : null;
  if (hasBlankCells(line) && !isHeadingLine(line.text)) {
    const table = readBlankParted(lines, index, group);
    if (table.rows.length >= FEWEST_ROWS) return table;
  }
  return line.text.length <= LONGEST_CELL ? readCellLines(lines, index, group) : null;
}

/** Puts rows in place of the lines of tables. Groups count down from -1, so that they meet none of a format's own. */
export function findTextTables(document: CleanedDocument): CleanedDocument {
  const { lines } = document;
  const read: SourceLine[] = [];
  let inBox = false;
  let group = 0;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] as SourceLine;
    const table = line.cells === null ? readTable(lines, index, inBox, group - 1) : null;
    if (table) {
      read.push(...table.rows);
      index = table.next;
      group--;
      // What follows the table of a box goes on with the section.
      inBox = false;
      continue;
    }
    if (BOX_OR_CAPTION.test(line.text)) inBox = line.text.startsWith('专');
    else if (readHeadingForm(line.text)?.ownLine) inBox = false;
    read.push(line);
    index++;
  }
  return { ...document, lines: read.filter(({ text, cells }) => text !== '' || cells !== null) };
}
