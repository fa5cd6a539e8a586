// The asker's words, weighed by how seldom people's questions have them, and what of them a sentence meets.
import type { PlanIndex } from '../../indexing/plan-index.js';
import { segmentWords } from '../../indexing/segment-words.js';
import { normalizeText } from '../../text/normalize-text.js';

export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/** What a sentence, with the questions that it answers, leaves of the asker's words. */
export interface WordsMet {
  /** Share of the words' weight, 0 to 1, that it holds. */
  readonly met: number;
  /** Weight of the heaviest word that it lacks. */
  readonly missing: number;
}

const WORD = /[\p{L}\d]/u;

/** Each word of a question once, marks left out. */
export function weighWords(index: PlanIndex, question: string): WeighedWord[] {
  const words = [...new Set(segmentWords(normalizeText(question)))].filter((word) => WORD.test(word));
  return words.map((word) => ({ word, weight: index.questionIndex.idf(word) }));
}

/** @param sentenceIndex number of the sentence in the index */
export function wordsMet(
  index: PlanIndex,
  words: readonly WeighedWord[],
  { sentenceIndex, text }: { readonly sentenceIndex: number; readonly text: string },
): WordsMet {
  let total = 0;
  let lacking = 0;
  let missing = 0;
  for (const { word, weight } of words) {
    total += weight;
    if (text.includes(word) || index.sentenceIndex.holds(word, sentenceIndex)) continue;
    lacking += weight;
    missing = Math.max(missing, weight);
  }
  return { met: total === 0 ? 0 : 1 - lacking / total, missing };
}
