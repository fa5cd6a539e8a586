// plan ask "…": one question, answered in the terminal.
import type { Command } from 'commander';
import type { AskRequest, Turn } from '../../answering/answer.js';
import { expectPlan } from '../choose-plan.js';
import { type CliContext, openQuietly } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface AskOptions {
  readonly json?: true;
  readonly history?: string;
  readonly plan?: string;
}

async function readHistory(path: string): Promise<readonly Turn[]> {
  const [{ readFileSync }, { historySchema }, { describeInputFaults, summarizeInputFaults }] = await Promise.all([
    import('node:fs'),
    import('../../server/schemas/ask-request.js'),
    import('../../server/describe-input-faults.js'),
  ]);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`无法读取对话记录 ${path}：${(error as Error).message}`);
  }
  const parsed = historySchema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const expected = '应为 JSON 数组，每项如 {"role":"user","content":"…"}，由旧到新。';
  throw new UsageError(`对话记录 ${path} ${summarizeInputFaults(describeInputFaults(parsed.error.issues))}${expected}`);
}

async function readRequest(words: readonly string[], { history, plan }: AskOptions): Promise<AskRequest> {
  const question = words.join(' ').trim();
  if (question === '') throw new UsageError('问题不能为空。');
  return {
    question,
    ...(history === undefined ? {} : { history: await readHistory(history) }),
    ...(plan === undefined ? {} : { plan }),
  };
}

async function runAsk(context: CliContext, words: readonly string[], options: AskOptions): Promise<ExitCode> {
  const { maskRequest } = await import('../../server/security/mask-personal-data.js');
  // A model may be configured: what it must not see over HTTP, it must not see from here.
  const { request, kinds } = maskRequest(await readRequest(words, options));
  if (kinds.length > 0) context.terminal.complain('问题中的个人信息已遮盖，没有发送给模型。');
  const library = await openQuietly(context);
  if (request.plan !== undefined) expectPlan(library, request.plan);
  try {
    const answer = await library.ask(request);
    const { terminal } = context;
    if (options.json) terminal.print(JSON.stringify(answer, null, 2));
    else {
      const { formatAnswer } = await import('../display/format-answer.js');
      const { createPaint } = await import('../display/paint.js');
      terminal.print(formatAnswer(answer, { width: terminal.width, paint: createPaint(terminal.hasColor) }));
    }
    return answer.status === 'abstained' || answer.status === 'declined' ? EXIT.noAnswer : EXIT.ok;
  } finally {
    await library.close();
  }
}

export function addAskCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('ask')
    .description('就规划提问，在终端显示回答和出处')
    .argument('<问题...>', '要问的问题')
    .option('--json', '以 JSON 输出完整的回答')
    .option('--plan <编号>', '要问的规划（默认见 plan list；问题里写了另一部规划的地名时问那一部）')
    .option('--history <文件>', '此前的对话：JSON 数组，每项为 {"role","content"}')
    .action(async (words: string[], options: AskOptions) => end(await runAsk(context, words, options)));
}
