// The model's half of the pipeline: claims verified one by one and sent as they stand, the embedded answer when it fails.
import type { ChatModelPort } from '../models/chat-model-port.js';
import { ModelFailure } from '../models/model-failure.js';
import type { AnswerEvent } from './answer.js';
import { eventsOf } from './answer-events.js';
import type { AnsweringParts } from './answering-parts.js';
import { CitationLedger } from './citation-ledger.js';
import { extractAnswer } from './extract-answer.js';
import { finishGenerated } from './finish-generated.js';
import { condenseQuestion } from './generation/condense-question.js';
import { type GeneratedClaims, generateClaims } from './generation/generate-claims.js';
import { type BriefPart, briefParts, hitsInTurn, isUntold } from './generation/model-brief.js';
import type { PreparedQuestion } from './prepare-question.js';
import type { VerifiedClaim } from './verification/claim.js';

function write(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  { asked, model, signal }: { asked: readonly BriefPart[]; model: ChatModelPort; signal: AbortSignal | undefined },
): GeneratedClaims {
  return generateClaims({
    question: prepared.request.question,
    standaloneQuestion: prepared.standaloneQuestion,
    hits: hitsInTurn(asked),
    parts: asked,
    plan: parts.index.plan,
    model,
    signal,
    onDropped: ({ reason }) => parts.onNotice(`a claim of ${model.id} fell: ${reason}`),
  });
}

/**
 * The claims, as soon as each stands. Where the rules find no answer and the model finds none either, the rules' own
 * words are better than what is merely near: claims wait until the model has said that nothing is absent.
 */
async function* claimsOf(generated: GeneratedClaims, asked: readonly BriefPart[]): AsyncGenerator<VerifiedClaim> {
  if (!asked.every(isUntold)) {
    yield* generated.claims;
    return;
  }
  const held: VerifiedClaim[] = [];
  for await (const claim of generated.claims) {
    if (generated.isIncomplete()) break;
    held.push(claim);
  }
  // What fell may have been the answer: rules are overruled only by a reply that stands whole.
  if (Object.keys(generated.report().claimsDropped).length > 0)
    throw new ModelFailure('unverified', 'a claim fell where the rules find no answer');
  if (generated.isIncomplete())
    throw new ModelFailure('absent', 'rules and model agree that the plan does not tell it');
  yield* held;
}

/** A follow-up in the model's words, where they ask what the rules understood. */
async function completed(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  model: ChatModelPort,
  signal?: AbortSignal,
): Promise<PreparedQuestion> {
  const { resolved, clock } = prepared;
  if (resolved.understood === null) return prepared;
  const call = { resolved, model, signal, onNotice: parts.onNotice };
  const standaloneQuestion = await condenseQuestion(resolved.understood, call);
  clock.lap('condense');
  return { ...prepared, standaloneQuestion };
}

/** Streams an answer written by the model; only verified claims ever leave. */
export async function* generateAnswer(
  parts: AnsweringParts,
  byRules: PreparedQuestion,
  model: ChatModelPort,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const asked = byRules.reply.reason === 'distress' ? [] : briefParts(parts, byRules.answered);
  if (asked.length === 0) {
    yield* eventsOf(extractAnswer(parts, byRules));
    return;
  }
  const prepared = await completed(parts, byRules, model, signal);
  const { clock, request, standaloneQuestion } = prepared;
  const ledger = new CitationLedger(parts);
  const generated = write(parts, prepared, { asked, model, signal });
  try {
    for await (const verified of claimsOf(generated, asked)) {
      if (ledger.entries.length === 0) {
        clock.lap('first-claim');
        const data = { id: prepared.id, question: request.question, standaloneQuestion, mode: 'generated' } as const;
        yield { type: 'answer-start', data };
      }
      const { claim, added } = ledger.enter(verified);
      for (const citation of added) yield { type: 'citation', data: citation };
      yield { type: 'claim', data: { index: ledger.entries.length - 1, ...claim } };
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    // Judged by the reader's own signal: whatever else ended the call, the reader is there and waits for an answer.
    if (signal?.aborted) throw new DOMException('the reader left', 'AbortError');
    parts.onNotice(`${model.id} gave no answer (${error.kind}); the embedded answer comes in its place`);
    clock.lap('generate');
    const answer = extractAnswer(parts, prepared, { ...generated.report(), fallback: error.kind });
    // A draft was shown and withdrawn: the answer has begun already, and its end replaces all that was sent.
    if (ledger.entries.length > 0) yield { type: 'answer-end', data: answer };
    else yield* eventsOf(answer);
    return;
  }
  clock.lap('generate');
  ledger.withdraw(generated.withdrawn());
  const sent = { claims: ledger.entries.length, citations: ledger.citations.length };
  const answer = finishGenerated(parts, prepared, { asked, ledger, generated });
  for (const citation of ledger.citations.slice(sent.citations)) yield { type: 'citation', data: citation };
  for (const [index, claim] of answer.claims.entries())
    if (index >= sent.claims) yield { type: 'claim', data: { index, ...claim } };
  yield { type: 'answer-end', data: answer };
}
