// `npm run eval:baseline -- RUN`: makes a stored run the baseline that the gate compares with.
import { writeBaseline } from '../comparing/baseline.js';
import { observeRun } from '../comparing/observed-run.js';
import { DataFileError } from '../dataset/data-file-error.js';
import { findRunDirectory } from '../running/run-store.js';
import { loadScoredRun } from '../scoring/load-scored-run.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface BaselineOptions {
  readonly corpus: string;
  readonly runs: string;
  readonly baseline: string;
}

async function baseline(run: string, options: BaselineOptions): Promise<void> {
  const directory = findRunDirectory(options.runs, run);
  const scored = await loadScoredRun(directory, { corpus: options.corpus, dataset: null });
  const { name, description } = scored.run;
  const failed = scored.cases.filter(({ outcome }) => outcome === 'error').length;
  if (description.finishedAt === null || description.only !== null || failed > 0) {
    throw new DataFileError(
      name,
      null,
      'is not a whole run (unfinished, filtered by --only, or with failed questions)',
      'A baseline needs every case: `npm run eval`.',
    );
  }
  writeBaseline(options.baseline, observeRun(name, description.planDigest, scored.cases));
  process.stdout.write(`已将运行 ${name}（${scored.cases.length} 题）写为基线 ${options.baseline}\n`);
}

await startCommand(
  createCommand('eval:baseline', '将一次完整的运行写为基线')
    .usage('[选项] [运行]')
    .argument('[运行]', '运行的目录、名称或 latest', 'latest')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--baseline <文件>', '基线文件', PATHS.baseline)
    .action(baseline),
);
