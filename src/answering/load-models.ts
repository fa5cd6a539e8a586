// The fitted models of the answering room: small files of numbers, the same for every plan.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BoostedTrees } from '../learning/boosted-trees.js';
import type { JudgeModel } from './judging/judge.js';
import { VERDICT_FEATURES } from './judging/verdict-features.js';
import { SECOND_FEATURES, type SelectionModel } from './selection/second-look.js';
import { FEATURES } from './selection/sentence-features.js';

export const SELECTION_FILE = join('general', 'selection.json');
export const VERDICTS_FILE = join('general', 'verdicts.json');

const treesSchema = z.strictObject({
  features: z.array(z.string()),
  bias: z.number(),
  trees: z.array(z.array(z.array(z.number()).length(5))),
});

const selectionSchema = z.strictObject({ first: z.unknown(), second: z.unknown() });

const verdictsSchema = z.strictObject({
  held: z.unknown(),
  told: z.unknown(),
  wording: z.strictObject({
    features: z.array(z.string()),
    idf: z.array(z.number()),
    weights: z.array(z.number()),
    bias: z.number(),
  }),
});

/** Reads trees and checks that they were fitted on the features that are measured today. */
function checked(file: string, value: unknown, features: readonly string[]): BoostedTrees {
  const trees = treesSchema.safeParse(value);
  if (!trees.success || trees.data.features.join() !== features.join())
    throw new Error(`${file} does not fit the features that are measured; run \`npm run fit\` to fit it anew`);
  return trees.data;
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as Error).message}); run \`npm run fit\` to write it`);
  }
};

export function loadSelection(corpusDir: string): SelectionModel {
  const file = join(corpusDir, SELECTION_FILE);
  const models = selectionSchema.safeParse(readJson(file)).data;
  return {
    first: checked(file, models?.first, FEATURES),
    second: checked(file, models?.second, SECOND_FEATURES),
  };
}

export function loadJudge(corpusDir: string): JudgeModel {
  const file = join(corpusDir, VERDICTS_FILE);
  const models = verdictsSchema.parse(readJson(file));
  return {
    held: checked(file, models.held, VERDICT_FEATURES),
    told: checked(file, models.told, VERDICT_FEATURES),
    wording: models.wording,
  };
}
