// `npm run eval:dense`: how much the vectors of the configured embedding model should count, chosen on the data set.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Assistant } from '../../assistant.js';
import { loadPlan } from '../../plan/plan-store.js';
import { denseWeightsFile, readDenseWeights } from '../../retrieval/dense-weight.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { isRelevant } from '../judging/evidence-coverage.js';
import { writeWhole } from '../running/run-store.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

/** From none to twice the weight of the terms. */
const WEIGHTS = [0, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2] as const;

interface DenseOptions {
  readonly dataset: string;
  readonly corpus: string;
  readonly data: string;
}

interface Measured {
  readonly weight: number;
  readonly recallAt1: number;
  readonly mrrAt10: number;
}

/** Recall@1 and MRR@10 over the questions that stand alone and have an answer in the plan. */
async function measure(assistant: Assistant, cases: readonly EvaluationCase[], weight: number): Promise<Measured> {
  let first = 0;
  let reciprocal = 0;
  for (const asked of cases) {
    const { hits } = await assistant.retrieve(asked.question, { k: 10 });
    const rank = hits.find(({ chunk }) => isRelevant(asked, chunk.span))?.rank;
    if (rank === 1) first++;
    if (rank !== undefined) reciprocal += 1 / rank;
  }
  return { weight, recallAt1: first / cases.length, mrrAt10: reciprocal / cases.length };
}

async function chooseDenseWeight(options: DenseOptions): Promise<void> {
  const { createAssistant } = await import('../../assistant.js');
  const { cases } = await loadDataset(options.dataset, loadPlan(options.corpus));
  const alone = cases.filter(({ answerable, history }) => answerable && history.length === 0);
  const measured: Measured[] = [];
  let model = '';
  for (const denseWeight of WEIGHTS) {
    const assistant = await createAssistant({
      corpusDir: options.corpus,
      dataDir: options.data,
      denseWeight,
      waitForEmbeddings: true,
      onNotice: (notice) => process.stderr.write(`${notice}\n`),
    });
    model = assistant.description.embeddingModel;
    measured.push(await measure(assistant, alone, denseWeight));
    await assistant.close();
  }
  const best = measured.reduce((top, one) => (one.mrrAt10 > top.mrrAt10 ? one : top));
  const rows = measured.map(
    ({ weight, recallAt1, mrrAt10 }) =>
      `${weight === best.weight ? '→' : ' '} ${weight.toFixed(2)}  recall@1 ${recallAt1.toFixed(3)}  mrr@10 ${mrrAt10.toFixed(3)}`,
  );
  process.stdout.write(`向量模型 ${model}，${alone.length} 题\n${rows.join('\n')}\n`);
  if (model.startsWith('embedded-')) {
    process.stdout.write('内置向量的权重写在 src/retrieval/search-plan.ts 中，不另存。\n');
    return;
  }
  const file = denseWeightsFile(options.data);
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify({ ...readDenseWeights(options.data), [model]: best.weight }, null, 2)}\n`);
  process.stdout.write(`已写入 ${join(options.data, 'dense-weights.json')}，下次启动时使用。\n`);
}

await startCommand(
  createCommand('eval:dense', '为已配置的向量模型选择向量检索的权重')
    .option('--dataset <文件>', '数据集（JSONL）', PATHS.dataset)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--data <目录>', '索引和权重存放目录', 'data')
    .action(chooseDenseWeight),
);
