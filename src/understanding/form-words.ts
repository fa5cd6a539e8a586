// Words that forms are built of (units, comparators, ordinals): rows of corpus/understanding/words.jsonl, none in code.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataLines } from '../text/read-data-lines.js';
import { foldText } from './question-words.js';
import { LABELS_FOLDER, WORDS_NAME } from './read-labels.js';

export const SENSES = [
  'chapter',
  'section',
  'item',
  'box',
  'preface',
  'table',
  'figure',
  'last',
  'first',
  'after',
  'before',
  'counter',
  'among',
  'sentence',
  'character',
  'indicator',
  'title',
  'quantity',
  'joiner',
  'binding',
  'anticipatory',
  'blank',
  'filled',
  'growth-column',
  'target-column',
  'baseline-column',
  'asked-unit',
  'together',
  'apart',
  'through',
  'which',
  '>',
  '>=',
  '<',
  '<=',
  '=',
  'has',
  'wording',
  'inside',
  'chapter-misspelt',
  'section-misspelt',
  'that',
  'dash',
  'fill-verb',
  'number-noun',
  'not',
  'category',
  'most',
  'least',
  'ellipsis',
  'mention',
  'where',
  'than',
  'than-side',
  'change',
  'amount',
  'gap',
  'asking',
  'asking-end',
  'telling',
  'several',
  'lead',
  'verbatim',
  'tabular',
  'outline-order',
  'only',
  'point',
  'split',
  'plus',
  'one-sentence',
  'asking-what',
] as const;
export type Sense = (typeof SENSES)[number];

const rowSchema = z.strictObject({ sense: z.enum(SENSES), words: z.array(z.string().min(1)).min(1) });

/** Regular-expression source that matches any word of a sense, the longest first; nothing where it has none. */
export type FormWords = (...senses: readonly Sense[]) => string;

const NOTHING = '(?!)';

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @throws DataFileError at the first row that is not as it should be */
export function loadFormWords(corpusDir: string): FormWords {
  const file = join(corpusDir, LABELS_FOLDER, `${WORDS_NAME}.jsonl`);
  const rows = existsSync(file) ? readDataLines(file, rowSchema) : [];
  return (...senses) => {
    const words = rows.filter(({ value }) => senses.includes(value.sense)).flatMap(({ value }) => value.words);
    if (words.length === 0) return NOTHING;
    const longestFirst = [...new Set(words.map(foldText))].sort((a, b) => b.length - a.length);
    return `(?:${longestFirst.map(escaped).join('|')})`;
  };
}
