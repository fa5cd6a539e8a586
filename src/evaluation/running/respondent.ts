// The seam between a run and whoever answers: the assistant in this process, a service over HTTP, a recording.
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import type { GeneratedRecord } from './generated-record.js';

/** Chunk id, start and end: what the respondent's index is made of, in the plan's order. */
export type ChunkSpanRow = readonly [id: string, start: number, end: number];

/** What a run was answered by; stored in run.json. Holds no key and no path of the machine. */
export interface RespondentDescription {
  readonly kind: 'assistant' | 'http' | 'replay';
  /** SHA-256 of the plan's text that it answers from; null when it does not say before the first answer. */
  readonly planDigest: string | null;
  readonly embeddingModel: string | null;
  readonly chatModel: string | null;
  readonly promptVersion: string | null;
  readonly mode: 'auto' | 'extractive' | 'generated';
  /** Parts switched off. */
  readonly ablate: readonly string[];
  readonly url: string | null;
  /** What the index is made of; null where it cannot be seen, and then ndcg@10 is n/a. */
  readonly chunks: readonly ChunkSpanRow[] | null;
}

export interface Respondent {
  readonly description: RespondentDescription;
  /**
   * Asks one case. A failure to answer is a record with `error`, so that one bad case does not end a run.
   * Rejects only with AbortError.
   */
  ask(evaluationCase: EvaluationCase, signal?: AbortSignal): Promise<GeneratedRecord>;
  close(): Promise<void>;
}

/** How many passages of each retrieval are kept: the deepest metric looks at ten. */
export const RETRIEVAL_DEPTH = 10;

/** How many rejected passages are kept for the report, best first. */
export const REJECTED_KEPT = 5;
