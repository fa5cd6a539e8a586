// The words by which statements are recognised in any plan: rows of corpus/general/statement-words.jsonl, as look-ups.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from '../text/read-data-lines.js';

const WORDS_FILE = fileURLToPath(new URL('../../corpus/general/statement-words.jsonl', import.meta.url));

const rowSchema = z.strictObject({
  class: z.string(),
  /** What the words do, for whoever adds one. */
  note: z.string(),
  words: z.array(z.string().min(1)).min(1),
});

/** One class of words; the longest word that fits is the one found. */
export interface WordClass {
  has(word: string): boolean;
  /** The longest word of the class that `text` holds at `at`; '' for none. */
  at(text: string, at: number, end?: number): string;
  /** The longest word of the class that ends at `end`; '' for none. */
  endingAt(text: string, end: number, start?: number): string;
  /** Whether any word of the class stands in the text. */
  within(text: string): boolean;
}

export interface GeneralWords {
  /** @throws Error naming the file where it has no such class: code and data go together */
  of(name: string): WordClass;
}

function createWordClass(words: readonly string[]): WordClass {
  const set = new Set(words);
  const longest = Math.max(...words.map((word) => word.length));
  return {
    has: (word) => set.has(word),
    at(text, at, end = text.length) {
      for (let length = Math.min(longest, end - at); length > 0; length--) {
        const word = text.slice(at, at + length);
        if (set.has(word)) return word;
      }
      return '';
    },
    endingAt(text, end, start = 0) {
      for (let length = Math.min(longest, end - start); length > 0; length--) {
        const word = text.slice(end - length, end);
        if (set.has(word)) return word;
      }
      return '';
    },
    within: (text) => words.some((word) => text.includes(word)),
  };
}

/**
 * Reads the general words; `ingest` does so once, the service never.
 * @throws DataFileError at a row that is not one
 */
export function loadGeneralWords(file: string = WORDS_FILE): GeneralWords {
  const classes = new Map(
    readDataLines(file, rowSchema).map(({ value }) => [value.class, createWordClass(value.words)]),
  );
  return {
    of(name) {
      const found = classes.get(name);
      if (!found) throw new Error(`${file}: no row of class "${name}"; add one, the extractors ask for it`);
      return found;
    },
  };
}
