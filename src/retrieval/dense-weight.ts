// How much the vectors of an embedding model count: measured for the embedded one, chosen per model for others.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SEARCH_WEIGHTS } from './search-plan.js';

/** A trained model's vectors know paraphrases that the embedded ones don't: they start as strong as the terms. */
const UNMEASURED_WEIGHT = 1;

const weightsSchema = z.record(z.string(), z.number().min(0).max(10));

/** Where `npm run eval:dense` keeps what it chose. */
export const denseWeightsFile = (dataDir: string): string => join(dataDir, 'dense-weights.json');

/**
 * Weights chosen so far by embedding model; empty when none were.
 * @throws Error naming the file when it is damaged
 */
export function readDenseWeights(dataDir: string): Readonly<Record<string, number>> {
  const file = denseWeightsFile(dataDir);
  if (!existsSync(file)) return {};
  try {
    return weightsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(
      `${file} is damaged (${(error as Error).message}). Remove it, or run \`npm run eval:dense\` again.`,
    );
  }
}

/** Weight of the dense search for an embedding model: the one chosen on the development set where there is one. */
export function denseWeightOf(embeddingModel: string, dataDir: string | null): number {
  if (embeddingModel.startsWith('embedded-')) return SEARCH_WEIGHTS.dense;
  return (dataDir === null ? undefined : readDenseWeights(dataDir)[embeddingModel]) ?? UNMEASURED_WEIGHT;
}
