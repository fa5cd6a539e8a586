// plan list: the plans that can be asked, which one is asked by default, and what of each was read.
import type { Command } from 'commander';
import type { CatalogedPlan, PlanCatalog } from '../../plan/plan-catalog.js';
import { readCatalog } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

function noteOf({ isOwn, isOlder, card }: CatalogedPlan, isStandard: boolean): string {
  const notes = [
    isStandard ? '默认' : '',
    isOwn ? '本项目自带' : '',
    card.edition ? `第${card.edition.number}版` : '',
    isOlder ? '已有新版' : '',
  ];
  return notes.filter((note) => note !== '').join('，');
}

const asJson = ({ plans, standard }: PlanCatalog): string =>
  JSON.stringify(
    plans.map(({ id, corpusDir, isOwn, isOlder, card }) => ({
      ...{ id, title: card.title, shortName: card.shortName, place: card.place.name, period: card.period },
      ...{ edition: card.edition ?? null, isStandard: id === standard.id, isOwn, isOlder, corpusDir },
    })),
    null,
    2,
  );

async function runList(context: CliContext, json: boolean): Promise<ExitCode> {
  const { terminal } = context;
  const catalog = await readCatalog(context);
  if (json) terminal.print(asJson(catalog));
  else {
    const [{ alignColumns }, { createPaint }] = await Promise.all([
      import('../display/align-columns.js'),
      import('../display/paint.js'),
    ]);
    const paint = createPaint(terminal.hasColor);
    const rows = catalog.plans.map((plan) => [
      paint('cyan', plan.id),
      plan.card.title,
      noteOf(plan, plan.id === catalog.standard.id),
    ]);
    terminal.print(alignColumns(rows).join('\n'));
  }
  for (const fault of catalog.faults) terminal.complain(`未载入：${fault}`);
  return EXIT.ok;
}

export function addListCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('list')
    .description('列出已有的规划，以及默认问的是哪一部')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { readonly json?: true }) => end(await runList(context, json === true)));
}
