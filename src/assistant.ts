// The composition root: from configuration to an assistant that asks, retrieves and shows sections.
import type { Answer, AnswerEvent, AskRequest } from './answering/answer.js';
import type { Chunk } from './chunking/chunk.js';
import type { Outline } from './plan/outline.js';
import type { PlanDocument } from './plan/plan-document.js';
import type { Retrieval } from './retrieval/retrieval.js';

export interface AskOptions {
  /** Aborts the work, the model's included, when the reader leaves. */
  readonly signal?: AbortSignal;
}

export interface Assistant {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  readonly chunks: readonly Chunk[];
  /** What it runs on, for /readyz, runs and reports; never holds a key. */
  readonly description: AssistantDescription;
  /** Answers one question. Rejects only with AbortError or on a defect; everything a user can meet is a status. */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
  /** The same as a stream of verified claims. */
  askStream(request: AskRequest, options?: AskOptions): AsyncIterable<AnswerEvent>;
  /** The best `k` passages (10 by default) for a question. */
  retrieve(question: string, options?: { readonly k?: number }): Promise<Retrieval>;
  close(): Promise<void>;
}

export interface AssistantDescription {
  readonly planId: string;
  readonly planDigest: string;
  readonly chunks: number;
  readonly embeddingModel: string;
  readonly chatModel: string | null;
  readonly promptVersion: string | null;
  readonly indexFormat: number;
}
