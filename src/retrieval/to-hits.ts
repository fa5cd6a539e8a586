// Evidence as hits: what others see of a retrieval, chunk by chunk with its best sentence.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Evidence } from './gather-evidence.js';
import type { Hit, ScoreParts } from './retrieval.js';

/** All chunks of the evidence as hits, best first. */
export function toHits(index: PlanIndex, evidence: Evidence): Hit[] {
  const fused = new Map(evidence.search.ranking.map((hit) => [hit.index, hit]));
  const best = new Map<number, Hit['sentence']>();
  for (const { chunkIndex, span } of evidence.sentences) if (!best.has(chunkIndex)) best.set(chunkIndex, span);
  return evidence.chunks
    .flatMap(({ chunkIndex, score, question }) => {
      const chunk = index.chunks[chunkIndex];
      const found = fused.get(chunkIndex);
      if (!chunk || !found) return [];
      return [
        { chunk, rank: 0, score, parts: partsOf(found, question, score), sentence: best.get(chunkIndex) ?? chunk.span },
      ];
    })
    .map((hit, position) => ({ ...hit, rank: position + 1 }));
}

type Found = {
  readonly score: number;
  readonly parts: Readonly<Partial<Record<'passages' | 'expanded' | 'dense', number>>>;
};

function partsOf(found: Found, questions: number, rerank: number): ScoreParts {
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
