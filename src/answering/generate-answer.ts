// The model's half of the pipeline: claims verified one by one and sent as they stand, the embedded answer when it fails.

import type { ChatModelPort } from '../models/chat-model-port.js';
import { ModelFailure } from '../models/model-failure.js';
import type { Hit } from '../retrieval/retrieval.js';
import { toHits } from '../retrieval/to-hits.js';
import type { Answer, AnswerEvent, Citation, Claim } from './answer.js';
import { eventsOf } from './answer-events.js';
import type { AnsweringParts } from './answering-parts.js';
import { buildCitation } from './build-citation.js';
import { extractAnswer } from './extract-answer.js';
import { finishAnswer, joinClaims } from './finish-answer.js';
import { type GeneratedClaims, generateClaims } from './generation/generate-claims.js';
import { statusOf } from './join-parts.js';
import type { PreparedQuestion } from './prepare-question.js';
import type { VerifiedClaim } from './verification/verify-claim.js';

/** Passages that the model is shown. */
const SHOWN = 10;

/** Numbers the citations of verified claims in order of first use; equal quotes share a number. */
class CitationLedger {
  readonly citations: Citation[] = [];
  readonly claims: Claim[] = [];

  constructor(readonly parts: AnsweringParts) {}

  /** Enters a claim; returns it with the citations that are new. */
  enter({ text, quotes }: VerifiedClaim): { claim: Claim; added: Citation[] } {
    const { outline, index } = this.parts;
    const added: Citation[] = [];
    const numbers = quotes.map(({ chunk, span, match }) => {
      const known = this.citations.find(({ start, end }) => start === span.start && end === span.end);
      if (known) return known.id;
      const citation = buildCitation(this.citations.length + 1, { plan: index.plan, outline, chunk, span, match });
      this.citations.push(citation);
      added.push(citation);
      return citation.id;
    });
    const claim = { text, citations: [...new Set(numbers)] };
    this.claims.push(claim);
    return { claim, added };
  }
}

/** Verdicts that are settled before a model is asked: masked and blank values stay the rules' own. */
function mayAsk({ answered, reply }: PreparedQuestion): boolean {
  if (answered.length === 0 || reply.reason === 'distress') return false;
  return answered.some(
    ({ draft }) => draft.verdict !== 'not-for-us' && draft.verdict !== 'elsewhere' && draft.reason !== 'masked',
  );
}

/** The best passages of every part, in turn, each once. */
function hitsOf(parts: AnsweringParts, { answered }: PreparedQuestion): Hit[] {
  const lists = answered.map(({ context }) => toHits(parts.index, context.evidence));
  const hits: Hit[] = [];
  for (let rank = 0; hits.length < SHOWN && rank < SHOWN; rank++)
    for (const list of lists) {
      const hit = list[rank];
      if (hit && !hits.some(({ chunk }) => chunk.id === hit.chunk.id)) hits.push(hit);
    }
  return hits.slice(0, SHOWN);
}

/** Streams an answer written by the model; only verified claims ever leave. */
export async function* generateAnswer(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  model: ChatModelPort,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { clock, request, standaloneQuestion } = prepared;
  if (!mayAsk(prepared)) {
    yield* eventsOf(extractAnswer(parts, prepared));
    return;
  }
  const ledger = new CitationLedger(parts);
  const generated = generateClaims({
    question: request.question,
    standaloneQuestion,
    hits: hitsOf(parts, prepared),
    plan: parts.index.plan,
    model,
    signal,
    onDropped: ({ reason }) => parts.onNotice(`a claim of ${model.id} fell: ${reason}`),
  });
  try {
    for await (const verified of generated.claims) {
      if (ledger.claims.length === 0) {
        clock.lap('first-claim');
        yield {
          type: 'answer-start',
          data: { id: prepared.id, question: request.question, standaloneQuestion, mode: 'generated' },
        };
      }
      const { claim, added } = ledger.enter(verified);
      for (const citation of added) yield { type: 'citation', data: citation };
      yield { type: 'claim', data: { index: ledger.claims.length - 1, ...claim } };
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    // Judged by the reader's own signal: whatever else ended the call, the reader is there and waits for an answer.
    if (signal?.aborted) throw new DOMException('the reader left', 'AbortError');
    parts.onNotice(`${model.id} gave no answer (${error.kind}); the embedded answer comes in its place`);
    clock.lap('generate');
    yield* eventsOf(extractAnswer(parts, prepared, { ...generated.report(), fallback: error.kind }));
    return;
  }
  clock.lap('generate');
  yield { type: 'answer-end', data: finishGenerated(parts, prepared, ledger, generated) };
}

function finishGenerated(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  ledger: CitationLedger,
  generated: GeneratedClaims,
): Answer {
  const generation = generated.report();
  const lost = Object.values(generation.claimsDropped).some((count) => count > 0);
  const incomplete = generated.isIncomplete();
  return finishAnswer(parts, prepared, {
    status: lost || incomplete ? 'partial' : 'answered',
    reason: lost ? 'claims-dropped' : incomplete ? 'incomplete' : null,
    mode: 'generated',
    text: joinClaims(ledger.claims),
    claims: ledger.claims,
    citations: ledger.citations,
    parts: prepared.answered.map(({ part, draft }) => ({
      question: part.text,
      status: statusOf(draft),
      reason: draft.reason,
      claims: [],
    })),
    table: null,
    signposts: prepared.reply.signposts,
    generation,
  });
}
