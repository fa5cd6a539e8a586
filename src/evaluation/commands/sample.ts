// `npm run eval:sample -- --dataset FILE --count 50 --seed 1`: prints answers to read by eye, failures first or at random.
import { InvalidArgumentError, Option } from 'commander';
import { loadPlan } from '../../plan/plan-store.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { createJudgingContext } from '../judging/judged-case.js';
import { formatSample } from '../reports/sample-report.js';
import { generateRun } from '../running/generate-run.js';
import type { GeneratedRecord } from '../running/generated-record.js';
import { openRespondent } from '../running/open-respondent.js';
import { chooseSample, type SampleOptions } from '../scoring/choose-sample.js';
import { scoreCases } from '../scoring/score-cases.js';
import { createCommand, PATHS, parseCount, startCommand } from './start-command.js';

interface SampleCommandOptions extends SampleOptions {
  readonly dataset: string;
  readonly corpus: string;
  readonly url?: string;
}

function parseSeed(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('应为 0 以上的整数');
  return value;
}

async function sample({ dataset: file, corpus, url, ...options }: SampleCommandOptions): Promise<void> {
  const plan = loadPlan(corpus);
  const dataset = await loadDataset(file, plan);
  const respondent = await openRespondent({ url: url ?? null, mode: 'extractive', corpus });
  const records: GeneratedRecord[] = [];
  try {
    await generateRun(respondent, dataset.cases, { concurrency: 1, onRecord: (record) => records.push(record) });
  } finally {
    await respondent.close();
  }
  const context = createJudgingContext(plan, respondent.description.chunks);
  const cases = scoreCases({ name: file, records }, dataset.cases, context);
  const chosen = chooseSample(cases, options);
  const failed = chosen.filter(({ faults }) => faults.length > 0).length;
  process.stdout.write(
    `${chosen.map(formatSample).join('\n\n')}\n\n${cases.length} 题中的 ${chosen.length} 题，其中 ${failed} 题有差错\n`,
  );
}

await startCommand(
  createCommand('eval:sample', '抽出若干问答供人阅读：问题、状态、答案、引文，最后是评分')
    .option('--dataset <文件>', '数据集（JSONL）', PATHS.dataset)
    .option('--count <数目>', '抽多少题', parseCount, 20)
    .option('--seed <数>', '随机种子', parseSeed, 1)
    .addOption(new Option('--order <次序>', '先看有差错的，或随机').choices(['failures', 'random']).default('failures'))
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--url <地址>', '向正在运行的服务提问')
    .action(sample),
);
