// Fits what a question's words alone say of its chance; for rows that learn beside it, by models that lack their author.
import { NO_WORDING, type WordingModel, wordingFeatures, wordingOdds } from '../../answering/judging/wording-model.js';
import { encodeFeatures, readFeatureVocabulary } from '../../learning/encode-features.js';
import { fitHead, HEAD_DEFAULTS } from '../../learning/fit-head.js';
import type { VerdictRow } from './verdict-rows.js';

type Worded = Pick<VerdictRow, 'author' | 'part' | 'told'>;

/** Words of one author's single question tell nothing of another's. */
const FEWEST = 3;
/** Authors are held out in so many groups. */
const FOLDS = 6;

const rounded = (value: number): number => Number(value.toPrecision(3));

/** The log-odds of a softmax over two labels. */
export function fitWording(rows: readonly Worded[]): WordingModel {
  if (new Set(rows.map(({ told }) => told)).size < 2) return NO_WORDING;
  const texts = rows.map(({ part }) => wordingFeatures(part));
  const vocabulary = readFeatureVocabulary(texts, FEWEST);
  const examples = rows.map(({ author, told }, at) => ({
    vector: encodeFeatures(texts[at] ?? [], vocabulary),
    label: String(told),
    group: author,
  }));
  const { labels, weights, biases, temperature } = fitHead(examples, vocabulary.ids.size, {
    ...HEAD_DEFAULTS,
    balance: 0,
  });
  const [yes, no] = [labels.indexOf('true'), labels.indexOf('false')];
  const oddsOf = (of: Float32Array, from: number): number =>
    rounded(((of[from + yes] ?? 0) - (of[from + no] ?? 0)) / temperature);
  const features = [...vocabulary.ids.keys()];
  return {
    features,
    idf: Array.from(vocabulary.idf, rounded),
    weights: features.map((_, feature) => oddsOf(weights, feature * labels.length)),
    bias: oddsOf(biases, 0),
  };
}

/** For each row the odds by a model that has not seen its author. */
export function heldOutOdds(rows: readonly Worded[]): number[] {
  const authors = [...new Set(rows.map(({ author }) => author))].sort();
  const foldOf = ({ author }: Worded): number => authors.indexOf(author) % FOLDS;
  const models = Array.from({ length: FOLDS }, (_, fold) => fitWording(rows.filter((row) => foldOf(row) !== fold)));
  return rows.map((row) => wordingOdds(models[foldOf(row)] ?? NO_WORDING, row.part));
}
