// Tables of a PDF page from coordinates: columns where cells begin, rows around the numbers of a numbered column.
import type { PdfCell, PdfLine } from './pdf-page.js';
import { joinSnippets, type Snippet } from './snippet.js';

/** A run of lines of a page: running text line by line, or the rows of a table. */
export type PdfBlock =
  | { readonly kind: 'line'; readonly line: PdfLine }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Snippet[])[] };

/** Lines with several cells before a run is taken for a table, and how many others may stand between two. */
const FEWEST_ROWS = 3;
const LONGEST_BREAK = 8;
const NUMBER = /^\d{1,3}$/;
/** A line of running text fills the page; a line of a table leaves gaps. */
const FULL = 0.75;

const isRowLike = ({ cells }: PdfLine): boolean => cells.length >= 3;

const widthOf = ({ cells }: PdfLine): number => cells.reduce((sum, { x, right }) => sum + right - x, 0);

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of lines between the first and last row-like line, with no line of running text among them. */
function tableRuns(lines: readonly PdfLine[]): Run[] {
  const widest = Math.max(0, ...lines.map(widthOf));
  const isProse = (line: PdfLine): boolean => line.cells.length === 1 && widthOf(line) > widest * FULL;
  const runs: { from: number; to: number; rows: number }[] = [];
  lines.forEach((line, index) => {
    if (!isRowLike(line)) return;
    const run = runs.at(-1);
    if (run && index - run.to <= LONGEST_BREAK && !lines.slice(run.to, index).some(isProse)) {
      run.to = index + 1;
      run.rows++;
    } else runs.push({ from: index, to: index + 1, rows: 1 });
  });
  return runs.filter(({ rows }) => rows >= FEWEST_ROWS).map((run) => widen(run, lines));
}

/** The first and last rows may have two cells, and a cell's second line one. */
function widen({ from, to }: Run, lines: readonly PdfLine[]): Run {
  const hasCells = (index: number): boolean => (lines[index]?.cells.length ?? 0) >= 2;
  const reach = (index: number, step: number): number => [1, 2, 3, 4].find((far) => hasCells(index + far * step)) ?? 0;
  let [first, last] = [from, to];
  for (let far = reach(first, -1); far > 0; far = reach(first, -1)) first -= far;
  for (let far = reach(last - 1, 1); far > 0; far = reach(last - 1, 1)) last += far;
  while (isLastOfCell(lines, last)) last++;
  return { from: first, to: last };
}

/** A short line right below a row, away from the margin: the second line of a cell. */
function isLastOfCell(lines: readonly PdfLine[], index: number): boolean {
  const [above, line] = [lines[index - 1], lines[index]];
  const [cell] = line?.cells ?? [];
  if (above === undefined || line === undefined || cell === undefined || line.cells.length > 1) return false;
  const left = Math.min(...lines.map(({ cells }) => cells[0]?.x ?? 0));
  return above.y - line.y < line.size * 1.6 && cell.x > left + line.size * 6 && cell.text.length <= 8;
}

interface Column {
  left: number;
  right: number;
}

const overlaps = ({ x, right }: PdfCell, column: Column): boolean => x < column.right && right > column.left;

/** Columns are what cells overlap in; a head over several columns would join them, so the widest rows decide. */
function findColumns(lines: readonly PdfLine[]): Column[] {
  const most = Math.max(...lines.map(({ cells }) => cells.length));
  const isWide = (line: PdfLine): boolean => line.cells.length >= Math.max(3, most - 1);
  const columns: Column[] = [];
  for (const cell of lines.filter(isWide).flatMap((line) => line.cells)) {
    const column = columns.find((known) => overlaps(cell, known));
    if (column) {
      column.left = Math.min(column.left, cell.x);
      column.right = Math.max(column.right, cell.right);
    } else columns.push({ left: cell.x, right: cell.right });
  }
  // Names of groups have lines of their own, beside all of those.
  for (const { x, right } of lines.flatMap((line) => line.cells)) {
    if (!columns.some((known) => x < known.right && right > known.left)) columns.push({ left: x, right });
  }
  return columns.sort((a, b) => a.left - b.left);
}

const distance = ({ x, right }: PdfCell, column: Column): number =>
  Math.abs((x + right) / 2 - (column.left + column.right) / 2);

function columnOf(cell: PdfCell, columns: readonly Column[]): number {
  const overlap = columns.map((column) => Math.min(cell.right, column.right) - Math.max(cell.x, column.left));
  const best = overlap.indexOf(Math.max(...overlap));
  if ((overlap[best] ?? 0) > 0) return best;
  const distances = columns.map((column) => distance(cell, column));
  return distances.indexOf(Math.min(...distances));
}

interface PlacedCell {
  readonly cell: PdfCell;
  readonly column: number;
  readonly y: number;
  readonly size: number;
}

/** The column with the most rising numbers; rows are counted there. */
function numberedColumn(placed: readonly PlacedCell[], columns: number): PlacedCell[] {
  const counts = Array.from({ length: Math.min(columns, 3) }, (_, column) =>
    placed.filter((candidate) => candidate.column === column && NUMBER.test(candidate.cell.text.trim())),
  );
  const best = counts.sort((a, b) => b.length - a.length)[0] ?? [];
  return best.length >= FEWEST_ROWS ? best : [];
}

function rowFrom(placed: readonly PlacedCell[], columns: number): Snippet[] {
  return Array.from({ length: columns }, (_, column) =>
    joinSnippets(placed.filter((candidate) => candidate.column === column).map(({ cell }) => cell)),
  );
}

/** Parts of one cell stand right below each other. */
function joinStacked(placed: readonly PlacedCell[], spacing: number): PlacedCell[][] {
  const stacks: PlacedCell[][] = [];
  for (const part of [...placed].sort((a, b) => b.y - a.y)) {
    const stack = stacks.at(-1);
    const last = stack?.at(-1);
    if (stack && last && last.y - part.y < spacing) stack.push(part);
    else stacks.push([part]);
  }
  return stacks;
}

/**
 * Names of groups left of the numbers stand in the middle of the rows that they head: each begins where the one above
 * ends, and ends as far below its middle as it begins above it.
 */
function placeGroups(groups: readonly PlacedCell[], anchors: readonly PlacedCell[], begin: number): PlacedCell[] {
  const lineHeight = Math.max(0, ...groups.map(({ size }) => size)) * 1.9;
  const isBeside = ({ y }: PlacedCell): boolean => anchors.some((anchor) => Math.abs(anchor.y - y) < 1);
  // Names at the top of their rows, or of one row each, are where they belong.
  const [first] = [...groups].sort((a, b) => b.y - a.y);
  if (first && Math.abs(first.y - (anchors[0]?.y ?? 0)) < 1 && groups.every(isBeside)) return [...groups];
  let top = begin;
  return joinStacked(groups, lineHeight).flatMap((stack) => {
    const middle = ((stack[0]?.y ?? 0) + (stack.at(-1)?.y ?? 0)) / 2;
    const first = anchors.find(({ y }) => y < top) ?? anchors.at(-1);
    top = Math.min(2 * middle - top, middle);
    return stack.map((part) => ({ ...part, y: first?.y ?? part.y }));
  });
}

/** Everything nearest to a number stands in its row; what stands above the first by more than half a row is the head. */
function rowsByNumber(
  placed: readonly PlacedCell[],
  anchors: readonly PlacedCell[],
  columns: number,
): Snippet[][] | null {
  const distances = anchors.slice(1).map((anchor, index) => (anchors[index]?.y ?? 0) - anchor.y);
  const top = (anchors[0]?.y ?? 0) + (distances[0] ?? 0) * 0.55;
  const head = placed.filter(({ y }) => y > top);
  const lineHeight = Math.max(0, ...head.map(({ size }) => size)) * 1.6;
  const heads = joinStacked(head, lineHeight).map((stack) => rowFrom(stack, columns));
  const nearest = (y: number): number => {
    const away = anchors.map((anchor) => Math.abs(anchor.y - y));
    return away.indexOf(Math.min(...away));
  };
  const body = placed.filter(({ y }) => y <= top);
  const numbered = anchors[0]?.column ?? 0;
  const groups = placeGroups(
    body.filter(({ column }) => column < numbered),
    anchors,
    top,
  );
  const rest = body.filter(({ column }) => column >= numbered);
  // Two cells side by side in one column: the columns were not found, and a wrong value is worse than none.
  const places = rest.map(({ column, y }) => `${column} ${y}`);
  if (new Set(places).size < places.length) return null;
  const rows = anchors.map((_, index) =>
    rowFrom(
      [...groups, ...rest].filter(({ y }) => nearest(y) === index),
      columns,
    ),
  );
  return [...heads, ...rows];
}

function readRows(lines: readonly PdfLine[]): Snippet[][] | null {
  const columns = findColumns(lines);
  if (columns.length < 3) return null;
  const placed = lines.flatMap(({ cells, y, size }) =>
    cells.map((cell) => ({ cell, column: columnOf(cell, columns), y, size })),
  );
  const anchors = numberedColumn(placed, columns.length);
  if (anchors.length > 0) return rowsByNumber(placed, anchors, columns.length);
  return lines.map(({ y }) =>
    rowFrom(
      placed.filter((one) => one.y === y),
      columns.length,
    ),
  );
}

/** A page as blocks from top to bottom. */
export function findPdfTables(lines: readonly PdfLine[]): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  let at = 0;
  const addLines = (to: number): void => {
    for (; at < to; at++) blocks.push({ kind: 'line', line: lines[at] as PdfLine });
  };
  for (const { from, to } of tableRuns(lines)) {
    const rows = readRows(lines.slice(from, to));
    if (rows === null) continue;
    addLines(from);
    blocks.push({ kind: 'table', rows });
    at = to;
  }
  addLines(lines.length);
  return blocks;
}
