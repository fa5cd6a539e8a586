// The pipeline: from a question to a verified answer, as the list of steps that DESIGN.md §5 names.
import { randomUUID } from 'node:crypto';
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Outline } from '../plan/outline.js';
import { type Evidence, gatherEvidence } from '../retrieval/gather-evidence.js';
import { isEnglish } from '../retrieval/query-terms.js';
import { searchPlan, type SearchWeights } from '../retrieval/search-plan.js';
import type { Answer, AnswerReason, AnswerStatus, AskRequest, Citation, Claim, Timings } from './answer.js';
import { assessScope, evidenceStrength, ASSESSMENT_DEFAULTS } from './assess-evidence.js';
import { composeAnswer } from './composing/compose-answer.js';
import { abstained, type ComposeContext, type Draft } from './composing/draft.js';
import { normalizeQuestion } from './normalize-question.js';
import { resolveFollowUp } from './resolve-follow-up.js';
import { screenQuestion } from './screening/screen-question.js';
import { relatedSections, suggestQuestions } from './suggest.js';
import { joinClaims, verifyDraft } from './verify-draft.js';

export interface AnsweringParts {
  readonly index: PlanIndex;
  readonly outline: Outline;
  readonly weights: SearchWeights;
  /** Told of each claim that failed verification. */
  readonly onDropped?: (dropped: { readonly text: string; readonly problem: string }) => void;
}

/** What the steps before composing found out. */
export interface PreparedQuestion {
  readonly id: string;
  readonly request: AskRequest;
  readonly standaloneQuestion: string;
  /** Set when the answer is already known: declined, out of scope, or silence. */
  readonly settled: Draft | { readonly declined: Extract<AnswerReason, 'small-talk' | 'off-topic' | 'injection'>; readonly reply: string } | null;
  readonly evidence: Evidence | null;
  readonly clock: Clock;
}

/** Collects the milliseconds of named steps. */
export class Clock {
  readonly #start = performance.now();
  readonly #steps: Record<string, number> = {};
  #last = this.#start;

  /** Ends the step that ran since the last call. */
  lap(step: string): void {
    const now = performance.now();
    this.#steps[step] = Number((now - this.#last).toFixed(3));
    this.#last = now;
  }

  timings(): Timings {
    return { ...this.#steps, total: Number((performance.now() - this.#start).toFixed(3)) };
  }
}

/** Words that the sound index corrected, put back into the question, so that terms and titles match as well. */
function correctSpelling(evidence: Evidence, question: string): string {
  return evidence.search.query.added
    .filter(({ by, to, from }) => by === 'sound' && to.length === 1 && from.length >= 2)
    .reduce((text, { from, to }) => text.replaceAll(from, to[0] ?? from), question);
}

/** An English question in the plan's words, so that its kind can be read. */
function readableQuestion(evidence: Evidence, question: string): string {
  const translated = evidence.search.query.added.filter(({ by }) => by === 'english').map(({ to }) => to[0] ?? '');
  return translated.length > 0 ? `${translated.join(' ')} ${(question.match(/20\d\d|\p{Script=Han}+/gu) ?? []).join(' ')}`.trim() : question;
}

async function findEvidence(parts: AnsweringParts, question: string): Promise<{ evidence: Evidence; question: string }> {
  const search = await searchPlan(parts.index, question, parts.weights);
  const first = gatherEvidence(parts.index, search);
  const corrected = readableQuestion(first, correctSpelling(first, search.query.question));
  if (corrected === search.query.question) return { evidence: first, question: corrected };
  if (isEnglish(question)) {
    return { evidence: gatherEvidence(parts.index, { ...search, query: { ...search.query, question: corrected } }), question: corrected };
  }
  return { evidence: gatherEvidence(parts.index, await searchPlan(parts.index, corrected, parts.weights)), question: corrected };
}

/** Steps 1 to 5: normalize, screen, resolve the follow-up, retrieve, assess. */
export async function prepareQuestion(parts: AnsweringParts, request: AskRequest): Promise<PreparedQuestion> {
  const clock = new Clock();
  const id = randomUUID();
  const normalized = normalizeQuestion(request.question);
  clock.lap('normalize');
  const screening = screenQuestion(normalized);
  clock.lap('screen');
  if (screening.declined) {
    return { id, request, standaloneQuestion: normalized, settled: { declined: screening.reason, reply: screening.reply }, evidence: null, clock };
  }
  const { standaloneQuestion } = resolveFollowUp(screening.question, (request.history ?? []).map((turn) => ({ ...turn, content: normalizeQuestion(turn.content) })));
  clock.lap('resolve');
  const { evidence, question } = await findEvidence(parts, standaloneQuestion);
  clock.lap('retrieve');
  const silence =
    assessScope(parts.index, question) ??
    (evidenceStrength(parts.index, evidence) < ASSESSMENT_DEFAULTS.threshold ? abstained('not-in-plan', '规划纲要没有涉及这个问题。') : null);
  clock.lap('assess');
  return { id, request, standaloneQuestion: question === standaloneQuestion ? standaloneQuestion : question, settled: silence, evidence, clock };
}

function contextOf(parts: AnsweringParts, prepared: PreparedQuestion, evidence: Evidence): ComposeContext {
  return {
    index: parts.index,
    outline: parts.outline,
    question: prepared.standaloneQuestion,
    evidence,
    search: async (question) => (await findEvidence(parts, question)).evidence,
  };
}

/** Steps 6 to 10 without a model: compose, resolve and verify citations and figures, finish. */
export async function answerByExtraction(parts: AnsweringParts, prepared: PreparedQuestion): Promise<Answer> {
  const { settled, evidence, clock } = prepared;
  if (settled && 'declined' in settled) {
    return finishAnswer(parts, prepared, { status: 'declined', reason: settled.declined, text: settled.reply, claims: [], citations: [] });
  }
  const draft = settled ?? (evidence && (await composeAnswer(contextOf(parts, prepared, evidence)))) ?? abstained('not-in-plan', '规划纲要没有涉及这个问题。');
  clock.lap('compose');
  const verified = verifyDraft(parts.index, parts.outline, draft.claims);
  for (const dropped of verified.dropped) parts.onDropped?.(dropped);
  clock.lap('verify');
  const { claims, citations, dropped } = verified;
  if (draft.status === 'abstained' || claims.length === 0) {
    const message = draft.message ?? '规划纲要没有涉及这个问题。';
    const text = claims.length > 0 ? `${message}\n${joinClaims(claims)}` : message;
    return finishAnswer(parts, prepared, { status: 'abstained', reason: draft.reason ?? 'not-in-plan', text, claims, citations });
  }
  const partial = dropped.length > 0;
  return finishAnswer(parts, prepared, { status: partial ? 'partial' : draft.status, reason: partial ? 'claims-dropped' : draft.reason, text: joinClaims(claims), claims, citations });
}

interface Finished {
  readonly status: AnswerStatus;
  readonly reason: AnswerReason | null;
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
}

/** Step 10: the answer with its edition, its neighbours and its timings. */
export function finishAnswer(parts: AnsweringParts, prepared: PreparedQuestion, finished: Finished): Answer {
  const { index, outline } = parts;
  const { plan } = index;
  const silent = finished.status === 'abstained' || finished.status === 'declined';
  return {
    id: prepared.id,
    question: prepared.request.question,
    standaloneQuestion: prepared.standaloneQuestion,
    status: finished.status,
    reason: finished.reason,
    mode: 'extractive',
    answer: finished.text,
    claims: finished.claims,
    citations: finished.citations,
    related: finished.status === 'abstained' && prepared.evidence ? relatedSections(index, outline, prepared.evidence) : [],
    suggestions: silent && finished.reason !== 'injection' ? suggestQuestions(index, prepared.evidence) : [],
    edition: { id: plan.id, title: plan.title, digest: plan.digest },
    generation: null,
    timings: prepared.clock.timings(),
  };
}
