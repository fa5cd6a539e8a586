// Words that weigh in whatever sentence they stand: places, times, bounds, strength, negation. Rows of corpus/language.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { normalizeText } from '../../text/normalize-text.js';
import { readDataLines } from '../../text/read-data-lines.js';
import { createWordFinder, type FoundWord } from '../../text/word-finder.js';

const KINDS = [
  'place',
  'scope',
  'promise',
  'time',
  'quantity',
  'rate',
  'bound',
  'strength',
  'negation',
  'direction',
] as const;
export type WeighingKind = (typeof KINDS)[number];

const rowSchema = z.strictObject({
  kind: z.enum(KINDS),
  words: z.array(z.string().min(1)).min(1),
  /** Whether the words of the row stand for one another; else each stands for itself. */
  alike: z.literal(true).optional(),
  /** Whether a claim may not leave the word out either: 逐步推进 is not 推进. */
  lost: z.literal(true).optional(),
  /** Behind these the word may also only tell whose words follow: 规划要求推进…. */
  reporting: z.array(z.string().min(1)).optional(),
  /** Longer words that hold one of these and weigh nothing: 组成部分. */
  except: z.array(z.string().min(1)).optional(),
});

/** Words that stand for one another. */
export interface WordFamily {
  readonly kind: WeighingKind;
  readonly mayBeLost: boolean;
  /** Null: never only a report. */
  readonly reporters: ReadonlySet<string> | null;
}

export interface WeighingWord {
  readonly word: string;
  readonly index: number;
  readonly family: WordFamily;
}

type Finder = (text: string) => FoundWord<WordFamily>[];

/** This language's words are the same for every plan; they are read from beside the program. */
const FILE = fileURLToPath(new URL('../../../corpus/language/weighing-words.jsonl', import.meta.url));

/** @throws DataFileError for a row that is not of the form: without its words nothing could be verified */
export function readWeighingWords(file: string): Finder {
  const entries: [string, WordFamily | null][] = [];
  for (const { value } of readDataLines(file, rowSchema)) {
    const family = (): WordFamily => ({
      kind: value.kind,
      mayBeLost: value.lost !== true,
      reporters: value.reporting ? new Set(value.reporting.map(normalizeText)) : null,
    });
    const shared = family();
    for (const word of value.words) entries.push([normalizeText(word), value.alike ? shared : family()]);
    for (const word of value.except ?? []) entries.push([normalizeText(word), null]);
  }
  return createWordFinder(entries);
}

let find: Finder | null = null;

/** The weighing words of a text in its folded form, from left to right, the longest at each place. */
export function findWeighingWords(text: string): WeighingWord[] {
  find ??= readWeighingWords(FILE);
  return find(text).map(({ word, index, value }) => ({ word, index, family: value }));
}
