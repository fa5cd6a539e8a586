// What the classifier learns from: every index-time question and sentence with the sentence it belongs to, and questions
// that belong to none.
import type { Chunk } from '../chunking/chunk.js';
import { characterGrams } from '../learning/character-grams.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { sliceSpan } from '../text/text-span.js';
import type { ExpansionQuestion } from './expansion-questions.js';
import type { SentenceEntry } from './plan-index.js';
import type { LabelledText } from './train-classifier.js';

/** A plan with what was written for its index. */
export interface IndexSource {
  readonly plan: PlanDocument;
  readonly chunks: readonly Chunk[];
  readonly sentences: readonly SentenceEntry[];
  readonly questions: readonly ExpansionQuestion[];
  /** Questions that the plan does not speak to. */
  readonly offTopic: readonly string[];
}

/** Texts with the number of their sentence; a question of a whole passage belongs to the passage's first. */
export function labelTexts({ plan, sentences, questions, offTopic }: IndexSource): LabelledText[] {
  const sentenceAt = new Map(sentences.map(({ span }, index) => [span.start, index]));
  return [
    ...questions.map(({ question, span }) => ({
      features: characterGrams(question),
      label: sentenceAt.get(span.start) ?? -1,
    })),
    ...sentences.map(({ span }, label) => ({ features: characterGrams(sliceSpan(plan.text, span)), label })),
    ...offTopic.map((question) => ({ features: characterGrams(question), label: -1 })),
  ];
}
