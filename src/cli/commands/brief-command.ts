// plan brief: the points of a chapter, a topic or for a group of people, in the terminal, as JSON or as a Word document.
import type { Command } from 'commander';
import type { BriefingScope } from '../../answering/briefing/briefing.js';
import { PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { openPlan } from '../open-plan.js';

interface BriefOptions {
  readonly section?: string;
  readonly topic?: string;
  readonly audience?: string;
  readonly points: string;
  readonly json?: true;
  readonly docx?: string;
  readonly plan?: string;
}

function scopeOf({ section, topic, audience }: BriefOptions): BriefingScope {
  const given = [section, topic, audience].filter((value) => value !== undefined);
  if (given.length !== 1) throw new UsageError('请在 --section、--topic、--audience 中选一项。');
  if (section !== undefined) return { kind: 'section', id: section };
  return topic !== undefined ? { kind: 'topic', topic } : { kind: 'audience', audience: audience ?? '' };
}

async function runBrief(context: CliContext, options: BriefOptions): Promise<ExitCode> {
  const scope = scopeOf(options);
  const most = Number(options.points);
  if (!Number.isInteger(most) || most < 1) throw new UsageError('--points 应为 1 以上的整数。');
  const { terminal } = context;
  const { assistant, close } = await openPlan(context, options.plan);
  try {
    const { writeBriefing } = await import('../../answering/briefing/write-briefing.js');
    const briefing = await writeBriefing(assistant.parts, scope, most);
    if (!briefing) throw new UsageError('规划中没有这个章节，或没有为这一人群整理过条目。');
    if (options.docx !== undefined) {
      const [{ writeFileSync }, { reportAsDocx }, { briefingReport }] = await Promise.all([
        import('node:fs'),
        import('../../server/documents/report-as-docx.js'),
        import('../../server/documents/briefing-report.js'),
      ]);
      writeFileSync(options.docx, await reportAsDocx(briefingReport(briefing)));
      terminal.complain(`已写入 ${options.docx}`);
    } else if (options.json) terminal.print(JSON.stringify(briefing, null, 2));
    else {
      const referenceOf = (ids: readonly number[]): string =>
        briefing.citations.flatMap(({ id, reference }) => (ids.includes(id) ? [reference] : [])).join('；');
      terminal.print(briefing.title);
      for (const [at, { head, text, citations }] of briefing.points.entries())
        terminal.print(`${at + 1}. ${head}：${text}（${referenceOf(citations)}）`);
      for (const { name, value, year, citations } of briefing.targets)
        terminal.print(`目标  ${name}  ${value}  ${year ?? '年份未写明'}（${referenceOf(citations)}）`);
    }
    return EXIT.ok;
  } finally {
    await close();
  }
}

export function addBriefCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('brief')
    .description('一键要点：一章、一个主题或面向一类人的要点和目标，逐条有出处')
    .option('--section <编号>', '章节编号，如 c2')
    .option('--topic <主题>', '如 低空经济')
    .option('--audience <人群>', '如 老年人')
    .option('--points <数目>', '要点数', '8')
    .option(...PLAN_OPTION)
    .option('--json', '以 JSON 输出')
    .option('--docx <文件>', '写成带脚注的 Word')
    .action(async (options: BriefOptions) => end(await runBrief(context, options)));
}
