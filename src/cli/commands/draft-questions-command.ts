// plan draft-questions FILE: a starter set of evaluation questions from the plan's statements, or an empty template.
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface DraftOptions {
  readonly each: string;
  readonly empty?: true;
}

async function runDraft(
  { corpusDir, terminal }: CliContext,
  file: string,
  { each, empty }: DraftOptions,
): Promise<ExitCode> {
  const most = Number(each);
  if (!Number.isInteger(most) || most < 1) throw new UsageError('--each 应为 1 以上的整数。');
  const { loadPlan } = await import('../../plan/plan-store.js');
  const { loadStatements } = await import('../../statements/statement-store.js');
  const { draftQuestions } = await import('../../evaluation/drafting/draft-questions.js');
  const plan = loadPlan(corpusDir);
  const cases = empty ? [] : draftQuestions(plan, loadStatements(corpusDir, plan), most);
  if (/\.xlsx$/i.test(file)) {
    const { writeCaseTable } = await import('../../evaluation/tables/case-table.js');
    await writeCaseTable(file, cases);
  } else if (/\.jsonl$/i.test(file)) {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, cases.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } else throw new UsageError('文件名应以 .xlsx 或 .jsonl 结尾。');
  terminal.complain(`已写入 ${file}：${cases.length} 题${empty ? '（空模板）' : '，由程序草拟，请逐题核对后再用'}。`);
  return EXIT.ok;
}

export function addDraftQuestionsCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('draft-questions')
    .description('由规划的数字、列举和名词草拟一份评测题（待人核对），或写出空的表格模板')
    .argument('<文件>', '.xlsx（带填写说明）或 .jsonl')
    .option('--each <数目>', '每类最多多少题', '20')
    .option('--empty', '只写空模板')
    .action(async (file: string, options: DraftOptions) => end(await runDraft(context, file, options)));
}
