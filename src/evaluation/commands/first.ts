// `npm run eval:first -- --dataset FILE --by "…"`: asks a fresh set and writes down, once, what it gave.
import { join } from 'node:path';
import { DataFileError } from '../dataset/data-file-error.js';
import { setNameOf } from '../dataset/named-sets.js';
import { appendFirstAsked, formatFirstAsked, refuseAskedBefore } from '../reports/first-asked.js';
import { writeReports } from '../reports/write-reports.js';
import { performRun } from './perform-run.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface FirstOptions {
  readonly dataset: string;
  readonly by: string;
  readonly eval: string;
  readonly corpus: string;
  readonly runs: string;
}

const REVISION_LENGTH = 7;

async function askFirst(options: FirstOptions): Promise<void> {
  const { dataset, by, corpus, runs } = options;
  const file = join(options.eval, 'FIRST-ASKED.md');
  const set = setNameOf(dataset);
  // Before anything is asked: what was seen cannot be unseen.
  refuseAskedBefore(file, set);
  const scored = await performRun({
    ...{ dataset, corpus, root: runs, resume: null, only: null, concurrency: 1 },
    ...{ url: null, mode: 'extractive', models: 'embedded' },
  });
  const { git, startedAt } = scored.run.description;
  const { summary, cases } = writeReports(scored, { planUrl: null });
  if (cases.some(({ outcome }) => outcome === 'error'))
    throw new DataFileError(
      dataset,
      null,
      'had questions that could not be asked',
      'Mend the assistant, and ask again.',
    );
  const commit = git === null ? 'unknown' : `${git.revision.slice(0, REVISION_LENGTH)}${git.dirty ? '+changes' : ''}`;
  const asked = { set, summary, commit, date: startedAt.slice(0, 10), by };
  appendFirstAsked(file, asked);
  process.stdout.write(`${formatFirstAsked(asked)}\n已写入 ${file}。报告：${scored.run.directory}/report.html\n`);
}

await startCommand(
  createCommand('eval:first', '第一次问一个新数据集，并把结果记入 FIRST-ASKED.md；问过的不能再记')
    .requiredOption('--dataset <文件>', '从未问过的数据集（JSONL）')
    .requiredOption('--by <说明>', '由谁所写、写时看过什么')
    .option('--eval <目录>', 'FIRST-ASKED.md 所在目录', PATHS.evaluation)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .action(askFirst),
);
