// What every reader of a format gives: the text of the source, and its lines with what the format tells of each.
import type { Snippet } from './snippet.js';

export type SourceFormat = 'text' | 'markdown' | 'html' | 'docx' | 'pdf';

export interface SourceLine extends Snippet {
  /** 1-based: the line of a text, the paragraph of a page or a document. */
  readonly number: number;
  /** Empty lines right before it. */
  readonly gap: number;
  /** It began with a tab: a cell of a table that was pasted as text. */
  readonly tabbed: boolean;
  /** The level that the format gives it as a heading, 1 the highest; null where it gives none. */
  readonly level: number | null;
  /** The cells of a table's row; the line's text is they, parted by tabs. */
  readonly cells: readonly Snippet[] | null;
  /** Lines of one table, or of one frame around text, share a number. */
  readonly group: number | null;
  readonly page: number | null;
  /** Distance from the left margin in half-width characters, where the format tells it. */
  readonly indent: number | null;
}

export interface SourceDocument {
  readonly format: SourceFormat;
  /** Everything that was read, in the order of the document: what each piece's offsets count in. */
  readonly text: string;
  readonly lines: readonly SourceLine[];
  /** The title that the file itself carries. */
  readonly title: string | null;
}

/** A line that is nothing but its text. */
export const plainLine = (snippet: Snippet, number: number, more: Partial<SourceLine> = {}): SourceLine => ({
  ...snippet,
  ...{ number, gap: 0, tabbed: false, level: null, cells: null, group: null, page: null, indent: null },
  ...more,
});
