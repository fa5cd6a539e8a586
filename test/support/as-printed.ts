// A parsed plan set in type again: contents, lines broken at a width, indents, page marks, as a PDF's text layer has them.
import type { PlanDocument } from '../../src/plan/plan-document.js';

export interface Setting {
  /** Characters of Chinese type to a line. */
  readonly width: number;
  readonly indent: string;
  readonly hasContents: boolean;
  readonly hasPages: boolean;
}

const LINES_TO_A_PAGE = 28;
/** Marks that no line begins with. */
const HANGING = '，。、；：”）》';

function breakLine(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  let filled = indent.length;
  for (const char of text) {
    const size = char < '\u0100' ? 0.5 : 1;
    if (filled + size > width && !HANGING.includes(char)) {
      lines.push(line);
      line = '';
      filled = 0;
    }
    line += char;
    filled += size;
  }
  return [...lines, line];
}

/** The headings that a table of contents lists. */
export const listedHeadings = ({ sections }: PlanDocument): string[] =>
  sections
    .filter(({ number, boxId, label }) => number > 0 && boxId === null && label !== '——')
    .map(({ printedLabel, title }) => `${printedLabel}${printedLabel.startsWith('第') ? ' ' : ''}${title}`);

export function asPrinted(plan: PlanDocument, { width, indent, hasContents, hasPages }: Setting): string {
  const contents = listedHeadings(plan).map((heading, index) => `${heading}……………${1 + (index >> 2)}`);
  const isCentred = (line: string): boolean => /^第.{1,3}[篇章节]/.test(line);
  const body = plan.text
    .trimEnd()
    .split('\n')
    .flatMap((line) =>
      line.includes('\t') ? [line.replaceAll('\t', '    ')] : breakLine(line, width, isCentred(line) ? '' : indent),
    );
  const lines = [plan.title, ...(hasContents ? ['目 录', ...contents] : []), ...body];
  if (!hasPages) return lines.join('\n');
  return lines
    .flatMap((line, index) =>
      index % LINES_TO_A_PAGE === 0 && index > 0 ? [`- ${index / LINES_TO_A_PAGE} -`, line] : [line],
    )
    .join('\n');
}
