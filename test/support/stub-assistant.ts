// An assistant over the real plan without an index: it quotes one passage, and records how it was asked.
import { join } from 'node:path';
import type { Answer, AnswerEvent, AskRequest, Citation } from '../../src/answering/answer.js';
import type { AskOptions, Assistant } from '../../src/assistant.js';
import { chunkPlan } from '../../src/chunking/chunk-plan.js';
import { createOutline, formatReference } from '../../src/plan/outline.js';
import { loadPlan } from '../../src/plan/plan-store.js';
import { noParts } from './no-parts.js';
import { PROJECT_ROOT, seedPlan } from './seed-plan.js';

const outline = createOutline(seedPlan);
const chunks = chunkPlan(seedPlan);
/** With the card beside the corpus: its name, its questions by audience. */
const plan = loadPlan(join(PROJECT_ROOT, 'corpus'));

export interface AskCall {
  readonly request: AskRequest;
  readonly signal: AbortSignal | undefined;
}

export interface StubAssistant extends Assistant {
  readonly calls: readonly AskCall[];
  readonly closed: () => boolean;
}

/** Parts that a test replaces. */
export type StubParts = Partial<Pick<Assistant, 'ask' | 'askStream' | 'retrieve' | 'close'>>;

const SENTENCE = '到2030年，集成电路产业规模达到';

function citationOf(chunkId: string): Citation {
  const chunk = chunks.find(({ id }) => id === chunkId);
  if (!chunk) throw new Error(`the plan has no chunk ${chunkId}`);
  const [chapter, section, item] = outline.ancestors(chunk.sectionId);
  const unit = (part: typeof section) => (part ? { number: part.label, title: part.title } : null);
  return {
    id: 1,
    chunkId,
    chapter: { number: chapter?.number ?? 0, title: chapter?.title ?? '' },
    section: unit(section),
    item: unit(item),
    box: null,
    reference: formatReference(outline, chunk),
    officialReference: `《${seedPlan.title}》${formatReference(outline, chunk)}`,
    quote: chunk.text,
    ...chunk.span,
    url: `/plan#${chunk.sectionId}`,
    match: 'verbatim',
  };
}

/** An answer with one claim on one passage of the real plan. */
export function stubAnswer({ question }: AskRequest, parts: Partial<Answer> = {}): Answer {
  return {
    id: 'answer-1',
    question,
    standaloneQuestion: question,
    status: 'answered',
    reason: null,
    mode: 'extractive',
    answer: `${SENTENCE}……[1]`,
    claims: [{ text: SENTENCE, citations: [1] }],
    citations: [citationOf('c2.1.2')],
    understood: null,
    parts: [],
    table: null,
    signposts: [],
    glossary: [],
    related: [],
    suggestions: [],
    edition: { id: seedPlan.id, title: seedPlan.title, digest: seedPlan.digest },
    generation: null,
    timings: { total: 1.5 },
    ...parts,
  };
}

/** The events of an answer in the order of the contract. */
export function* eventsOf(answer: Answer): Generator<AnswerEvent> {
  const { id, question, standaloneQuestion, mode } = answer;
  yield { type: 'answer-start', data: { id, question, standaloneQuestion, mode } };
  for (const citation of answer.citations) yield { type: 'citation', data: citation };
  for (const [index, claim] of answer.claims.entries()) yield { type: 'claim', data: { index, ...claim } };
  yield { type: 'answer-end', data: answer };
}

export function createStubAssistant(parts: StubParts = {}): StubAssistant {
  const calls: AskCall[] = [];
  let closed = false;
  const record = (request: AskRequest, options?: AskOptions) => calls.push({ request, signal: options?.signal });
  const stub: Assistant = {
    plan,
    outline,
    chunks,
    parts: noParts,
    description: {
      planId: seedPlan.id,
      planDigest: seedPlan.digest,
      chunks: chunks.length,
      embeddingModel: 'stub',
      chatModel: null,
      promptVersion: null,
      indexFormat: 1,
    },
    ask: async (request) => stubAnswer(request),
    async *askStream(request) {
      yield* eventsOf(stubAnswer(request));
    },
    async retrieve(question, { k = 10 } = {}) {
      const hits = chunks.filter(({ text }) => text.includes(question)).slice(0, k);
      return {
        question,
        hits: hits.map((chunk, index) => {
          const score = 1 / (index + 1);
          return { chunk, rank: index + 1, score, parts: { sparse: score, fused: score }, sentence: chunk.span };
        }),
        rejected: [{ chunkId: 'c1', score: 0.1, reason: 'weak' }],
        strength: 1,
      };
    },
    close: async () => {
      closed = true;
    },
    ...parts,
  };
  return {
    ...stub,
    calls,
    closed: () => closed,
    ask(request, options) {
      record(request, options);
      return stub.ask(request, options);
    },
    askStream(request, options) {
      record(request, options);
      return stub.askStream(request, options);
    },
  };
}
