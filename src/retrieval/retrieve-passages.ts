// Retrieval as others see it: accepted passages with their best sentence, and what was rejected, with reasons.
import { normalizeText } from '../text/normalize-text.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { gatherEvidence } from './gather-evidence.js';
import type { Hit, RejectedHit, Retrieval, ScoreParts } from './retrieval.js';
import { searchPlan, type SearchWeights } from './search-plan.js';

export interface RetrieveOptions {
  readonly k: number;
  readonly weights: SearchWeights;
}

/** A passage below this share of the best score is no evidence beside it. */
const LEAST_SHARE = 0.35;
const MOST_REJECTED = 20;

/** The best `k` passages for a question. */
export async function retrievePassages(index: PlanIndex, question: string, { k, weights }: RetrieveOptions): Promise<Retrieval> {
  const search = await searchPlan(index, question, weights);
  const evidence = gatherEvidence(index, search);
  const fused = new Map(search.ranking.map((hit) => [hit.index, hit]));
  const best = evidence.chunks[0]?.score ?? 0;
  const hits: Hit[] = [];
  const rejected: RejectedHit[] = [];
  for (const { chunkIndex, score, question: questions } of evidence.chunks) {
    const chunk = index.chunks[chunkIndex];
    const found = fused.get(chunkIndex);
    if (!chunk || !found) continue;
    const sentence = evidence.sentences.find((candidate) => candidate.chunkIndex === chunkIndex);
    if (score < best * LEAST_SHARE) rejected.push({ chunkId: chunk.id, score, reason: `below ${LEAST_SHARE} of the best score` });
    else if (hits.length >= k) rejected.push({ chunkId: chunk.id, score, reason: `beyond the first ${k}` });
    else hits.push({ chunk, rank: hits.length + 1, score, parts: partsOf(found, questions, score), sentence: sentence?.span ?? chunk.span });
  }
  const second = new Set(evidence.chunks.map(({ chunkIndex }) => chunkIndex));
  for (const { index: chunkIndex, score } of search.ranking) {
    if (rejected.length >= MOST_REJECTED) break;
    const chunk = index.chunks[chunkIndex];
    if (chunk && !second.has(chunkIndex)) rejected.push({ chunkId: chunk.id, score, reason: 'not among the first that get a second look' });
  }
  return { question: normalizeText(search.query.question), hits, rejected };
}

function partsOf(found: { readonly score: number; readonly parts: Readonly<Partial<Record<string, number>>> }, questions: number, rerank: number): ScoreParts {
  const { passages, expanded, dense } = found.parts;
  const sparse = expanded ?? passages;
  return {
    ...(sparse === undefined ? {} : { sparse }),
    ...(dense === undefined ? {} : { dense }),
    ...(questions > 0 ? { questions } : {}),
    fused: found.score,
    rerank,
  };
}
