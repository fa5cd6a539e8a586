// A document on its way from the reader to the parser: the lines that are left, and what was taken out and why.
import type { Piece } from '../reading/snippet.js';
import type { SourceDocument, SourceLine } from '../reading/source-document.js';

/** Why lines of the source do not stand in the plan. */
export type DropReason = 'page-mark' | 'contents' | 'site' | 'page-heading';

export interface Dropped {
  readonly reason: DropReason;
  readonly line: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface CleanedDocument extends SourceDocument {
  readonly dropped: readonly Dropped[];
}

export const startCleaning = (source: SourceDocument): CleanedDocument => ({ ...source, dropped: [] });

/** The document without the lines that `reasonOf` gives a reason for. */
export function dropLines(
  document: CleanedDocument,
  reasonOf: (line: SourceLine, index: number) => DropReason | null,
): CleanedDocument {
  const lines: SourceLine[] = [];
  const dropped = [...document.dropped];
  document.lines.forEach((line, index) => {
    const reason = reasonOf(line, index);
    if (reason === null) lines.push(line);
    else dropped.push({ reason, line: line.number, text: line.text, pieces: line.pieces });
  });
  return { ...document, lines, dropped };
}
