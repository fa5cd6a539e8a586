// `npm run eval:ablate`: the whole data set once with everything and once without each part: what each part earns.
import { join } from 'node:path';
import { loadPlan } from '../../plan/plan-store.js';
import { type AblationResult, compareAblations } from '../comparing/compare-ablations.js';
import { observeRun } from '../comparing/observed-run.js';
import { filterCases } from '../dataset/filter-cases.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { OptionError } from '../dataset/option-error.js';
import { formatAblations } from '../reports/comparison-report.js';
import { writeReports } from '../reports/write-reports.js';
import { createRunDirectory, runNameOf, writeWhole } from '../running/run-store.js';
import { performRun } from './perform-run.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface AblateOptions {
  readonly dataset: string;
  readonly corpus: string;
  readonly runs: string;
  readonly only?: string;
  readonly parts?: string;
}

interface Ablation {
  readonly name: string;
  readonly description: string;
}

function chooseParts(known: readonly Ablation[], wanted: string | undefined): readonly Ablation[] {
  if (wanted === undefined) return known;
  return wanted.split(',').map((name) => {
    const part = known.find((ablation) => ablation.name === name.trim());
    if (part === undefined) {
      throw new OptionError(
        `--parts: there is no part 「${name}」; expected some of ${known.map((one) => one.name).join(', ')}`,
      );
    }
    return part;
  });
}

async function ablate(options: AblateOptions): Promise<void> {
  const { ABLATIONS } = await import('../../assistant.js');
  const parts = chooseParts(ABLATIONS, options.parts);
  const dataset = await loadDataset(options.dataset, loadPlan(options.corpus));
  if (options.only !== undefined) filterCases(dataset.cases, options.only);
  const root = createRunDirectory(options.runs, `${runNameOf(new Date())}-ablations`);
  const measure = async ({ name, description }: Ablation, off: readonly string[]): Promise<AblationResult> => {
    process.stderr.write(`${name}：${description}\n`);
    const scored = await performRun({
      ...{ dataset: options.dataset, corpus: options.corpus, root, resume: null, only: options.only ?? null },
      ...{
        concurrency: 1,
        url: null,
        mode: 'extractive' as const,
        ablate: off,
        name: off.length === 0 ? 'full' : name,
      },
    });
    writeReports(scored, { planUrl: null });
    return { name, description, run: observeRun(name, scored.run.description.planDigest, scored.cases) };
  };
  const full = await measure({ name: '（完整）', description: '全部部件' }, []);
  const without: AblationResult[] = [];
  for (const part of parts) without.push(await measure(part, [part.name]));
  const rows = compareAblations(full, without);
  writeWhole(join(root, 'ablations.json'), `${JSON.stringify(rows, null, 2)}\n`);
  process.stdout.write(`${formatAblations(rows)}\n\n各次运行及报告：${root}\n`);
}

await startCommand(
  createCommand('eval:ablate', '逐一去掉各部件重新评测，列出每一部件的贡献')
    .option('--dataset <文件>', '数据集（JSONL）', PATHS.dataset)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--only <条件>', '只问部分题目，如 type=list,style=typo')
    .option('--parts <名称>', '只去掉这些部件，以逗号分隔')
    .action(ablate),
);
