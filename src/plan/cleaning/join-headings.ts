// Headings over two lines become one, told by the contents, else by their own form.
import { readHeadingForm } from '../outlining/heading-forms.js';
import { joinSnippets } from '../reading/snippet.js';
import type { SourceLine } from '../reading/source-document.js';
import { type Contents, titleKey } from './find-contents.js';
import { isOwnHeading, OPENS_PARAGRAPH, reachOf, SENTENCE_END, widthOf } from './line-measures.js';

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

/** What stands between the halves of a title: what the contents print there; nothing where the line was full. */
function separatorOf(heading: SourceLine, whole: string | null, width: number | null): string {
  if (/[，,、]$/.test(heading.text)) return '';
  if (whole === null) return width !== null && reachOf(heading) >= width - 1.5 ? '' : ' ';
  const key = titleKey(readHeadingForm(heading.text)?.title ?? heading.text);
  let seen = '';
  for (const char of whole) {
    if (titleKey(seen) === key) return /\s/.test(char) ? ' ' : '';
    seen += char;
  }
  return ' ';
}

/** Headings over two lines become one, with the blank that the contents print between the halves. */
export function joinHeadings(
  lines: readonly SourceLine[],
  contents: Contents | null,
  width: number | null,
): SourceLine[] {
  const joined: SourceLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    let line = lines[index] as SourceLine;
    for (let next = lines[index + 1]; next !== undefined; next = lines[index + 1]) {
      if (isWhole(contents, line)) break;
      const whole = wholeTitle(contents, line);
      const grown = titleKey(`${readHeadingForm(line.text)?.title ?? ''}${next.text}`);
      const fits = whole !== null && next.cells === null && titleKey(whole).startsWith(grown);
      if (!fits && (whole !== null || !looksContinued(line, next, lines[index + 2], width))) break;
      line = { ...line, ...joinSnippets([line, next], separatorOf(line, whole, width)) };
      index++;
      if (!fits) break;
    }
    joined.push(line);
  }
  return joined;
}
