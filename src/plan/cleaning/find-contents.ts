// The table of contents, found by its mark or by recurrence: taken out of the text, kept to check the outline with.
import { type HeadingForm, readHeadingForm } from '../outlining/heading-forms.js';
import { isNamedUnit } from '../outlining/named-units.js';
import type { SourceLine } from '../reading/source-document.js';
import { type CleanedDocument, dropLines } from './cleaned-document.js';

export interface ContentsEntry {
  readonly form: HeadingForm;
  readonly line: number;
}

export interface Contents {
  readonly entries: readonly ContentsEntry[];
}

const MARK = /^目\s*[录錄次]$/;
/** What leads from a title to its page: dots, blanks, the number. */
const PAGE_TAIL = /[\s.·…⋯‥。．─—\-_]*(?:[…⋯]|[.·‥．]{2,}|\s{2,}|\t)[\s.·…⋯‥．]*[（(]?\d{1,4}[）)]?$/;
const DOTTED_TAIL = /[\s.·…⋯‥．]{2,}$/;
/** Fewer headings in a row may be chapters without text. */
const FEWEST_MARKED = 3;
const FEWEST_UNMARKED = 6;
/** What part of an unmarked run must come again below, in order. */
const RECURRING = 0.6;

const withoutPage = (text: string): string => text.replace(PAGE_TAIL, '').replace(DOTTED_TAIL, '').trim();
const hasPage = (text: string): boolean => PAGE_TAIL.test(text);

/** A title as it is compared: without blanks and marks, which differ between contents and body. */
export const titleKey = (title: string): string => title.replace(/[^\p{L}\p{N}]/gu, '');

const formKey = ({ kind, number, title }: HeadingForm): string => `${kind} ${number} ${titleKey(title)}`;

const entryFormOf = (line: SourceLine): HeadingForm | null => {
  const form = readHeadingForm(withoutPage(line.text));
  return form?.ownLine === true && form.title !== '' ? form : null;
};

/** One body heading opens the body: it names the first entry again, whole or its first line. */
const opensBody = (first: HeadingForm, form: HeadingForm): boolean =>
  form.kind === first.kind &&
  form.number === first.number &&
  titleKey(form.title) !== '' &&
  titleKey(first.title).startsWith(titleKey(form.title));

interface Run {
  readonly from: number;
  readonly to: number;
  readonly entries: readonly ContentsEntry[];
}

/** Reads entries from `from` on, up to the first line that is none, or that opens the body. */
function readEntries(lines: readonly SourceLine[], from: number): Run {
  const entries: ContentsEntry[] = [];
  const named = new Set<string>();
  let to = from;
  for (; to < lines.length; to++) {
    const line = lines[to];
    if (line === undefined || line.cells !== null) break;
    const form = entryFormOf(line);
    const first = entries[0]?.form;
    if (form) {
      if (first && entries.length >= FEWEST_MARKED && !hasPage(line.text) && opensBody(first, form)) break;
      entries.push({ form, line: line.number });
    } else if (isNamedUnit(withoutPage(line.text))) {
      const name = titleKey(withoutPage(line.text));
      if (named.has(name) && !hasPage(line.text)) break;
      named.add(name);
    } else if (!hasPage(line.text)) break;
  }
  return { from, to, entries };
}

/** Whether most entries of a run come again, in order, after it. */
function recurs(run: Run, lines: readonly SourceLine[]): boolean {
  const later = lines.slice(run.to).map((line) => entryFormOf(line));
  let at = 0;
  let found = 0;
  for (const { form } of run.entries) {
    const next = later.findIndex((other, index) => index >= at && other !== null && formKey(other) === formKey(form));
    if (next < 0) continue;
    found++;
    at = next + 1;
  }
  return found >= run.entries.length * RECURRING;
}

function findRun(lines: readonly SourceLine[]): Run | null {
  const mark = lines.findIndex(({ text }) => MARK.test(text));
  if (mark >= 0) {
    const run = readEntries(lines, mark + 1);
    if (run.entries.length >= FEWEST_MARKED) return { ...run, from: mark };
  }
  for (let from = 0; from < lines.length; from++) {
    const line = lines[from];
    if (line === undefined || entryFormOf(line) === null) continue;
    const run = readEntries(lines, from);
    if (run.entries.length >= FEWEST_UNMARKED && recurs(run, lines)) return run;
    from = Math.max(from, run.to - 1);
  }
  return null;
}

/** Takes the table of contents out of the lines; without one, `contents` is null. */
export function takeContents(document: CleanedDocument): { document: CleanedDocument; contents: Contents | null } {
  const run = findRun(document.lines);
  if (run === null) return { document, contents: null };
  const inside = (index: number): boolean => index >= run.from && index < run.to;
  return {
    document: dropLines(document, (_, index) => (inside(index) ? 'contents' : null)),
    contents: { entries: run.entries },
  };
}
