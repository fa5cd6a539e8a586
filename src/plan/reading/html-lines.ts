// From the elements of a page to lines: blocks are lines, rows of tables keep their cells, frames keep their group.
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText, seenChildren } from './html-tree.js';
import { joinSnippets, type Snippet, snippetOf, trimSnippet } from './snippet.js';
import { plainLine, type SourceLine } from './source-document.js';

const BLOCKS = new Set(
  'p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote center table caption tbody thead tfoot tr td th figure figcaption pre fieldset address body hr'.split(
    ' ',
  ),
);
/** A note's mark in the text: 「[1]」「①」 set high. */
const NOTE_MARK = /^\s*[[〔(（]?\s*(?:\d{1,3}|[①-⑳])\s*[\]〕)）]?\s*$/;
/** More text than this in one cell is no value: the table frames text. */
const LONGEST_CELL = 400;

/** Writes what is read into one source text and gives each line its place in it. */
export class LineCollector {
  private source = '';
  private readonly collected: SourceLine[] = [];
  private groups = 0;

  get text(): string {
    return this.source;
  }
  get lines(): readonly SourceLine[] {
    return this.collected;
  }
  nextGroup(): number {
    this.groups++;
    return this.groups;
  }

  /** Adds text to the source and returns it as a snippet. */
  take(text: string): Snippet {
    const start = this.source.length;
    this.source += `${text}\n`;
    return trimSnippet(snippetOf(this.source, start, start + text.length));
  }

  add(snippet: Snippet, more: Partial<SourceLine> = {}): void {
    if (snippet.text === '' && more.cells === undefined) return;
    this.collected.push(plainLine(snippet, this.collected.length + 1, more));
  }
}

interface Context {
  readonly level: number | null;
  readonly group: number | null;
}

const levelOf = ({ tagName }: HtmlElement): number | null =>
  /^h[1-6]$/.test(tagName) ? Number(tagName.charAt(1)) : null;

/** The seen text of an element, its white space as a browser shows it; a line break stays one. */
function textOf(node: HtmlNode): string {
  if (isText(node)) return node.value.replace(/[ \t\r\n]+/g, ' ');
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  const text = seenChildren(node).map(textOf).join('');
  if (node.tagName === 'sup' && NOTE_MARK.test(text)) return '';
  return BLOCKS.has(node.tagName) ? `\n${text}\n` : text;
}

const hasBlock = (node: HtmlNode): boolean =>
  isElement(node) && (BLOCKS.has(node.tagName) || seenChildren(node).some(hasBlock));

/** Inline content between two blocks; each line of it is a line. */
function addInline(collector: LineCollector, nodes: readonly HtmlNode[], context: Context): void {
  const text = nodes.map(textOf).join('');
  for (const line of text.split('\n')) if (line.trim() !== '') collector.add(collector.take(line), context);
}

function addChildren(collector: LineCollector, element: HtmlElement, context: Context): void {
  let inline: HtmlNode[] = [];
  const flush = (): void => {
    addInline(collector, inline, context);
    inline = [];
  };
  for (const node of seenChildren(element)) {
    if (!isElement(node) || !hasBlock(node)) inline.push(node);
    else {
      flush();
      addElement(collector, node, context);
    }
  }
  flush();
}

export function addElement(collector: LineCollector, element: HtmlElement, context: Context): void {
  if (element.tagName === 'table') addTable(collector, element, context);
  else addChildren(collector, element, { ...context, level: levelOf(element) ?? context.level });
}

/** Rows of a table itself, not of tables inside its cells. */
const rowsOf = (element: HtmlElement): HtmlElement[] =>
  seenChildren(element)
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'tr' ? [child] : /^t(?:body|head|foot)$/.test(child.tagName) ? rowsOf(child) : [],
    );

const cellsOf = (row: HtmlElement): HtmlElement[] =>
  seenChildren(row)
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th');

const spanOf = (cell: HtmlElement, name: 'colspan' | 'rowspan'): number => {
  const span = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1;
};

const hasTable = (node: HtmlNode): boolean =>
  isElement(node) && (node.tagName === 'table' || seenChildren(node).some(hasTable));

const cellText = (cell: HtmlElement): string =>
  textOf(cell)
    .replace(/\s*\n\s*/g, '')
    .trim();

/** A table of one column, or with whole paragraphs or tables in its cells, is a frame around text. */
const isFrame = (rows: readonly HtmlElement[]): boolean =>
  rows.every((row) => cellsOf(row).length <= 1) ||
  rows.some((row) => cellsOf(row).some((cell) => hasTable(cell) || cellText(cell).length > LONGEST_CELL));

function addTable(collector: LineCollector, table: HtmlElement, context: Context): void {
  const rows = rowsOf(table);
  const group = context.group ?? collector.nextGroup();
  const caption = seenChildren(table).find(
    (node): node is HtmlElement => isElement(node) && node.tagName === 'caption',
  );
  if (caption) addChildren(collector, caption, context);
  if (isFrame(rows)) {
    for (const row of rows) for (const cell of cellsOf(row)) addChildren(collector, cell, { level: null, group });
    return;
  }
  addRows(collector, rows, group);
}

/** Cells that a cell above reaches down into stay empty; a cell over several columns is followed by empty ones. */
function addRows(collector: LineCollector, rows: readonly HtmlElement[], group: number): void {
  const reaching: number[] = [];
  for (const row of rows) {
    const cells: Snippet[] = [];
    const empty: Snippet = { text: '', pieces: [] };
    const fillReached = (): void => {
      while ((reaching[cells.length] ?? 0) > 0) {
        reaching[cells.length] = (reaching[cells.length] ?? 1) - 1;
        cells.push(empty);
      }
    };
    for (const cell of cellsOf(row)) {
      fillReached();
      const [columns, down] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      for (let column = 0; column < columns; column++) {
        reaching[cells.length] = down - 1;
        cells.push(column === 0 ? collector.take(cellText(cell)) : empty);
      }
    }
    fillReached();
    addRow(collector, cells, group);
  }
}

/** One line of a table; a single cell over all columns is a line of text in it. */
export function addRow(collector: LineCollector, cells: readonly Snippet[], group: number): void {
  const filled = cells.filter(({ text }) => text !== '');
  const [only] = filled;
  if (only === undefined) return;
  if (filled.length === 1 && cells[0] === only && cells.length > 2) {
    collector.add(only, { group });
    return;
  }
  const shown = cells.slice(0, cells.findLastIndex(({ text }) => text !== '') + 1);
  collector.add(joinSnippets(shown, '\t'), { cells, group });
}
