// The assistant of this process as a respondent: the same one that production answers with.
import type { AskRequest, RequestedMode, Turn } from '../../answering/answer.js';
import type { Assistant } from '../../assistant.js';
import { formatReference } from '../../plan/outline.js';
import type { Retrieval } from '../../retrieval/retrieval.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { askAndTime } from './ask-and-time.js';
import type { GeneratedRecord } from './generated-record.js';
import { REJECTED_KEPT, RETRIEVAL_DEPTH, type Respondent, type RespondentDescription } from './respondent.js';

export interface AssistantRespondentOptions {
  /** `extractive` unless said otherwise: a run must not depend on which keys the environment happens to hold. */
  readonly mode?: RequestedMode;
  /** Parts that the assistant was built without; only recorded here. */
  readonly ablate?: readonly string[];
}

/** Earlier user turns as a conversation. */
export const historyOf = (evaluationCase: EvaluationCase): Turn[] =>
  evaluationCase.history.map((content) => ({ role: 'user', content }));

function keepRetrieval(assistant: Assistant, retrieval: Retrieval): NonNullable<GeneratedRecord['retrieval']> {
  const hits = retrieval.hits.slice(0, RETRIEVAL_DEPTH).map(({ chunk, rank, score }) => ({
    chunkId: chunk.id,
    rank,
    score,
    reference: formatReference(assistant.outline, chunk),
    start: chunk.span.start,
    end: chunk.span.end,
  }));
  const rejected = retrieval.rejected.slice(0, REJECTED_KEPT);
  return {
    hits,
    rejected: rejected.map(({ chunkId, score, reason }) => ({ chunkId, score, reason })),
    strength: retrieval.strength,
  };
}

function describe(assistant: Assistant, options: AssistantRespondentOptions): RespondentDescription {
  const { planDigest, embeddingModel, chatModel, promptVersion } = assistant.description;
  const chunks = assistant.chunks.map(({ id, span }) => [id, span.start, span.end] as const);
  const mode = options.mode ?? 'extractive';
  return {
    kind: 'assistant',
    planDigest,
    embeddingModel,
    chatModel,
    promptVersion,
    mode,
    ablate: options.ablate ?? [],
    url: null,
    chunks,
  };
}

/** Wraps an assistant; `close` closes it. */
export function createAssistantRespondent(assistant: Assistant, options: AssistantRespondentOptions = {}): Respondent {
  const description = describe(assistant, options);
  const requestFor = (evaluationCase: EvaluationCase): AskRequest => ({
    question: evaluationCase.question,
    history: historyOf(evaluationCase),
    mode: description.mode,
  });
  const answering = {
    answer: async (evaluationCase: EvaluationCase, signal?: AbortSignal) => {
      return { body: await assistant.ask(requestFor(evaluationCase), signal ? { signal } : {}), waitedMs: 0 };
    },
    retrieve: async (question: string) =>
      keepRetrieval(assistant, await assistant.retrieve(question, { k: RETRIEVAL_DEPTH })),
  };
  return {
    description,
    ask: (evaluationCase, signal) => askAndTime(answering, evaluationCase, signal),
    close: () => assistant.close(),
  };
}
