// Which of a model's questions are worth keeping: sound ones that retrieve their own passage.
// Gospodinov, MacAvaney & Macdonald 2023, "Doc2Query--: When Less is More".
import type { PlanPassage } from '../../../chunking/list-passages.js';
import type { Retrieval } from '../../../retrieval/retrieval.js';
import { findFigures } from '../../../text/find-figures.js';
import { normalizeWithOffsets } from '../../../text/normalize-text.js';
import { containsSpan } from '../../../text/text-span.js';
import { languageWords } from '../../../text/word-classes.js';
import type { WrittenQuestion } from './read-questions.js';

export type SiftReason = 'repeated' | 'copied' | 'foreign-figure' | 'pointing' | 'not-retrieved';

export interface SiftOptions {
  /** The passage must be among so many. */
  readonly k: number;
  /** A question that shares a longer run with the passage is the passage, not a question about it. */
  readonly longestCopy: number;
}

/** Five: a question for which four other passages are better leads readers astray more often than home. */
const SIFT_DEFAULTS: SiftOptions = { k: 5, longestCopy: 24 };

export interface SiftContext {
  readonly passage: PlanPassage;
  readonly text: string;
  /** Folded questions that the corpus has already. */
  readonly known: ReadonlySet<string>;
  readonly retrieve: (question: string, k: number) => Promise<Retrieval>;
}

export const foldQuestion = (question: string): string => normalizeWithOffsets(question).text.replace(/\p{P}/gu, '');

const POINTING = languageWords('pointing');
const POINTING_FIRST = languageWords('pointing-opening');

function sharesLongRun(question: string, text: string, length: number): boolean {
  for (let at = 0; at + length <= question.length; at++)
    if (text.includes(question.slice(at, at + length))) return true;
  return false;
}

/** Why a question is no good by itself; null when it is. */
function faultOf(question: string, { text, known }: SiftContext, { longestCopy }: SiftOptions): SiftReason | null {
  if (known.has(foldQuestion(question))) return 'repeated';
  if (POINTING_FIRST.at(question, 0) !== '' || POINTING.within(question)) return 'pointing';
  if (sharesLongRun(foldQuestion(question), foldQuestion(text), longestCopy)) return 'copied';
  const figures = new Set(findFigures(text).map(({ quantity }) => quantity));
  const isForeign = findFigures(question).some(({ kind, quantity }) => kind === 'amount' && !figures.has(quantity));
  return isForeign ? 'foreign-figure' : null;
}

export interface Sifted {
  readonly kept: readonly WrittenQuestion[];
  readonly dropped: Readonly<Partial<Record<SiftReason, number>>>;
}

/** Keeps the questions that are sound and whose passage is among the first `k` that they retrieve. */
export async function siftQuestions(
  questions: readonly WrittenQuestion[],
  context: SiftContext,
  options: SiftOptions = SIFT_DEFAULTS,
): Promise<Sifted> {
  const kept: WrittenQuestion[] = [];
  const dropped: Partial<Record<SiftReason, number>> = {};
  const seen = new Set(context.known);
  for (const written of questions) {
    const fault =
      faultOf(written.question, { ...context, known: seen }, options) ??
      (await findsHome(written.question, context, options.k));
    seen.add(foldQuestion(written.question));
    if (fault === null) kept.push(written);
    else dropped[fault] = (dropped[fault] ?? 0) + 1;
  }
  return { kept, dropped };
}

async function findsHome(question: string, { passage, retrieve }: SiftContext, k: number): Promise<SiftReason | null> {
  const { hits } = await retrieve(question, k);
  return hits.slice(0, k).some(({ chunk }) => containsSpan(passage.span, chunk.span)) ? null : 'not-retrieved';
}
