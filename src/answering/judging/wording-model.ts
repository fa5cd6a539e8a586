// What the words of a question alone say of its chance: a plan tells what will be done, seldom a telephone, a fee, a date.
import { segmentWords } from '../../indexing/segment-words.js';
import { encodeFeatures, type FeatureVocabulary } from '../../learning/encode-features.js';
import { normalizeText } from '../../text/normalize-text.js';
import type { ReadingPart } from '../../understanding/reading.js';

/** A linear model over a question's words and characters, as it is stored. */
export interface WordingModel {
  readonly features: readonly string[];
  readonly idf: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

export const NO_WORDING: WordingModel = { features: [], idf: [], weights: [], bias: 0 };

type Worded = Pick<ReadingPart, 'text' | 'kind' | 'asked'>;

/** Words, pairs of words, pairs of characters, and what is asked. */
export function wordingFeatures({ text, kind, asked }: Worded): string[] {
  const normalized = normalizeText(text);
  const words = segmentWords(normalized);
  const characters = [...normalized.replace(/[^\p{L}\d]/gu, '')];
  return [
    ...words.map((word) => `w:${word}`),
    ...words.slice(1).map((word, at) => `b:${words[at]}|${word}`),
    ...characters.slice(1).map((character, at) => `g:${characters[at]}${character}`),
    `k:${kind}`,
    `a:${asked}`,
  ];
}

const vocabularies = new WeakMap<WordingModel, FeatureVocabulary>();

function vocabularyOf(model: WordingModel): FeatureVocabulary {
  const known = vocabularies.get(model) ?? {
    ids: new Map(model.features.map((feature, id) => [feature, id])),
    idf: Float32Array.from(model.idf),
  };
  vocabularies.set(model, known);
  return known;
}

/** Log-odds that a plan tells what is asked in these words; 0 where nothing was learned. */
export function wordingOdds(model: WordingModel, part: Worded): number {
  const { columns, values } = encodeFeatures(wordingFeatures(part), vocabularyOf(model));
  return columns.reduce((sum, column, at) => sum + (model.weights[column] ?? 0) * (values[at] ?? 0), model.bias);
}
