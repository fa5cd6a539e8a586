// How many lines at the top and bottom of each page are running heads, feet and page numbers.
import type { PdfLine } from './pdf-page.js';

export interface PageEdges {
  readonly top: number;
  readonly bottom: number;
}

/** Lines looked at from each edge. */
const DEEPEST = 3;
const FEWEST_PAGES = 3;
/** A head may stand on every other page of a part of the document. */
const SHARE_OF_PAGES = 0.2;
const PAGE_NUMBER = /^[—–\-－·\s]*(?:\d{1,4}|[ivxlc]{1,6})[—–\-－·\s]*$/i;

const textOf = ({ cells }: PdfLine): string => cells.map(({ text }) => text).join('');
const keyOf = (line: PdfLine): string => textOf(line).replace(/\d+|\s/g, '');

/** How often each line stands among the first, or last, lines of a page. */
function countKeys(edges: readonly (readonly PdfLine[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lines of edges) for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Lines from the edge inwards that come again on many pages, or are page numbers. */
function depthOf(lines: readonly PdfLine[], counts: ReadonlyMap<string, number>, fewest: number): number {
  const isHead = (line: PdfLine): boolean => {
    const text = textOf(line);
    return PAGE_NUMBER.test(text) || (!text.endsWith('。') && (counts.get(keyOf(line)) ?? 0) >= fewest);
  };
  const inside = lines.findIndex((line) => !isHead(line));
  return inside < 0 ? lines.length : inside;
}

export function findPageEdges(pages: readonly (readonly PdfLine[])[]): PageEdges[] {
  const tops = pages.map((lines) => lines.slice(0, DEEPEST));
  const bottoms = pages.map((lines) => lines.slice(-DEEPEST).reverse());
  const fewest = Math.max(FEWEST_PAGES, pages.length * SHARE_OF_PAGES);
  const [topCounts, bottomCounts] = [countKeys(tops), countKeys(bottoms)];
  return pages.map((lines, index) => {
    const top = depthOf(tops[index] ?? [], topCounts, fewest);
    const bottom = depthOf(bottoms[index] ?? [], bottomCounts, fewest);
    return { top, bottom: Math.min(bottom, lines.length - top) };
  });
}
