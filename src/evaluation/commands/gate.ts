// `npm run eval:gate`: fails the build when the embedded default is below a threshold or significantly below the baseline.
import { existsSync } from 'node:fs';
import { readBaseline } from '../comparing/baseline.js';
import { compareRuns } from '../comparing/compare-runs.js';
import { checkGate } from '../comparing/gate.js';
import { observeRun } from '../comparing/observed-run.js';
import { readThresholds } from '../comparing/thresholds.js';
import { formatGate } from '../reports/comparison-report.js';
import { writeReports } from '../reports/write-reports.js';
import { findRunDirectory } from '../running/run-store.js';
import { loadScoredRun, type ScoredRun } from '../scoring/load-scored-run.js';
import { performRun } from './perform-run.js';
import { createCommand, EXIT, PATHS, startCommand } from './start-command.js';

interface GateOptions {
  readonly dataset: string;
  readonly corpus: string;
  readonly runs: string;
  readonly thresholds: string;
  readonly baseline: string;
  readonly run?: string;
}

function scoredRunFor(options: GateOptions): Promise<ScoredRun> {
  const { dataset, corpus, runs } = options;
  if (options.run !== undefined) return loadScoredRun(findRunDirectory(runs, options.run), { corpus, dataset });
  return performRun({
    dataset,
    corpus,
    root: runs,
    resume: null,
    only: null,
    concurrency: 1,
    url: null,
    mode: 'extractive',
    models: 'embedded',
  });
}

async function gate(options: GateOptions): Promise<void> {
  // Read first: a broken file must not be found only after all questions were asked.
  const thresholds = readThresholds(options.thresholds);
  const baseline = existsSync(options.baseline) ? readBaseline(options.baseline) : null;
  const scored = await scoredRunFor(options);
  const report = writeReports(scored, { planUrl: null });
  const { name, description, directory } = scored.run;
  const observed = observeRun(name, description.planDigest, scored.cases);
  const checks = checkGate(report.summary.overall.figures, thresholds, baseline && compareRuns(baseline, observed));
  const failedQuestions = report.cases.filter(({ outcome }) => outcome === 'error').length;
  const failed = checks.filter(({ passed }) => !passed).length;
  process.stdout.write(`${formatGate(checks)}\n\n`);
  if (baseline === null)
    process.stdout.write(`没有基线 ${options.baseline}，只按阈值检查。写基线：npm run eval:baseline -- ${name}\n`);
  if (failedQuestions > 0) process.stdout.write(`提问失败 ${failedQuestions} 题。\n`);
  const verdict = failed + failedQuestions === 0 ? '评测门槛：通过' : `评测门槛：未通过（${failed} 项）`;
  process.stdout.write(`${verdict}。报告：${directory}/report.html、junit.xml\n`);
  if (failed + failedQuestions > 0) process.exitCode = EXIT.failed;
}

await startCommand(
  createCommand('eval:gate', '以内置默认配置评测，低于阈值或显著低于基线即失败')
    .option('--dataset <文件>', '数据集（JSONL）', PATHS.dataset)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--thresholds <文件>', '阈值文件', PATHS.thresholds)
    .option('--baseline <文件>', '基线文件', PATHS.baseline)
    .option('--run <运行>', '检查已保存的运行，不再提问')
    .action(gate),
);
