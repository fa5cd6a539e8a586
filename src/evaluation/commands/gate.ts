// `npm run eval:gate`: asks every set of the embedded default, and fails the build when one of them is below its bounds or
// significantly below its own baseline. Sets are held apart: what one loses, another cannot make good.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseline } from '../comparing/baseline.js';
import { checkGenerated } from '../comparing/check-generated.js';
import { compareRuns } from '../comparing/compare-runs.js';
import { checkGate } from '../comparing/gate.js';
import { type ObservedRun, observeRun } from '../comparing/observed-run.js';
import { readThresholds, type Thresholds } from '../comparing/thresholds.js';
import { chooseSets, type NamedSet } from '../dataset/named-sets.js';
import { formatGate, type GatedSet } from '../reports/comparison-report.js';
import { formatGenerated } from '../reports/generated-report.js';
import { formatSetsIndex } from '../reports/sets-index.js';
import { writeWhole } from '../running/run-store.js';
import { performGenerated } from './perform-generated.js';
import { type AskedSet, type AskedSets, loadSets, performSets } from './perform-sets.js';
import { createCommand, EXIT, PATHS, startCommand } from './start-command.js';

interface GateOptions {
  readonly eval: string;
  readonly corpus: string;
  readonly runs: string;
  readonly only?: string;
  readonly run?: string;
}

type Baselines = ReadonlyMap<string, ObservedRun>;

/** Read before anything is asked: a broken file must not be found only at the end. */
const readBaselines = (sets: readonly NamedSet[]): Baselines =>
  new Map(
    sets.flatMap(({ name, baseline }) => (existsSync(baseline) ? [[name, readBaseline(baseline)] as const] : [])),
  );

function askSets(sets: readonly NamedSet[], { corpus, runs, run }: GateOptions): Promise<AskedSets> {
  if (run !== undefined) return loadSets(sets, { root: runs, run, corpus });
  return performSets(sets, { root: runs, corpus, concurrency: 1, url: null, mode: 'extractive', models: 'embedded' });
}

function gateSet({ name, scored, report }: AskedSet, thresholds: Thresholds, baselines: Baselines): GatedSet {
  const observed = observeRun(name, scored.run.description.planDigest, scored.cases);
  const baseline = baselines.get(name);
  const { summary } = report;
  const limits = { bounds: thresholds.sets[name] ?? {}, significance: thresholds.significance };
  return {
    name,
    summary,
    checks: checkGate(summary.overall.figures, limits, baseline ? compareRuns(baseline, observed) : null),
  };
}

/** What the generated path falls short of, with recorded replies; asked only when all sets are asked anew. */
async function gateGenerated({ generated }: Thresholds, options: GateOptions): Promise<readonly string[]> {
  const models = Object.keys(generated);
  if (models.length === 0 || options.only !== undefined || options.run !== undefined) return [];
  const { corpus, runs: root } = options;
  const figures = await performGenerated(models, {
    evaluation: options.eval,
    corpus,
    root,
    replies: join(options.eval, 'replies'),
  });
  process.stdout.write(`${formatGenerated(figures)}\n\n`);
  const missing = models.filter((model) => !figures.some((each) => each.model === model));
  return [
    ...missing.map((model) => `${model}：没有录存的回复`),
    ...figures.flatMap((each) => checkGenerated(each, generated[each.model])),
  ];
}

async function gate(options: GateOptions): Promise<void> {
  const thresholds = readThresholds(join(options.eval, 'thresholds.json'));
  const wanted = chooseSets(options.eval, Object.keys(thresholds.sets), options.only);
  const baselines = readBaselines(wanted);
  const { directory, sets } = await askSets(wanted, options);
  const gated = sets.map((set) => gateSet(set, thresholds, baselines));
  writeWhole(join(directory, 'index.html'), formatSetsIndex(directory.split(/[/\\]/).at(-1) ?? '', gated));
  const failed = gated.filter(({ checks }) => checks.some(({ passed }) => !passed)).map(({ name }) => name);
  const unasked = sets.flatMap(({ report }) => report.cases.filter(({ outcome }) => outcome === 'error')).length;
  const missing = wanted.filter(({ name }) => !sets.some((set) => set.name === name)).map(({ name }) => name);
  const bare = sets.filter(({ name }) => !baselines.has(name)).map(({ name }) => name);
  process.stdout.write(`${formatGate(gated)}\n\n`);
  if (bare.length > 0)
    process.stdout.write(`没有基线，只按阈值检查：${bare.join('、')}。写基线：npm run eval:baseline -- --all\n`);
  if (unasked > 0) process.stdout.write(`提问失败 ${unasked} 题。\n`);
  if (missing.length > 0) process.stdout.write(`该次运行没有这些数据集：${missing.join('、')}\n`);
  const short = await gateGenerated(thresholds, options);
  if (short.length > 0) process.stdout.write(`用模型的回答未达到要求：\n${short.join('\n')}\n`);
  const passes = failed.length + unasked + missing.length + short.length === 0;
  process.stdout.write(
    `评测门槛：${passes ? '通过' : `未通过（${failed.join('、') || '提问失败、缺数据集或用模型的回答'}）`}。报告：${directory}/index.html\n`,
  );
  if (!passes) process.exitCode = EXIT.failed;
}

await startCommand(
  createCommand('eval:gate', '以内置默认配置逐一评测各数据集，任何一个低于阈值或显著低于自己的基线即失败')
    .option('--eval <目录>', 'thresholds.json、数据集和 baseline/ 所在目录', PATHS.evaluation)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--only <名称>', '只检查这些数据集，以逗号分隔')
    .option('--run <运行>', '检查已保存的一次各集运行（eval --all 或 eval:gate），不再提问')
    .action(gate),
);
