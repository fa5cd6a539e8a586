// Passages in any number for measuring growth: real sentences of plans, shuffled, so that words are as frequent as in plans.

import type { ForeignText } from '../../retrieval/passage-retriever.js';
import { splitSentences } from '../../text/split-sentences.js';
import { sliceSpan } from '../../text/text-span.js';

/** Park & Miller's generator: the same passages on every machine. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const SHORTEST = 12;
const LONGEST = 300;
/** Characters of a plan's chunk, as `chunk-plan.ts` cuts them. */
const PASSAGE_CHARACTERS = 300;

export const listPlanSentences = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => splitSentences(text).map((span) => sliceSpan(text, span).trim()))
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST);

/** Halves of sentences joined anew: more different sentences than the plans have, of the same words. */
function mix(sentences: readonly string[], random: () => number): string {
  const pick = (): string => sentences[Math.floor(random() * sentences.length)] ?? '';
  const [first = ''] = pick().split('，');
  const [, ...rest] = pick().split('，');
  return [first, ...rest].join('，');
}

export function* generatePassages(sentences: readonly string[], size: number): Generator<ForeignText> {
  const random = randomSource(15);
  for (let number = 0; number < size; number++) {
    let text = '';
    while (text.length < PASSAGE_CHARACTERS) text += mix(sentences, random);
    yield { id: String(number), text };
  }
}

/** Questions for passages: the topic of one of their sentences, as somebody would ask for it. */
export function generateQuestions(passages: readonly ForeignText[], count: number): string[] {
  const random = randomSource(2026);
  return Array.from({ length: count }, () => {
    const { text = '' } = passages[Math.floor(random() * passages.length)] ?? {};
    const clauses = text.split(/[，。；、]/).filter(({ length }) => length >= 6);
    const clause = clauses[Math.floor(random() * clauses.length)] ?? text.slice(0, 20);
    return `${clause.slice(0, 20)}有什么安排？`;
  });
}
