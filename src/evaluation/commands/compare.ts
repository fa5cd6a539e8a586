// `npm run eval:compare -- RUN_A RUN_B`: what changed from A to B, with a paired test and the cases behind it.
import { existsSync } from 'node:fs';
import { readBaseline } from '../comparing/baseline.js';
import { compareRuns } from '../comparing/compare-runs.js';
import { type ObservedRun, observeRun } from '../comparing/observed-run.js';
import { formatComparison } from '../reports/comparison-report.js';
import { findRunDirectory } from '../running/run-store.js';
import { loadScoredRun } from '../scoring/load-scored-run.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface CompareOptions {
  readonly dataset?: string;
  readonly corpus: string;
  readonly runs: string;
  readonly json?: boolean;
}

/** A stored run, or a baseline file named by its `.json`. */
async function observe(run: string, options: CompareOptions): Promise<ObservedRun> {
  if (run.endsWith('.json') && existsSync(run)) return readBaseline(run);
  const directory = findRunDirectory(options.runs, run);
  const scored = await loadScoredRun(directory, { corpus: options.corpus, dataset: options.dataset ?? null });
  return observeRun(scored.run.name, scored.run.description.planDigest, scored.cases);
}

async function compare(runA: string, runB: string, options: CompareOptions): Promise<void> {
  const comparison = compareRuns(await observe(runA, options), await observe(runB, options));
  process.stdout.write(`${options.json ? JSON.stringify(comparison, null, 2) : formatComparison(comparison)}\n`);
}

await startCommand(
  createCommand('eval:compare', '比较两次运行：差异、配对显著性检验、变好与变差的题目')
    .usage('[选项] <运行A> <运行B>')
    .argument('<运行A>', '运行的目录、名称、latest，或基线文件')
    .argument('<运行B>', '同上')
    .option('--dataset <文件>', '评分所用数据集；默认用各自运行时的数据集')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--json', '以 JSON 输出')
    .action(compare),
);
