// A table that runs over a page break is one table: its parts have as many columns and nothing between them.
import type { SourceLine } from '../reading/source-document.js';
import type { CleanedDocument } from './cleaned-document.js';

const continues = (before: SourceLine | undefined, line: SourceLine): boolean =>
  before?.cells !== null &&
  before !== undefined &&
  line.cells !== null &&
  line.page !== null &&
  before.page !== line.page &&
  before.cells.length === line.cells.length;

export function mergePageTables(document: CleanedDocument): CleanedDocument {
  const lines: SourceLine[] = [];
  const renamed = new Map<number | null, number | null>();
  for (const line of document.lines) {
    const before = lines.at(-1);
    if (continues(before, line) && !renamed.has(line.group)) renamed.set(line.group, before?.group ?? null);
    lines.push({ ...line, group: renamed.get(line.group) ?? line.group });
  }
  return { ...document, lines };
}
