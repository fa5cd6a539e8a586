// The first half of the pipeline: normalize, screen, resolve the follow-up, retrieve, assess.
import { randomUUID } from 'node:crypto';
import type { Evidence } from '../retrieval/gather-evidence.js';
import type { AnswerReason, AskRequest } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { assessScope, isWeak, namesSomething } from './assess-evidence.js';
import { assessNames } from './assess-names.js';
import { abstained, type Draft } from './composing/draft.js';
import { findEvidence } from './find-evidence.js';
import { condenseQuestion } from './generated/condense-question.js';
import { capRequest } from './input-limits.js';
import { normalizeQuestion } from './normalize-question.js';
import { resolveFollowUp } from './resolve-follow-up.js';
import { screenQuestion } from './screening/screen-question.js';
import { StepClock } from './step-clock.js';

/** A question that is none for the plan, with the reply that it gets. */
export interface Declined {
  readonly declined: Extract<AnswerReason, 'small-talk' | 'off-topic' | 'injection'>;
  readonly reply: string;
}

export interface PreparedQuestion {
  readonly id: string;
  readonly request: AskRequest;
  readonly standaloneQuestion: string;
  /** Set when the answer is known already: declined, out of scope, or silence. */
  readonly settled: Draft | Declined | null;
  readonly evidence: Evidence | null;
  /** Weak evidence on something that the plan names: what it lacks can be told, nothing else. */
  readonly doubtful: boolean;
  readonly clock: StepClock;
}

const SILENCE = '规划纲要没有涉及这个问题。';

/** What an answer says when nothing was found. */
export const silence = (): Draft => abstained('not-in-plan', SILENCE);

/** Steps 1 to 5 of the pipeline. */
export async function prepareQuestion(
  parts: AnsweringParts,
  request: AskRequest,
  signal?: AbortSignal,
): Promise<PreparedQuestion> {
  const clock = new StepClock();
  const id = randomUUID();
  const asked = capRequest(request);
  const normalized = normalizeQuestion(asked.question);
  clock.lap('normalize');
  const screening = screenQuestion(normalized);
  clock.lap('screen');
  if (screening.declined) {
    return {
      id,
      request,
      standaloneQuestion: normalized,
      settled: { declined: screening.reason, reply: screening.reply },
      evidence: null,
      doubtful: false,
      clock,
    };
  }
  const history = asked.history.map((turn) => ({ ...turn, content: normalizeQuestion(turn.content) }));
  const followUp = resolveFollowUp(screening.question, history);
  const wantsModel = parts.model !== null && request.mode !== 'extractive' && history.length > 0 && followUp.unsure;
  const condensed =
    wantsModel && parts.model ? await condenseQuestion(history, screening.question, parts.model, signal) : null;
  clock.lap('resolve');
  const standalone = condensed ?? followUp.standaloneQuestion;
  const { evidence, question } = await findEvidence(parts, standalone, condensed === null ? followUp.context : '');
  clock.lap('retrieve');
  // A place that no word of the plan names may have been taken for a misspelling of one.
  const outside =
    assessScope(parts.index, standalone) ?? assessScope(parts.index, question) ?? assessNames(parts.index, question);
  const weak = isWeak(parts.index, { question, evidence, isNext: history.length > 0 });
  clock.lap('assess');
  const doubtful = weak && namesSomething(evidence);
  const settled = outside ?? (weak && !doubtful ? silence() : null);
  return { id, request, standaloneQuestion: question, settled, evidence, doubtful, clock };
}
