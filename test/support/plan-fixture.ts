// The real plan and its chunks for tests, loaded once a test file, without jieba.

import type { Chunk } from '../../src/chunking/chunk.js';
import { chunkPlan } from '../../src/chunking/chunk-plan.js';
import { loadPlan } from '../../src/plan/plan-store.js';
import type { Hit } from '../../src/retrieval/retrieval.js';

export const plan = loadPlan('corpus');
export const chunks: readonly Chunk[] = chunkPlan(plan);

/** The chunk that holds a verbatim part of the plan; throws when the fixture quotes what the plan does not say. */
export function chunkOf(quote: string): Chunk {
  const chunk = chunks.find(({ text }) => text.includes(quote));
  if (!chunk) throw new Error(`no chunk of the plan holds 「${quote}」`);
  return chunk;
}

/** Hits as retrieval gives them, for the passages that hold these parts of the plan. */
export const hitsFor = (...quotes: readonly string[]): Hit[] =>
  quotes.map((quote, index) => {
    const chunk = chunkOf(quote);
    return { chunk, rank: index + 1, score: 1 / (index + 1), parts: { fused: 1 }, sentence: chunk.span };
  });
