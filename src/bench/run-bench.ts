// `npm run bench`: speed, memory and the comparison with what a user would pick instead, in one run on one machine.
import { renameSync, writeFileSync } from 'node:fs';
import { type Assistant, createAssistant } from '../assistant.js';
import { createCommand, PATHS, startCommand } from '../evaluation/commands/start-command.js';
import type { EvaluationCase } from '../evaluation/dataset/evaluation-case.js';
import { loadDataset } from '../evaluation/dataset/load-dataset.js';
import { quantile } from '../evaluation/statistics/quantile.js';
import { type BenchFigures, type CallFigures, formatBench } from './format-bench.js';
import { measureHttp } from './measure-http.js';
import { measurePeers } from './measure-peers.js';
import { measureStart } from './measure-start.js';
import { formatScale, measureScale } from './scale/measure-scale.js';

interface BenchOptions {
  readonly dataset: string;
  readonly json?: string;
  readonly scale?: boolean;
  readonly sizes: string;
  readonly plans?: string;
}

/** `--scale`: the growth table instead of the figures of one plan. */
async function runScale({ sizes, plans }: BenchOptions): Promise<void> {
  const figures = await measureScale({
    sizes: sizes.split(',').map(Number),
    ...(plans === undefined ? {} : { plans }),
    withPostgres: Boolean(process.env['DATABASE_URL']),
    onStart: (name) => process.stderr.write(`${name}……\n`),
  });
  process.stdout.write(`${formatScale(figures)}\n`);
}

async function timeCalls(
  cases: readonly EvaluationCase[],
  call: (one: EvaluationCase) => Promise<unknown>,
): Promise<CallFigures> {
  const times: number[] = [];
  for (const one of cases) {
    const start = performance.now();
    await call(one);
    times.push(performance.now() - start);
  }
  return { p50Ms: quantile(times, 0.5) ?? 0, p95Ms: quantile(times, 0.95) ?? 0 };
}

const askedAs = ({ question, history }: EvaluationCase) => ({
  question,
  history: history.map((content) => ({ role: 'user' as const, content })),
});

/** Nothing is cached between two askings of one question, so every answer is a whole one. */
async function measureAll(assistant: Assistant, cases: readonly EvaluationCase[]): Promise<BenchFigures> {
  const questions = cases.map(({ question }) => question);
  const answer = (one: EvaluationCase) => assistant.ask(askedAs(one));
  const step = (name: string) => process.stderr.write(`${name}……\n`);
  step('检索与回答');
  // Once through for the compiler, so that the figures are a running service's.
  await timeCalls(cases, answer);
  const retrieve = await timeCalls(cases, ({ question }) => assistant.retrieve(question));
  const ask = await timeCalls(cases, answer);
  step('HTTP');
  const http = await measureHttp(assistant, questions);
  step('建索引、启动和内存');
  const start = await measureStart(questions);
  step('同类工具');
  return { start, retrieve, ask, http, peers: await measurePeers(assistant, cases, start.buildMs) };
}

const command = createCommand('bench', '测量速度和内存，并与同类工具比较')
  .option('--dataset <文件>', '所问的问题', PATHS.dataset)
  .option('--json <文件>', '把全部数值写成 JSON')
  .option('--scale', '测量随段落增长的用时和内存（设有 DATABASE_URL 时也测量 PostgreSQL）')
  .option('--sizes <数目>', '--scale 测量的段落数，以逗号分隔', '10000,100000')
  .option('--plans <文件夹>', '--scale 混入其中各规划（.txt）的句子')
  .action(async (options: BenchOptions) => {
    if (options.scale) return runScale(options);
    const { dataset, json } = options;
    const assistant = await createAssistant({ models: 'embedded' });
    try {
      const { cases } = await loadDataset(dataset, assistant.plan);
      const figures = await measureAll(assistant, cases);
      process.stdout.write(`${formatBench(figures)}\n`);
      if (json === undefined) return;
      writeFileSync(`${json}.tmp`, `${JSON.stringify(figures, null, 2)}\n`);
      renameSync(`${json}.tmp`, json);
    } finally {
      await assistant.close();
    }
  });

await startCommand(command);
