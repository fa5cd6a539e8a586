// plan diff: the sections and targets that changed from one edition to the next.
import type { Command } from 'commander';
import type { PlanDiff, SectionChange } from '../../plan/diff-plans.js';
import { expectPlan, readCatalog } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const KINDS = { added: '新增', removed: '删去', changed: '改动' } as const;

const describeSection = ({ kind, path, oldId, newId }: SectionChange): string =>
  `${KINDS[kind]}  ${newId ?? oldId ?? ''}  ${path.slice(-2).join(' › ')}`;

function describeDiff({ sections, targets }: PlanDiff): string {
  const rows = targets.map((change) => `  ${change.name}：${change.old ?? '（没有）'} → ${change.new ?? '（没有）'}`);
  return [
    `章节：${sections.length} 处不同`,
    ...sections.map((change) => `  ${describeSection(change)}`),
    `指标：${targets.length} 项不同`,
    ...rows,
  ].join('\n');
}

interface DiffOptions {
  readonly json?: true;
}

async function runDiff(context: CliContext, [older, newer]: readonly [string, string], options: DiffOptions) {
  const [{ loadPlan }, { diffPlans }] = await Promise.all([
    import('../../plan/plan-store.js'),
    import('../../plan/diff-plans.js'),
  ]);
  const catalog = await readCatalog(context);
  const planOf = (id: string) => loadPlan(expectPlan(catalog, id).corpusDir);
  const diff = diffPlans(planOf(older), planOf(newer));
  context.terminal.print(options.json ? JSON.stringify(diff, null, 2) : describeDiff(diff));
  return EXIT.ok;
}

export function addDiffCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('diff')
    .description('比较两版规划：哪些章节、哪些指标的目标不同')
    .argument('<旧版编号>', '见 plan list')
    .argument('<新版编号>', '见 plan list')
    .option('--json', '输出 JSON')
    .action(async (older: string, newer: string, options: DiffOptions) =>
      end(await runDiff(context, [older, newer], options)),
    );
}
