// Retrieval as others see it: accepted passages with their best sentence, and what was rejected, with reasons.
import type { PlanIndex } from '../indexing/plan-index.js';
import { evidenceStrength } from './evidence-strength.js';
import { type EvidenceOptions, gatherEvidence } from './gather-evidence.js';
import type { Hit, RejectedHit, Retrieval } from './retrieval.js';
import { type SearchWeights, searchPlan } from './search-plan.js';
import { toHits } from './to-hits.js';

export interface RetrieveOptions {
  readonly k: number;
  readonly weights: SearchWeights;
  readonly evidence?: EvidenceOptions;
}

/** A passage below this share of the best score is no evidence beside it. */
const LEAST_SHARE = 0.35;
const MOST_REJECTED = 20;

/** The best `k` passages for a question. */
export async function retrievePassages(
  index: PlanIndex,
  question: string,
  { k, weights, evidence: options }: RetrieveOptions,
): Promise<Retrieval> {
  const search = await searchPlan(index, question, { weights });
  const evidence = gatherEvidence(index, search, options);
  const found = toHits(index, evidence);
  const best = found[0]?.score ?? 0;
  const hits: Hit[] = [];
  const rejected: RejectedHit[] = [];
  for (const hit of found) {
    const { chunk, score } = hit;
    if (score < best * LEAST_SHARE)
      rejected.push({ chunkId: chunk.id, score, reason: `得分不到首位的${LEAST_SHARE * 100}%` });
    else if (hits.length >= k) rejected.push({ chunkId: chunk.id, score, reason: `在前${k}位之外` });
    else hits.push(hit);
  }
  const second = new Set(evidence.chunks.map(({ chunkIndex }) => chunkIndex));
  for (const { index: chunkIndex, score } of search.ranking) {
    if (rejected.length >= MOST_REJECTED) break;
    const chunk = index.chunks[chunkIndex];
    if (chunk && !second.has(chunkIndex))
      rejected.push({ chunkId: chunk.id, score, reason: '初检名次靠后，未进入复核' });
  }
  return { question: search.query.question, hits, rejected, strength: evidenceStrength(index, search) };
}
