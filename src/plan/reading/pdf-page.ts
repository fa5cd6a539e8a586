// The pieces of text on a page of a PDF as lines from top to bottom, each with its cells from left to right.
import { type Snippet, snippetOf } from './snippet.js';

/** A piece of text as the PDF places it; y grows upwards. */
export interface PdfFragment {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfCell extends Snippet {
  readonly x: number;
  readonly right: number;
}

export interface PdfLine {
  readonly y: number;
  readonly size: number;
  /** Parts of the line that stand apart; one where it is running text. */
  readonly cells: readonly PdfCell[];
}

/** Fragments whose baselines differ by less are one line: Latin letters often sit a little lower. */
const SAME_LINE = 0.45;
/** A wider blank, in type sizes, parts cells; justified text stretches less. */
const CELL_GAP = 0.8;
const WORD_GAP = 0.2;
const WIDEST_BLANK = 1.2;
/** Set smaller and higher: a note's mark. */
const NOTE_SIZE = 0.75;
const NOTE_MARK = /^[[〔(（]?(?:\d{1,3}|[①-⑳])[\]〕)）]?$/;

function groupByBaseline(fragments: readonly PdfFragment[]): PdfFragment[][] {
  const sorted = [...fragments].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: PdfFragment[][] = [];
  for (const fragment of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    const tolerance = Math.max(fragment.size, first?.size ?? 0) * SAME_LINE;
    if (line && first && Math.abs(first.y - fragment.y) <= tolerance) line.push(fragment);
    else lines.push([fragment]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

const isNoteMark = ({ text, size, y }: PdfFragment, line: readonly PdfFragment[]): boolean => {
  const body = line.reduce((largest, other) => (other.size > largest.size ? other : largest));
  return size < body.size * NOTE_SIZE && y > body.y + body.size * 0.1 && NOTE_MARK.test(text.trim());
};

/** Writes the text of each cell into the source, one after the other, as the page shows it. */
function readCells(line: readonly PdfFragment[], source: { text: string }): PdfCell[] {
  const groups: PdfFragment[][] = [];
  for (const fragment of line) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const gap = last ? fragment.x - (last.x + last.width) : 0;
    if (group && last && gap < Math.max(last.size, fragment.size) * CELL_GAP) group.push(fragment);
    else groups.push([fragment]);
  }
  return groups.map((group): PdfCell => {
    const start = source.text.length;
    group.forEach((fragment, index) => {
      const last = group[index - 1];
      const gap = last ? fragment.x - (last.x + last.width) : 0;
      const isWordGap =
        gap > fragment.size * WORD_GAP && /[\w)]$/.test(last?.text ?? '') && /^[\w(]/.test(fragment.text);
      source.text += `${isWordGap ? ' ' : ''}${fragment.text}`;
    });
    const cell = snippetOf(source.text, start, source.text.length);
    source.text += '\n';
    const last = group.at(-1) ?? (group[0] as PdfFragment);
    return { ...cell, x: group[0]?.x ?? 0, right: last.x + last.width };
  });
}

/** The lines of a page; their text is added to `source`. */
export function linesOfPage(fragments: readonly PdfFragment[], source: { text: string }): PdfLine[] {
  // A wide blank is a gap that the PDF filled; a narrow one is a blank of the text.
  const seen = fragments.filter(
    ({ text, width, size }) => text.trim() !== '' || (text !== '' && width <= size * WIDEST_BLANK),
  );
  const lines = groupByBaseline(seen).filter((line) => line.some(({ text }) => text.trim() !== ''));
  return lines.map((line): PdfLine => {
    const body = line.filter((fragment) => !isNoteMark(fragment, line));
    const size = Math.max(...line.map((fragment) => fragment.size));
    return { y: line[0]?.y ?? 0, size, cells: readCells(body.length > 0 ? body : line, source) };
  });
}
