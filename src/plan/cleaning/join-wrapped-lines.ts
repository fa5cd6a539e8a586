// Lines that a page broke, joined again to paragraphs and headings; nothing is joined where lines are paragraphs.
import { readHeadingForm } from '../outlining/heading-forms.js';
import { isNamedUnit } from '../outlining/named-units.js';
import { joinSnippets, type Snippet } from '../reading/snippet.js';
import type { SourceLine } from '../reading/source-document.js';
import type { CleanedDocument } from './cleaned-document.js';
import type { Contents } from './find-contents.js';
import { joinHeadings } from './join-headings.js';
import { isOwnHeading, isStrong, OPENS_PARAGRAPH, reachOf, SENTENCE_END, widthOf } from './line-measures.js';

/** No printed line is longer; a paragraph on one line mostly is. */
const WIDEST_LINE = 60;
/** What part of the lines are full where text is wrapped; three in four of Beijing's are. */
const FULL_LINES = 0.35;
/** Cells parted by wide blanks. */
const isRow = (text: string): boolean => /\S[ \u3000\t]{3,}\S.*\S[ \u3000\t]{3,}\S/.test(text);

/** The width that lines were broken at; null where each line is a paragraph. */
function wrapWidth({ lines, format }: CleanedDocument): number | null {
  const widths = lines.filter(({ cells, text }) => cells === null && !isRow(text)).map(reachOf);
  // A page has no paragraphs, only lines.
  if (format === 'pdf') return [...widths].sort((a, b) => a - b)[Math.floor(widths.length * 0.9)] ?? null;
  if (widths.length < 20) return null;
  const sorted = widths.filter((width) => width >= 8).sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (width > WIDEST_LINE || width < 12) return null;
  const longest = sorted.at(-1) ?? 0;
  if (longest > width * 2.5) return null;
  const full = lines.filter((line) => reachOf(line) >= width - 3 && !SENTENCE_END.test(line.text));
  return full.length >= sorted.length * FULL_LINES ? width : null;
}

const GOES_ON = /^[，,、。；;：:！？）)》」”’%％]/;
const UNFINISHED = /[，,、（(《“‘「]$/;

/** Whether a bracket or quotation mark is still open at the end of the text. */
const isOpen = (text: string): boolean =>
  [
    ['“', '”'],
    ['《', '》'],
    ['（', '）'],
    ['(', ')'],
  ].some(([open = '', close = '']) => text.split(open).length > text.split(close).length);

class Paragraph {
  readonly lines: SourceLine[];
  text: string;
  constructor(first: SourceLine) {
    this.lines = [first];
    this.text = first.text;
  }
  add(line: SourceLine): void {
    this.lines.push(line);
    this.text += line.text;
  }
  get last(): SourceLine {
    return this.lines.at(-1) as SourceLine;
  }
}

interface Page {
  readonly width: number;
  /** Indented first lines part paragraphs where the format keeps indents. */
  readonly hasIndents: boolean;
}

/** Where in the next line the title of a run-in heading may end; a paragraph's first sentence is longer. */
const LATEST_TITLE_END = 14;

/** Whether a heading fills its line and its title goes on in the next: 「（七）……迈上新|台阶。正文」. */
function breaksHeading(heading: SourceLine, next: SourceLine, { width, hasIndents }: Page): boolean {
  if (isStrong(heading.text) || reachOf(heading) < width - 2 || readHeadingForm(next.text) !== null) return false;
  if (hasIndents) return (next.indent ?? 0) < 2;
  const end = next.text.indexOf('。');
  return end >= 0 ? end <= LATEST_TITLE_END : widthOf(next.text) < width * 0.5;
}

function startsParagraph(open: Paragraph, line: SourceLine, { width, hasIndents }: Page): boolean {
  const { text } = line;
  const before = open.last.text;
  if (line.gap > 0 || line.cells !== null || open.last.cells !== null || isRow(text) || isRow(before)) return true;
  if (isStrong(text) || isNamedUnit(text)) return true;
  if (open.lines.length === 1 && isOwnHeading(before)) return !breaksHeading(open.last, line, { width, hasIndents });
  if (OPENS_PARAGRAPH.test(text) && !UNFINISHED.test(before)) return true;
  if (GOES_ON.test(text) || UNFINISHED.test(before) || isOpen(open.text)) return false;
  if (hasIndents && SENTENCE_END.test(before)) return (line.indent ?? 0) >= 2;
  const form = readHeadingForm(text);
  if (form !== null) {
    // A sentence seldom breaks just before a numeral; a heading is short.
    const isShort = form.ownLine && widthOf(text) < width * 0.8 && /^(?:comma|bracket)$/.test(form.kind);
    return isShort || SENTENCE_END.test(before) || reachOf(open.last) < width * 0.8;
  }
  if (SENTENCE_END.test(before)) return reachOf(open.last) < width - 2;
  return reachOf(open.last) < width * 0.8 && !text.startsWith('“');
}

function joinParagraph({ lines }: Paragraph): SourceLine {
  const [first] = lines;
  if (first === undefined || lines.length === 1) return first as SourceLine;
  // A break between two Latin words or numbers stood for a blank.
  const parts = lines.map((line, index): Snippet => {
    const before = lines[index - 1]?.text ?? '';
    return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(line.text)
      ? joinSnippets([{ text: '', pieces: [] }, line], ' ')
      : line;
  });
  return { ...first, ...joinSnippets(parts) };
}

function joinParagraphs(lines: readonly SourceLine[], page: Page): SourceLine[] {
  const joined: SourceLine[] = [];
  let open: Paragraph | null = null;
  for (const line of lines) {
    if (open !== null && !startsParagraph(open, line, page)) open.add(line);
    else {
      if (open !== null) joined.push(joinParagraph(open));
      open = new Paragraph(line);
    }
  }
  if (open !== null) joined.push(joinParagraph(open));
  return joined;
}

/** Joins what page breaks and line breaks parted. `contents` tells how headings over two lines go on. */
export function joinWrappedLines(document: CleanedDocument, contents: Contents | null): CleanedDocument {
  const width = wrapWidth(document);
  const headed = joinHeadings(document.lines, contents, width);
  if (width === null) return { ...document, lines: headed };
  const indented = headed.filter(({ indent }) => (indent ?? 0) >= 2).length;
  const hasIndents = indented >= headed.length * 0.05 && indented <= headed.length * 0.6;
  return { ...document, lines: joinParagraphs(headed, { width, hasIndents }) };
}
