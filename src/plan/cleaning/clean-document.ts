// The steps between a reader and the parser, in order: page marks, contents, wrapped lines, tables, title, site.
import { readHeadingForm } from '../outlining/heading-forms.js';
import type { SourceDocument } from '../reading/source-document.js';
import { type CleanedDocument, startCleaning } from './cleaned-document.js';
import { dropPageHeadings } from './drop-page-headings.js';
import { dropPageMarks } from './drop-page-marks.js';
import { dropSite } from './drop-site.js';
import { type Contents, takeContents } from './find-contents.js';
import { findTextTables } from './find-text-tables.js';
import { type DocumentTitle, findTitle } from './find-title.js';
import { joinWrappedLines } from './join-wrapped-lines.js';
import { mergePageTables } from './merge-page-tables.js';

export interface ReadyDocument {
  readonly document: CleanedDocument;
  readonly contents: Contents | null;
  readonly title: DocumentTitle | null;
}

const opensBody = (text: string): boolean => readHeadingForm(text)?.number === 1;

export function cleanDocument(source: SourceDocument): ReadyDocument {
  const { document: paged, contents } = takeContents(dropPageHeadings(dropPageMarks(startCleaning(source))));
  const document = findTextTables(joinWrappedLines(mergePageTables(paged), contents));
  const first = document.lines.findIndex(({ text, cells }) => cells === null && opensBody(text));
  const front = document.lines.slice(0, first < 0 ? document.lines.length : first);
  const title = findTitle(front, source.title);
  return { document: dropSite(document, title, contents), contents, title };
}
