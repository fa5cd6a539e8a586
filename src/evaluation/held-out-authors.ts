// How well a new asker is understood: each author's index-time questions asked of an index that lacks them all.
import { chunkPlan } from '../chunking/chunk-plan.js';
import { authorOf, listQuestionFiles, loadExpansionQuestions } from '../indexing/expansion-questions.js';
import { openPlanIndex } from '../indexing/open-plan-index.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { EVIDENCE_DEFAULTS, type EvidenceOptions, gatherEvidence } from '../retrieval/gather-evidence.js';
import { searchPlan } from '../retrieval/search-plan.js';
import { spansOverlap, type TextSpan } from '../text/text-span.js';

/** Shares of one author's questions that were led to the right place first. */
export interface AuthorResult {
  readonly author: string;
  readonly questions: number;
  /** By the sentence that the question was written for, with everything and without the classifier. */
  readonly sentence: number;
  readonly sentenceUnlearned: number;
  /** By its chunk. */
  readonly chunk: number;
  readonly chunkUnlearned: number;
}

/** The classifier's part of the second look. */
const UNLEARNED: EvidenceOptions = { ...EVIDENCE_DEFAULTS, learnedWeight: 0, learnedSentenceWeight: 0 };

interface Asked {
  readonly question: string;
  readonly span: TextSpan;
  readonly chunkIndex: number;
}

/** As many questions as wanted, spread evenly over all. */
function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
}

async function share(index: PlanIndex, asked: readonly Asked[], evidence: EvidenceOptions) {
  let sentence = 0;
  let chunk = 0;
  for (const { question, span, chunkIndex } of asked) {
    const found = gatherEvidence(index, await searchPlan(index, question), evidence);
    const first = found.sentences.find(({ isHeading }) => !isHeading);
    if (first && spansOverlap(first.span, span)) sentence++;
    if (found.chunks[0]?.chunkIndex === chunkIndex) chunk++;
  }
  return { sentence: sentence / asked.length, chunk: chunk / asked.length };
}

/** The authors of a corpus's index-time questions. */
export const listAuthors = (corpusDir: string): string[] =>
  [...new Set(listQuestionFiles(corpusDir).map(authorOf))].sort();

/**
 * Holds one author out and asks his questions. One question may have several right places and was written for one, so
 * the shares are lower bounds; they are for comparing. Some 30 seconds, nearly all of them for building the index.
 * @param most questions asked, spread over all of the author's that belong to a sentence
 */
export async function holdOutAuthor(corpusDir: string, author: string, most: number): Promise<AuthorResult> {
  const index = await openPlanIndex({
    corpusDir,
    indexDir: null,
    embeddings: null,
    without: new Set([`questions:${author}`]),
  });
  const held = loadExpansionQuestions(corpusDir, index.plan, chunkPlan(index.plan), (name) => name === author);
  const asked = spread(
    held.questions.filter(({ wholePassage }) => !wholePassage),
    most,
  );
  const whole = await share(index, asked, EVIDENCE_DEFAULTS);
  const unlearned = await share(index, asked, UNLEARNED);
  return {
    author,
    questions: asked.length,
    sentence: whole.sentence,
    sentenceUnlearned: unlearned.sentence,
    chunk: whole.chunk,
    chunkUnlearned: unlearned.chunk,
  };
}
