// plan switch: makes another plan the one that is asked by default.
import type { Command } from 'commander';
import { expectPlan, readCatalog } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

async function runSwitch(context: CliContext, id: string): Promise<ExitCode> {
  const { switchStandard } = await import('../../plan/plan-catalog.js');
  const plan = expectPlan(await readCatalog(context), id);
  switchStandard(context, plan);
  context.terminal.print(`默认规划：${plan.id} 《${plan.card.title}》。正在运行的服务在重新启动后改用它。`);
  return EXIT.ok;
}

export function addSwitchCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('switch')
    .description('改换默认的规划')
    .argument('<编号>', '见 plan list')
    .action(async (id: string) => end(await runSwitch(context, id)));
}
