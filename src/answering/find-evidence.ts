// Retrieval for one question: searched once, and again when it was misspelt, then looked at sentence by sentence.
import { type Evidence, gatherEvidence } from '../retrieval/gather-evidence.js';
import { isEnglish } from '../retrieval/query-terms.js';
import { type PlanSearch, searchPlan } from '../retrieval/search-plan.js';
import type { AnsweringParts } from './answering-parts.js';

export interface FoundEvidence {
  readonly evidence: Evidence;
  /** The question as it is answered: spelling mended, an English one in the plan's words. */
  readonly question: string;
}

/** Words that sound like a word of the plan put back into the question, so that titles and terms match as well. */
function correctSpelling(search: PlanSearch): string {
  return search.query.added
    .filter(({ by, to, from }) => by === 'sound' && to.length === 1 && from.length >= 2)
    .reduce((text, { from, to }) => text.replaceAll(from, to[0] ?? from), search.query.question);
}

/** An English question in the plan's words, so that its kind can be read. */
function translate(search: PlanSearch): string {
  const words = search.query.added.filter(({ by }) => by === 'english').map(({ to }) => to[0] ?? '');
  const kept = search.query.question.match(/20\d\d|\p{Script=Han}+/gu) ?? [];
  return words.length > 0 ? `${words.join(' ')} ${kept.join(' ')}`.trim() : search.query.question;
}

/**
 * Finds evidence for a question.
 * @param context words of the conversation that weigh a little, '' for none
 */
export async function findEvidence(parts: AnsweringParts, question: string, context = ''): Promise<FoundEvidence> {
  const { index, weights } = parts;
  const search = await searchPlan(index, question, { weights, context });
  if (search.denseFailure !== null)
    parts.onNotice(`the embedding model failed, terms are searched alone: ${search.denseFailure}`);
  if (isEnglish(question)) {
    const translated = translate(search);
    return {
      evidence: gatherEvidence(index, { ...search, query: { ...search.query, question: translated } }, parts.evidence),
      question: translated,
    };
  }
  const corrected = correctSpelling(search);
  const final = corrected === search.query.question ? search : await searchPlan(index, corrected, { weights, context });
  return { evidence: gatherEvidence(index, final, parts.evidence), question: corrected };
}
