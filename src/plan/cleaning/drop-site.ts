// What a web site puts around a document: navigation above its title, notices and links below its last sentence.

import { readNamedUnit } from '../outlining/named-units.js';
import { type CleanedDocument, dropLines } from './cleaned-document.js';
import type { Contents } from './find-contents.js';
import type { DocumentTitle } from './find-title.js';

const SENTENCE = /[。！？][”’）)]*$/;
/** A paragraph of the document, unlike a slogan or a link. */
const isParagraph = (text: string): boolean => text.length >= 40 && SENTENCE.test(text);
/** The first lines of a document hold no more than a title, a date and who approved it. */
const FEWEST_SITE_LINES = 3;
const TIME = /\d{1,2}:\d{2}/;

/** Lines above the title are the site's when there are several and none is a paragraph. */
function startOf({ lines }: CleanedDocument, { lastLine, firstLine }: DocumentTitle): number {
  if (lastLine === null || firstLine === null) return 0;
  const above = lines.slice(0, lastLine);
  if (above.some(({ text }) => isParagraph(text))) return 0;
  // A title printed twice stands over the site's own lines the first time.
  const times = above.findLastIndex(({ text }) => TIME.test(text));
  const from = firstLine < lastLine - 1 || firstLine >= FEWEST_SITE_LINES ? titleStart(lines, lastLine) : 0;
  return Math.max(from, times >= 0 && from > 0 ? Math.min(times + 1, from) : 0);
}

const titleStart = (lines: CleanedDocument['lines'], last: number): number => {
  const before = lines[last - 1];
  return before !== undefined && before.text.length > 4 && /[展区市省县]$/.test(before.text) ? last - 1 : last;
};

/**
 * Takes out what stands above the title and below the last sentence of a saved page. `frontEnd` is the number of lines
 * before the first heading.
 */
export function dropSite(
  document: CleanedDocument,
  title: DocumentTitle | null,
  contents: Contents | null,
): CleanedDocument {
  const start = title === null ? 0 : startOf(document, title);
  if (start === 0) return document;
  const { lines } = document;
  const lastSentence = lines.findLastIndex(
    ({ text, cells }) => cells !== null || /[，。；]/.test(text) || text.length >= 40,
  );
  // An annex of figures holds no sentence, and no site puts its links there.
  const hasAnnex = lines.slice(lastSentence + 1).some(({ text }) => readNamedUnit(text)?.kind === 'annex');
  const last = hasAnnex ? lines.length - 1 : lastSentence;
  const contentsLine = contents?.entries[0]?.line ?? 0;
  const titleLine = title?.lastLine ?? 0;
  // Between the title and the contents a site puts its summary; a document puts nothing but a date.
  const isSummary = (index: number): boolean =>
    index > titleLine &&
    (lines[index]?.number ?? 0) < contentsLine &&
    !/^[\d年月日\s]+$/.test(lines[index]?.text ?? '');
  return dropLines(document, (_, index) => (index < start || index > last || isSummary(index) ? 'site' : null));
}
