// Page numbers that stand between lines: 「— 12 —」, 「第 3 页 共 9 页」, and bare numbers where pages are known.
import type { SourceLine } from '../reading/source-document.js';
import { type CleanedDocument, dropLines } from './cleaned-document.js';

const DASHED = /^[—–\-－―_·\s]+(\d{1,4}|[IVXLCⅠ-Ⅻ]{1,6})[—–\-－―_·\s]+$/i;
const WORDED = /^第?\s*\d{1,4}\s*页\s*(?:[,，/／]?\s*共\s*\d{1,4}\s*页)?$|^Page\s*\d+(?:\s*of\s*\d+)?$/i;
const BARE = /^\d{1,4}$|^[ivxlc]{1,6}$/i;
/** A single dashed number may be anything; a document with pages has several. */
const FEWEST_MARKS = 2;

const isFirstOrLastOfPage = (lines: readonly SourceLine[], index: number): boolean =>
  lines[index - 1]?.page !== lines[index]?.page || lines[index + 1]?.page !== lines[index]?.page;

/** Takes page numbers out. The line after one follows the line before it without a gap. */
export function dropPageMarks(document: CleanedDocument): CleanedDocument {
  const { lines } = document;
  const dashed = lines.filter(({ text }) => DASHED.test(text)).length;
  const isMark = (line: SourceLine, index: number): boolean => {
    if (line.cells !== null) return false;
    if (DASHED.test(line.text)) return dashed >= FEWEST_MARKS;
    if (WORDED.test(line.text)) return true;
    return line.page !== null && BARE.test(line.text) && isFirstOrLastOfPage(lines, index);
  };
  const marks = lines.map(isMark);
  const closed = lines.map((line, index) => (marks[index - 1] ? { ...line, gap: 0 } : line));
  return dropLines({ ...document, lines: closed }, (_, index) => (marks[index] ? 'page-mark' : null));
}
