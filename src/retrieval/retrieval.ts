// What a search returns: the passages it accepted, best first, and those it rejected, with the reasons.
import type { Chunk } from '../chunking/chunk.js';
import type { TextSpan } from '../text/text-span.js';

/** Scores of one chunk by the searches that found it; bigger is better, absent where a search did not find it. */
export interface ScoreParts {
  readonly sparse?: number;
  readonly dense?: number;
  /** By its index-time questions. */
  readonly questions?: number;
  readonly fused: number;
  readonly rerank?: number;
}

export interface Hit {
  readonly chunk: Chunk;
  /** 1 is best. */
  readonly rank: number;
  readonly score: number;
  readonly parts: ScoreParts;
  /** The sentence of the chunk that answers best, offsets into the plan's text. */
  readonly sentence: TextSpan;
}

export interface RejectedHit {
  readonly chunkId: string;
  readonly score: number;
  readonly reason: string;
}

export interface Retrieval {
  readonly question: string;
  readonly hits: readonly Hit[];
  readonly rejected: readonly RejectedHit[];
  /** How strongly it speaks for the question being one that the plan answers, about -2 to 3. */
  readonly strength: number;
}
