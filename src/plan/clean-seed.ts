// The source document as lines without the word processor's marks.
import { PlanParseError } from './plan-parse-error.js';

/** One line of the source: its 1-based number, and its text without bookmark and image marks. */
export interface SeedLine {
  readonly number: number;
  readonly text: string;
  /** The line began with a tab: a cell of a table, or a boxed heading. */
  readonly tabbed: boolean;
}

/** Without `[` inside a mark, so that a run of unclosed marks costs linear, not quadratic, time. */
const MARKS = /\[(?:bookmark|image):[^[\]\n]*\]/g;
/** The real document has 117 kB; a plan a hundred times as long still passes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The source text without `[bookmark: …]` and `[image: …]` marks: what a reader of the page sees. */
export const removeMarks = (source: string): string => source.replace(MARKS, '');

/**
 * Decodes and splits the source document. White space at line ends goes, the leading tab is remembered.
 * @throws PlanParseError when the bytes are not UTF-8, or are too many to be a plan
 */
export function cleanSeed(bytes: Uint8Array): SeedLine[] {
  if (bytes.length > MOST_BYTES) {
    throw new PlanParseError(
      null,
      `it has ${bytes.length} bytes, more than ${MOST_BYTES}`,
      'Give the plan as plain text.',
    );
  }
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PlanParseError(null, 'it is not valid UTF-8', 'Save the plan as UTF-8 text and try again.');
  }
  return removeMarks(source)
    .split(/\r\n|\n|\r/)
    .map((raw, index) => ({ number: index + 1, text: raw.trim(), tabbed: raw.startsWith('\t') }));
}
