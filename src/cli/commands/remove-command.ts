// plan remove: takes a plan that was brought off the shelf, with what was built for it.
import type { Command } from 'commander';
import { expectPlan, readCatalog } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

async function runRemove(context: CliContext, id: string, isSure: boolean): Promise<ExitCode> {
  const [{ removePlan }, { rmSync }, { join }] = await Promise.all([
    import('../../plan/plan-catalog.js'),
    import('node:fs'),
    import('node:path'),
  ]);
  const plan = expectPlan(await readCatalog(context), id);
  if (plan.isOwn) throw new UsageError(`${id} 是本项目自带的规划，不能删除；要换默认的规划，用 plan switch。`);
  if (!isSure) {
    context.terminal.print(
      `将删除 ${plan.corpusDir}（《${plan.card.title}》的源文档、语料和卡片）及其索引。确认后加 --yes。`,
    );
    return EXIT.ok;
  }
  removePlan(context, plan);
  rmSync(join(context.dataDir, 'plans', id), { recursive: true, force: true });
  context.terminal.print(`已删除 ${id}。`);
  return EXIT.ok;
}

export function addRemoveCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('remove')
    .description('删除一部规划：源文档、语料、卡片和索引')
    .argument('<编号>', '见 plan list')
    .option('--yes', '确认删除')
    .action(async (id: string, { yes }: { readonly yes?: true }) => end(await runRemove(context, id, yes === true)));
}
