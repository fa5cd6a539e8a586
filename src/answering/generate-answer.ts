// The model's half of the pipeline: claims verified one by one and sent as they stand, the embedded answer when it fails.

import type { ChatModelPort } from '../models/chat-model-port.js';
import { ModelFailure } from '../models/model-failure.js';
import { toHits } from '../retrieval/to-hits.js';
import type { Answer, AnswerEvent, Citation, Claim } from './answer.js';
import { eventsOf } from './answer-events.js';
import type { AnsweringParts } from './answering-parts.js';
import { buildCitation } from './build-citation.js';
import { composeDraft, extractAnswer } from './extract-answer.js';
import { finishAnswer, joinClaims } from './finish-answer.js';
import { type GeneratedClaims, generateClaims } from './generated/generate-claims.js';
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

/** Streams an answer written by the model; only verified claims ever leave. */
export async function* generateAnswer(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  model: ChatModelPort,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { evidence, clock, request, standaloneQuestion } = prepared;
  if (prepared.settled || !evidence) {
    yield* eventsOf(await extractAnswer(parts, prepared));
    return;
  }
  // Where the plan names a thing and says no more, hides a figure or leaves it out, rules know; a model would talk on.
  const draft = await composeDraft(parts, prepared);
  if (draft.status === 'abstained' || draft.reason === 'masked') {
    yield* eventsOf(await extractAnswer(parts, prepared));
    return;
  }
  const ledger = new CitationLedger(parts);
  const generated = generateClaims({
    question: request.question,
    standaloneQuestion,
    hits: toHits(parts.index, evidence).slice(0, SHOWN),
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
    yield* eventsOf(await extractAnswer(parts, prepared, { ...generated.report(), fallback: error.kind }));
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
    generation,
  });
}
