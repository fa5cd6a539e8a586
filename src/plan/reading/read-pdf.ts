// A PDF with a text layer as lines: coordinates give lines, indents, pages and the columns of tables.
import { getDocumentProxy } from 'unpdf';
import { PlanParseError } from '../plan-parse-error.js';
import { foldRadical, RADICALS } from './cjk-radicals.js';
import { addRow, LineCollector } from './html-lines.js';
import { linesOfPage, type PdfFragment, type PdfLine } from './pdf-page.js';
import { findPageEdges, type PageEdges } from './pdf-page-edges.js';
import { findPdfTables } from './pdf-tables.js';
import { joinSnippets, replaceInSnippet, type Snippet, trimSnippet } from './snippet.js';
import { plainLine, type SourceDocument, type SourceLine } from './source-document.js';

const INVISIBLE = /[\p{Cc}\u200b-\u200d\ufeff\ufffe\uffff]/gu;
const MOST_PAGES = 3000;
/** So many characters to a page, at the least; fewer means pictures of pages. */
const FEWEST_CHARACTERS = 20;

const cleanText = (snippet: Snippet): Snippet =>
  trimSnippet(
    replaceInSnippet(
      replaceInSnippet(snippet, INVISIBLE, () => ''),
      RADICALS,
      foldRadical,
    ),
  );

const damaged = (error: unknown): PlanParseError =>
  new PlanParseError(
    null,
    `无法读取这个 PDF：${error instanceof Error ? error.message : String(error)}`,
    '请用 PDF 阅读器打开并重新保存，或改用 .docx 或文本',
  );

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

const isTextItem = (item: unknown): item is TextItem =>
  typeof item === 'object' && item !== null && 'str' in item && 'transform' in item;

function toFragment({ str, transform, width, height }: TextItem): PdfFragment {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  return { text: str, x, y, width, size: Math.hypot(c, d) || height || 1 };
}

async function fragmentsOf(bytes: Uint8Array): Promise<PdfFragment[][]> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false });
  if (pdf.numPages > MOST_PAGES) throw new Error(`it has ${pdf.numPages} pages, more than ${MOST_PAGES}`);
  const pages: PdfFragment[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.filter(isTextItem).map(toFragment));
    page.cleanup();
  }
  await pdf.destroy();
  return pages;
}

/** The most common left edge: where lines of running text begin. */
function leftMargin(pages: readonly (readonly PdfLine[])[]): number {
  const counts = new Map<number, number>();
  for (const line of pages.flat()) {
    const x = Math.round(line.cells[0]?.x ?? 0);
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The usual distance between two lines, in type sizes. */
function usualSpacing(pages: readonly (readonly PdfLine[])[]): number {
  const distances = pages.flatMap((lines) =>
    lines.slice(1).map((line, index) => Math.round((((lines[index] as PdfLine).y - line.y) / line.size) * 10) / 10),
  );
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 1.5;
}

class PageReader {
  private readonly lines: SourceLine[] = [];
  private group = 0;

  constructor(
    private readonly margin: number,
    private readonly spacing: number,
  ) {}

  /** Heads and feet stand apart from the page's text: they must not end up in its tables. */
  addPage(lines: readonly PdfLine[], page: number, { top, bottom }: PageEdges): void {
    for (const line of lines.slice(0, top)) this.addLine(line, null, page);
    this.addBody(lines.slice(top, lines.length - bottom), page);
    for (const line of lines.slice(lines.length - bottom)) this.addLine(line, null, page);
  }

  private addBody(lines: readonly PdfLine[], page: number): void {
    let above: PdfLine | null = null;
    for (const block of findPdfTables(lines)) {
      if (block.kind === 'table') this.addTable(block.rows, page);
      else this.addLine(block.line, above, page);
      above = block.kind === 'line' ? block.line : null;
    }
  }

  get all(): readonly SourceLine[] {
    return this.lines;
  }

  private addLine(line: PdfLine, above: PdfLine | null, page: number): void {
    const snippet = cleanText(joinSnippets(line.cells, line.cells.length > 1 ? '  ' : ''));
    if (snippet.text === '') return;
    const indent = Math.max(0, ((line.cells[0]?.x ?? 0) - this.margin) / (line.size / 2));
    const isApart = above !== null && (above.y - line.y) / line.size > this.spacing * 1.5;
    this.lines.push(plainLine(snippet, this.lines.length + 1, { gap: isApart ? 1 : 0, indent, page }));
  }

  private addTable(rows: readonly (readonly Snippet[])[], page: number): void {
    this.group++;
    const collector = new LineCollector();
    for (const row of rows) addRow(collector, row.map(cleanText), this.group);
    for (const line of collector.lines) this.lines.push({ ...line, number: this.lines.length + 1, page });
  }
}

/** @throws PlanParseError when the file is damaged, locked, or has no text layer */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  let pages: PdfFragment[][];
  try {
    pages = await fragmentsOf(bytes);
  } catch (error) {
    throw damaged(error);
  }
  const source = { text: '' };
  const linesByPage = pages.map((fragments) => linesOfPage(fragments, source));
  if (source.text.length < pages.length * FEWEST_CHARACTERS) {
    throw new PlanParseError(null, '各页没有文字层，只有图片', '请先做文字识别，或改用 .docx 或文本');
  }
  const reader = new PageReader(leftMargin(linesByPage), usualSpacing(linesByPage));
  const edges = findPageEdges(linesByPage);
  linesByPage.forEach((lines, index) => {
    reader.addPage(lines, index + 1, edges[index] ?? { top: 0, bottom: 0 });
  });
  return { format: 'pdf', text: source.text, lines: reader.all, title: null };
}
