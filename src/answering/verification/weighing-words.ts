// Words that weigh in whatever sentence they stand: places, times, bounds, strength, negation. Rows of corpus/language.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { normalizeText } from '../../text/normalize-text.js';
import { readDataLines } from '../../text/read-data-lines.js';

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

/** Entries by their first character, longest first; null weighs nothing. */
type Lexicon = ReadonlyMap<string, readonly (readonly [word: string, family: WordFamily | null])[]>;

/** This language's words are the same for every plan; they are read from beside the program. */
const FILE = fileURLToPath(new URL('../../../corpus/language/weighing-words.jsonl', import.meta.url));

/** @throws DataFileError for a row that is not of the form: without its words nothing could be verified */
export function readWeighingWords(file: string): Lexicon {
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
  const lexicon = new Map<string, [string, WordFamily | null][]>();
  for (const entry of entries.sort(([a], [b]) => b.length - a.length)) {
    const first = entry[0].charAt(0);
    lexicon.set(first, [...(lexicon.get(first) ?? []), entry]);
  }
  return lexicon;
}

let lexicon: Lexicon | null = null;

/** The weighing words of a text in its folded form, from left to right, the longest at each place. */
export function findWeighingWords(text: string): WeighingWord[] {
  lexicon ??= readWeighingWords(FILE);
  const found: WeighingWord[] = [];
  for (let at = 0; at < text.length; ) {
    const entry = lexicon.get(text.charAt(at))?.find(([word]) => text.startsWith(word, at));
    if (entry?.[1]) found.push({ word: entry[0], index: at, family: entry[1] });
    at += entry?.[0].length ?? 1;
  }
  return found;
}
