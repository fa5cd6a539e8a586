// What `eval:generated` and `eval:gate` share: the cases with recorded replies, asked with the replies and without a model.
import { loadPlan } from '../../plan/plan-store.js';
import { compareGenerated, type GeneratedFigures } from '../comparing/generated-figures.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { namedSet } from '../dataset/named-sets.js';
import { readJudgedClaims } from '../replies/judged-claims.js';
import { repliedCases, repliedModels, repliedSets } from '../replies/replied-cases.js';
import type { ScoredCase } from '../scoring/score-cases.js';
import { performRun } from './perform-run.js';

export interface GeneratedOptions {
  /** Folder of the data sets. */
  readonly evaluation: string;
  readonly corpus: string;
  /** Directory under which runs lie. */
  readonly root: string;
  /** Folder of recorded replies. */
  readonly replies: string;
}

/** The replied cases of each set that the model's replies belong to. */
async function casesBySet(model: string, { evaluation, replies, corpus }: GeneratedOptions) {
  const plan = loadPlan(corpus);
  const ids = new Set(repliedCases(replies, model));
  const found: { readonly file: string; readonly ids: string[] }[] = [];
  for (const name of repliedSets(replies, model)) {
    const { file } = namedSet(evaluation, name);
    const { cases } = await loadDataset(file, plan);
    const own = cases.map(({ id }) => id).filter((id) => ids.has(id));
    if (own.length > 0) found.push({ file, ids: own });
  }
  return found;
}

async function ask(
  model: string | null,
  asked: { readonly file: string; readonly ids: readonly string[] },
  { corpus, root, replies }: GeneratedOptions,
): Promise<readonly ScoredCase[]> {
  const scored = await performRun({
    dataset: asked.file,
    corpus,
    root,
    resume: null,
    only: asked.ids.join(','),
    concurrency: 1,
    url: null,
    models: 'embedded',
    repliesRoot: replies,
    mode: model === null ? 'extractive' : 'generated',
    replies: model === null ? null : { kind: 'replay', model },
  });
  return scored.cases.filter((each) => asked.ids.includes(each.case.id));
}

/** Asks the replied cases of each model. */
export async function performGenerated(
  models: readonly string[],
  options: GeneratedOptions,
): Promise<GeneratedFigures[]> {
  const judged = readJudgedClaims(options.replies);
  const figures: GeneratedFigures[] = [];
  for (const model of models.filter((name) => repliedModels(options.replies).includes(name))) {
    const generated: ScoredCase[] = [];
    const extractive: ScoredCase[] = [];
    for (const asked of await casesBySet(model, options)) {
      process.stderr.write(`${model}：`);
      generated.push(...(await ask(model, asked, options)));
      extractive.push(...(await ask(null, asked, options)));
    }
    if (generated.length > 0) figures.push(compareGenerated(model, { generated, extractive }, judged));
  }
  return figures;
}
