// `npm run eval:baseline -- RUN`: makes a stored run the baseline of its set; with --all those of a run of all sets.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBaseline } from '../comparing/baseline.js';
import { observeRun } from '../comparing/observed-run.js';
import { DataFileError } from '../dataset/data-file-error.js';
import { namedSet, setNameOf } from '../dataset/named-sets.js';
import { findRunDirectory } from '../running/run-store.js';
import { findSetsDirectory, readSetNames } from '../running/sets-run.js';
import { loadScoredRun } from '../scoring/load-scored-run.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface BaselineOptions {
  readonly corpus: string;
  readonly runs: string;
  readonly eval: string;
  readonly all?: true;
}

async function makeBaseline(directory: string, options: BaselineOptions): Promise<void> {
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
  const { baseline } = namedSet(options.eval, setNameOf(description.dataset.file));
  mkdirSync(dirname(baseline), { recursive: true });
  writeBaseline(baseline, observeRun(description.startedAt, description.planDigest, scored.cases));
  process.stdout.write(`已将运行 ${name}（${scored.cases.length} 题）写为基线 ${baseline}\n`);
}

async function baseline(run: string, options: BaselineOptions): Promise<void> {
  if (!options.all) return makeBaseline(findRunDirectory(options.runs, run), options);
  const directory = findSetsDirectory(options.runs, run);
  for (const name of readSetNames(directory)) await makeBaseline(join(directory, name), options);
}

await startCommand(
  createCommand('eval:baseline', '将一次完整的运行写为其数据集的基线')
    .usage('[选项] [运行]')
    .argument('[运行]', '运行的目录、名称或 latest', 'latest')
    .option('--all', '运行是一次各集运行（eval --all 或 eval:gate）：写下每个数据集的基线')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--eval <目录>', 'baseline/ 所在目录', PATHS.evaluation)
    .action(baseline),
);
