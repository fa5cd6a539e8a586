// Lines that a page broke, joined again to paragraphs and headings; nothing is joined where lines are paragraphs.
import { readHeadingForm } from '../outlining/heading-forms.js';
import { isNamedUnit } from '../outlining/named-units.js';
import { joinSnippets, type Snippet } from '../reading/snippet.js';
import type { SourceLine } from '../reading/source-document.js';
import type { CleanedDocument } from './cleaned-document.js';
import { type Contents, titleKey } from './find-contents.js';

/** Width in characters of Chinese type; those of ASCII are half as wide. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char < '\u0100' ? 0.5 : 1), 0);

/** No printed line is longer; a paragraph on one line mostly is. */
const WIDEST_LINE = 60;
/** What part of the lines are full where text is wrapped; three in four of Beijing's are. */
const FULL_LINES = 0.35;
const SENTENCE_END = /[。！？；：:!?;][”’）)》」"']*$/;

/** The width that lines were broken at; null where each line is a paragraph. */
function wrapWidth({ lines, format }: CleanedDocument): number | null {
  const widths = lines.filter(({ cells }) => cells === null).map(({ text }) => widthOf(text));
  // A page has no paragraphs, only lines.
  if (format === 'pdf') return [...widths].sort((a, b) => a - b)[Math.floor(widths.length * 0.9)] ?? null;
  if (widths.length < 20) return null;
  const sorted = widths.filter((width) => width >= 8).sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (width > WIDEST_LINE || width < 12) return null;
  const longest = sorted.at(-1) ?? 0;
  if (longest > width * 2.5) return null;
  const full = lines.filter(({ text }) => widthOf(text) >= width - 3 && !SENTENCE_END.test(text));
  return full.length >= sorted.length * FULL_LINES ? width : null;
}

const OPENS_PARAGRAPH = /^(?:[—–―]{2,}|[⸺⸻]|专\s*栏|注\s*[:：]|[图表]\s*\d|[●■◆▪•★▲※])/;
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

const isStrong = (text: string): boolean => /^(?:part|chapter|section)$/.test(readHeadingForm(text)?.kind ?? '');
const isOwnHeading = (text: string): boolean => readHeadingForm(text)?.ownLine === true || isNamedUnit(text);

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

function startsParagraph(open: Paragraph, line: SourceLine, { width, hasIndents }: Page): boolean {
  const { text } = line;
  const before = open.last.text;
  if (line.gap > 0 || line.cells !== null || open.last.cells !== null) return true;
  if (isStrong(text) || isNamedUnit(text) || (open.lines.length === 1 && isOwnHeading(open.text))) return true;
  if (OPENS_PARAGRAPH.test(text) && !UNFINISHED.test(before)) return true;
  if (GOES_ON.test(text) || UNFINISHED.test(before) || isOpen(open.text)) return false;
  if (hasIndents && SENTENCE_END.test(before)) return (line.indent ?? 0) >= 2;
  if (readHeadingForm(text) !== null) return SENTENCE_END.test(before) || widthOf(before) < width * 0.8;
  if (SENTENCE_END.test(before)) return widthOf(before) < width - 2;
  return widthOf(before) < width * 0.8 && !text.startsWith('“');
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

/** Whether the contents print the heading just as it stands: nothing of it is missing. */
function isWhole(contents: Contents | null, line: SourceLine): boolean {
  const form = readHeadingForm(line.text);
  return (contents?.entries ?? []).some(
    (entry) =>
      entry.form.kind === form?.kind &&
      entry.form.number === form.number &&
      titleKey(entry.form.title) === titleKey(form.title),
  );
}

/** The entry of the contents that a heading's first line begins. */
function wholeTitle(contents: Contents | null, line: SourceLine): string | null {
  const form = readHeadingForm(line.text);
  if (form === null || contents === null) return null;
  const begun = titleKey(form.title);
  const entry = contents.entries.find(
    (candidate) =>
      candidate.form.kind === form.kind &&
      candidate.form.number === form.number &&
      titleKey(candidate.form.title).startsWith(begun) &&
      titleKey(candidate.form.title) !== begun,
  );
  return entry?.form.title ?? null;
}

/** A second line of a heading without a contents to tell: short, no sentence, right below a heading that asks for it. */
function looksContinued(
  heading: SourceLine,
  next: SourceLine,
  after: SourceLine | undefined,
  width: number | null,
): boolean {
  const form = readHeadingForm(heading.text);
  if (form === null || !/^(?:part|chapter|section)$/.test(form.kind)) return false;
  if (next.cells !== null || isOwnHeading(next.text) || SENTENCE_END.test(next.text)) return false;
  if (widthOf(next.text) > 40 || /[。；]/.test(next.text) || OPENS_PARAGRAPH.test(next.text)) return false;
  if (form.title === '' || /[，,、]$/.test(form.title)) return true;
  if (next.gap > 0 || form.kind === 'section') return false;
  if (width === null) return heading.gap > 0 && (after?.gap ?? 0) > 0;
  return after !== undefined && !/[，,、]/.test(next.text) && widthOf(next.text) < width * 0.8;
}

const separatorOf = (heading: string, whole: string | null): string => {
  if (/[，,、]$/.test(heading)) return '';
  if (whole === null) return ' ';
  const key = titleKey(readHeadingForm(heading)?.title ?? heading);
  let seen = '';
  for (const char of whole) {
    if (titleKey(seen) === key) return /\s/.test(char) ? ' ' : '';
    seen += char;
  }
  return ' ';
};

/** Headings over two lines become one, with the blank that the contents print between the halves. */
function joinHeadings(lines: readonly SourceLine[], contents: Contents | null, width: number | null): SourceLine[] {
  const joined: SourceLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    let line = lines[index] as SourceLine;
    for (let next = lines[index + 1]; next !== undefined; next = lines[index + 1]) {
      if (isWhole(contents, line)) break;
      const whole = wholeTitle(contents, line);
      const grown = titleKey(`${readHeadingForm(line.text)?.title ?? ''}${next.text}`);
      const fits = whole !== null && next.cells === null && titleKey(whole).startsWith(grown);
      if (!fits && (whole !== null || !looksContinued(line, next, lines[index + 2], width))) break;
      line = { ...line, ...joinSnippets([line, next], separatorOf(line.text, whole)) };
      index++;
      if (!fits) break;
    }
    joined.push(line);
  }
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
