// `npm run eval`: asks every question of a data set, stores the run, scores it and writes its reports.
import { Option } from 'commander';
import { OptionError } from '../dataset/option-error.js';
import type { RepliesOption } from '../replies/open-model.js';
import { formatTerminalReport } from '../reports/terminal-report.js';
import { writeReports } from '../reports/write-reports.js';
import { findRunDirectory, type RunDescription, readRun } from '../running/run-store.js';
import { writeResultTables } from '../tables/result-table.js';
import { runAllSets } from './all-sets.js';
import { performRun } from './perform-run.js';
import { createCommand, EXIT, PATHS, parseCount, startCommand } from './start-command.js';

interface RunOptions {
  readonly dataset?: string;
  readonly corpus: string;
  readonly runs: string;
  readonly only?: string;
  readonly concurrency: number;
  readonly url?: string;
  readonly mode?: 'auto' | 'extractive' | 'generated';
  readonly resume?: string;
  readonly planUrl?: string;
  readonly record?: true;
  readonly replay?: string;
  readonly all?: true;
  readonly eval: string;
}

/** Replies are a matter of generated answers: naming them asks for these. */
function repliesOf({ record, replay }: RunOptions): RepliesOption | null {
  if (record && replay !== undefined) throw new OptionError('--record and --replay exclude each other.');
  if (replay !== undefined) return { kind: 'replay', model: replay };
  return record ? { kind: 'record' } : null;
}

/** A resumed run goes on with what it was started with, unless told otherwise. */
async function startedWith(
  options: RunOptions,
): Promise<{ readonly directory: string; readonly run: RunDescription } | null> {
  if (options.resume === undefined) return null;
  const directory = findRunDirectory(options.runs, options.resume);
  return { directory, run: (await readRun(directory)).description };
}

/** What is asked of all sets is asked of one assistant, whole and anew. */
async function runAll({ dataset, only, resume, record, replay, ...options }: RunOptions): Promise<void> {
  if (dataset ?? only ?? resume ?? record ?? replay)
    throw new OptionError('--all asks every set whole: leave out --dataset, --only, --resume, --record and --replay.');
  const { corpus, runs, concurrency, url = null, mode = 'extractive' } = options;
  const isAsked = await runAllSets(options.eval, { corpus, root: runs, concurrency, url, mode });
  if (!isAsked) process.exitCode = EXIT.failed;
}

async function run(options: RunOptions): Promise<void> {
  if (options.all) return runAll(options);
  const resumed = await startedWith(options);
  const replies = repliesOf(options);
  const scored = await performRun({
    dataset: options.dataset ?? resumed?.run.dataset.file ?? PATHS.dataset,
    corpus: options.corpus,
    root: options.runs,
    mode: options.mode ?? resumed?.run.respondent.mode ?? (replies ? 'generated' : 'extractive'),
    replies,
    url: options.url ?? resumed?.run.respondent.url ?? null,
    ablate: resumed?.run.respondent.ablate ?? [],
    resume: resumed?.directory ?? null,
    only: options.only ?? null,
    concurrency: options.concurrency,
  });
  const report = writeReports(scored, { planUrl: options.planUrl ?? null });
  await writeResultTables(report, scored.run.directory);
  const { directory } = scored.run;
  process.stdout.write(
    `${formatTerminalReport(report)}\n\n报告：${directory}/report.html、results.xlsx、results.csv、report.json、junit.xml\n`,
  );
  if (report.cases.some(({ outcome }) => outcome === 'error')) {
    process.stderr.write(`有题目提问失败；重问这些题：npm run eval -- --resume ${scored.run.name}\n`);
    process.exitCode = EXIT.failed;
  }
}

await startCommand(
  createCommand('eval', '对数据集逐题提问，保存运行记录，评分并生成报告')
    .option('--dataset <文件>', `数据集（.jsonl、.xlsx 或 .csv）；默认 ${PATHS.dataset}`)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--all', '问 thresholds.json 所列的全部数据集，只打印一张总表')
    .option('--eval <目录>', '--all 所用的数据集和 thresholds.json 所在目录', PATHS.evaluation)
    .option('--only <条件>', '只问部分题目，如 d012,group=table,type=list,style=typo')
    .option('--concurrency <数>', '同时提问的题数；大于 1 时用时不准', parseCount, 1)
    .option('--url <地址>', '向正在运行的服务提问，如 http://127.0.0.1:8787')
    .addOption(new Option('--mode <模式>', '作答模式；默认 extractive').choices(['auto', 'extractive', 'generated']))
    .option('--record', '保存模型的每个回复到 eval/replies/<模型>/')
    .option('--replay <模型>', '不调用模型，用 eval/replies/<模型>/ 中的回复作答')
    .option('--resume <运行>', '继续中断的运行：目录、名称或 latest')
    .option('--plan-url <地址>', '报告中规划链接指向的服务')
    .action(run),
);
