// Classes of words that are the same for every plan: rows of a data file, as look-ups. The words live there, none in code.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from './read-data-lines.js';
import { createWordFinder, type FoundWord } from './word-finder.js';

const rowSchema = z.strictObject({
  class: z.string(),
  /** What the words do, for whoever adds one. */
  note: z.string(),
  words: z.array(z.string().min(1)).min(1),
  /** Longer words that hold one of these and do not what the class does: 不断 among negations. */
  except: z.array(z.string().min(1)).optional(),
});

/** One class of words; the longest word that fits is the one found. */
export interface WordClass {
  /** In the order of the row. */
  readonly words: readonly string[];
  /** Source of a pattern that matches any of the words, whatever longer word they stand in. */
  readonly source: string;
  has(word: string): boolean;
  /** The longest word of the class that `text` holds at `at`; '' for none. */
  at(text: string, at: number, end?: number): string;
  /** The longest word of the class that ends at `end`; '' for none. */
  endingAt(text: string, end?: number, start?: number): string;
  /** Whether any word of the class stands in the text. */
  within(text: string): boolean;
  /** The words in the text from left to right, the longest at each place. */
  find(text: string): FoundWord[];
  /** The first of them; undefined for none. */
  first(text: string): string | undefined;
}

export interface WordClasses {
  /**
   * Classes as one.
   * @throws Error naming the file where it has no such class: code and data go together
   */
  of(...names: string[]): WordClass;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function createWordClass(words: readonly string[], except: readonly string[]): WordClass {
  const set = new Set(words);
  const longestFirst = [...set].sort((a, b) => b.length - a.length);
  const longest = longestFirst[0]?.length ?? 0;
  const finder = createWordFinder([
    ...words.map((word) => [word, true] as const),
    ...except.map((word) => [word, null] as const),
  ]);
  const find = (text: string): FoundWord[] => finder(text);
  return {
    words: [...set],
    source: `(?:${longestFirst.map(escaped).join('|')})`,
    has: (word) => set.has(word),
    at(text, at, end = text.length) {
      for (let length = Math.min(longest, end - at); length > 0; length--) {
        const word = text.slice(at, at + length);
        if (set.has(word)) return word;
      }
      return '';
    },
    endingAt(text, end = text.length, start = 0) {
      for (let length = Math.min(longest, end - start); length > 0; length--) {
        const word = text.slice(end - length, end);
        if (set.has(word)) return word;
      }
      return '';
    },
    within: except.length === 0 ? (text) => words.some((word) => text.includes(word)) : (text) => find(text).length > 0,
    find,
    first: (text) => find(text)[0]?.word,
  };
}

/** @throws DataFileError at a row that is not one */
export function readWordClasses(file: string): WordClasses {
  const rows = readDataLines(file, rowSchema).map(({ value }) => value);
  const classes = new Map<string, WordClass>();
  return {
    of(...names) {
      const key = names.join(' ');
      const own = names.flatMap((name) => {
        const named = rows.filter((row) => row.class === name);
        if (named.length === 0) throw new Error(`${file}: no row of class "${name}"; add one, the code asks for it`);
        return named;
      });
      const words = own.flatMap((row) => row.words);
      const found =
        classes.get(key) ??
        createWordClass(
          words,
          own.flatMap(({ except }) => except ?? []),
        );
      classes.set(key, found);
      return found;
    },
  };
}

/** This language's words are the same for every plan; they are read from beside the program. */
const LANGUAGE_FILE = fileURLToPath(new URL('../../corpus/language/words.jsonl', import.meta.url));

let language: WordClasses | null = null;

/** Classes of corpus/language/words.jsonl as one. */
export function languageWords(...names: string[]): WordClass {
  language ??= readWordClasses(LANGUAGE_FILE);
  return language.of(...names);
}
