// plan verify FILE: a draft checked against the plan, in the terminal, as JSON or as a Word document with comments.
import type { Command } from 'commander';
import type { DraftCheck } from '../../answering/checking/draft-check.js';
import { PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { openPlan } from '../open-plan.js';

interface VerifyOptions {
  readonly json?: true;
  readonly docx?: string;
  readonly plan?: string;
}

async function readDraftFile(path: string): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const { readDocument } = await import('../../plan/reading/read-document.js');
  const { MOST_DRAFT_CHARACTERS } = await import('../../answering/checking/check-draft.js');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new UsageError(`无法读取文稿 ${path}：${(error as Error).message}`);
  }
  const { text } = await readDocument(bytes, path);
  if (text.length <= MOST_DRAFT_CHARACTERS) return text;
  throw new UsageError(`文稿过长（${text.length} 个字符），最多 ${MOST_DRAFT_CHARACTERS} 个字符，请分成几份。`);
}

async function show(draft: string, check: DraftCheck, context: CliContext, { json, docx }: VerifyOptions) {
  const { terminal } = context;
  if (docx !== undefined) {
    const { writeFileSync } = await import('node:fs');
    const { draftAsDocx } = await import('../../server/drafts/draft-as-docx.js');
    writeFileSync(docx, await draftAsDocx(draft, check, new Date()));
    terminal.complain(`已写入 ${docx}`);
  } else if (json) terminal.print(JSON.stringify(check, null, 2));
  else {
    const { formatDraftCheck } = await import('../display/format-draft-check.js');
    const { createPaint } = await import('../display/paint.js');
    terminal.print(formatDraftCheck(check, createPaint(terminal.hasColor)));
  }
}

async function runVerify(context: CliContext, path: string, options: VerifyOptions): Promise<ExitCode> {
  const draft = await readDraftFile(path);
  const { assistant, close } = await openPlan(context, options.plan);
  try {
    const { checkDraft } = await import('../../answering/checking/check-draft.js');
    const check = await checkDraft(assistant.parts, draft);
    await show(draft, check, context, options);
    return check.counts.differs > 0 ? EXIT.failure : EXIT.ok;
  } finally {
    await close();
  }
}

export function addVerifyCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('verify')
    .description('逐句核对文稿：与规划一致、不一致（差在哪里）或未涉及；有不一致时退出码为 1')
    .argument('<文件>', '.txt、.md 或 .docx；- 为标准输入')
    .option(...PLAN_OPTION)
    .option('--json', '以 JSON 输出')
    .option('--docx <文件>', '写成带批注的 Word 文档')
    .action(async (path: string, options: VerifyOptions) => end(await runVerify(context, path, options)));
}
