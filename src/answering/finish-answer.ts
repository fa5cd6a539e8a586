// The last step: what was found, told with its edition, its neighbours and its timings.
import type { Answer, AnswerMode, AnswerReason, AnswerStatus, Citation, Claim, GenerationReport } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import type { PreparedQuestion } from './prepare-question.js';
import { relatedSections, suggestQuestions } from './suggest.js';

export interface Finding {
  readonly status: AnswerStatus;
  readonly reason: AnswerReason | null;
  readonly mode: AnswerMode;
  /** The answer's text with its [n] markers. */
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly generation: GenerationReport | null;
}

/** The answer's text: one claim a line, each with its markers. */
export const joinClaims = (claims: readonly Claim[]): string =>
  claims.map(({ text, citations }) => `${text}${citations.map((id) => `[${id}]`).join('')}`).join('\n');

export function finishAnswer(parts: AnsweringParts, prepared: PreparedQuestion, finding: Finding): Answer {
  const { index, outline } = parts;
  const { plan } = index;
  const { status, reason, mode, text, claims, citations, generation } = finding;
  const silent = status === 'abstained' || status === 'declined';
  return {
    id: prepared.id,
    question: prepared.request.question,
    standaloneQuestion: prepared.standaloneQuestion,
    status,
    reason,
    mode,
    answer: text,
    claims,
    citations,
    related: status === 'abstained' && prepared.evidence ? relatedSections(index, outline, prepared.evidence) : [],
    suggestions: silent && reason !== 'injection' ? suggestQuestions(index, prepared.evidence) : [],
    edition: { id: plan.id, title: plan.title, digest: plan.digest },
    generation,
    timings: prepared.clock.timings(),
  };
}
