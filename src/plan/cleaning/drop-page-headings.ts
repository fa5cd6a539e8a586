// Running heads and feet of pages: the same first or last line on many pages, whatever number stands in it.
import type { SourceLine } from '../reading/source-document.js';
import { type CleanedDocument, dropLines } from './cleaned-document.js';

const FEWEST_PAGES = 3;
/** A running head may stand on the even pages only, and not in the annex. */
const SHARE_OF_PAGES = 0.25;
const LONGEST_HEAD = 50;

const keyOf = ({ text }: SourceLine): string => text.replace(/\d+|\s/g, '');

/** Takes out lines at the edge of pages that come again on many. Only formats that know pages have any. */
export function dropPageHeadings(document: CleanedDocument): CleanedDocument {
  const { lines } = document;
  const isEdge = (index: number): boolean =>
    lines[index]?.page !== null &&
    (lines[index - 1]?.page !== lines[index]?.page || lines[index + 1]?.page !== lines[index]?.page);
  const counts = new Map<string, number>();
  lines.forEach((line, index) => {
    if (isEdge(index) && line.cells === null) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  });
  const pages = new Set(lines.map(({ page }) => page)).size;
  const isHead = (line: SourceLine, index: number): boolean =>
    isEdge(index) &&
    line.cells === null &&
    line.text.length <= LONGEST_HEAD &&
    !line.text.endsWith('。') &&
    (counts.get(keyOf(line)) ?? 0) >= Math.max(FEWEST_PAGES, pages * SHARE_OF_PAGES);
  return dropLines(document, (line, index) => (isHead(line, index) ? 'page-heading' : null));
}
