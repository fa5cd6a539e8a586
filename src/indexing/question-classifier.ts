// A classifier from questions to sentences, learned from the index-time questions (`train-classifier.ts`). BM25 weighs a
// term by how rare it is; this weighs it by which sentence it speaks for, and against which.
import { encodeFeatures } from '../learning/encode-features.js';
import { createTermTable } from '../text/term-table.js';

/**
 * What is stored: the weights of feature f stand at `offsets[f]` to `offsets[f + 1]`, each for the sentence in `labels`.
 * The label after the last sentence is the topic: whether the question is one for the plan at all.
 */
export interface ClassifierData {
  readonly features: readonly string[];
  readonly idf: Float32Array;
  readonly offsets: Uint32Array;
  readonly labels: Uint16Array;
  readonly weights: Float32Array;
  /** By label; one without a text to learn from has `UNLEARNED`. */
  readonly biases: Float32Array;
}

/** Margin of a label that nothing was learned of. */
export const UNLEARNED = -2;

/** What the classifier takes a question for. */
export interface Classification {
  /** Margin by sentence: above 0 where the question is like the sentence's own, about -1 where it has nothing of them. */
  readonly sentences: Float32Array;
  /** Margin of being a question for the plan: above 0 where it is like those, below where it is like off-topic ones. */
  readonly topic: number;
}

export interface QuestionClassifier {
  /** @param features of the question, duplicates kept */
  classify(features: Iterable<string>): Classification;
}

/** Without off-topic questions to learn from, every question may be one for the plan. */
const EVERY_TOPIC = 1;

export function openClassifier({
  features: names,
  idf,
  offsets,
  labels,
  weights,
  biases,
}: ClassifierData): QuestionClassifier {
  const vocabulary = { ids: createTermTable(names), idf };
  return {
    classify(features) {
      const margins = Float32Array.from(biases);
      const { columns, values } = encodeFeatures(features, vocabulary);
      columns.forEach((column, position) => {
        const value = values[position] ?? 0;
        for (let at = offsets[column] ?? 0, end = offsets[column + 1] ?? 0; at < end; at++) {
          const label = labels[at] ?? 0;
          margins[label] = (margins[label] ?? 0) + value * (weights[at] ?? 0);
        }
      });
      const topic = margins.at(-1) ?? UNLEARNED;
      return { sentences: margins.subarray(0, -1), topic: biases.at(-1) === UNLEARNED ? EVERY_TOPIC : topic };
    },
  };
}
