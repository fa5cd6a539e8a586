// plan mcp: the plan as a server of the Model Context Protocol on stdin and stdout, for desktop clients.
import type { Command } from 'commander';
import { PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { openPlan } from '../open-plan.js';

interface McpOptions {
  readonly plan?: string;
}

async function runMcp(context: CliContext, { plan }: McpOptions): Promise<ExitCode> {
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio');
  const { createPlanServer } = await import('../../server/mcp/create-plan-server.js');
  const { assistant, close } = await openPlan(context, plan);
  const base = (context.environment['PUBLIC_URL'] ?? '').trim();
  const handle = serveStdio(
    () => createPlanServer((signal) => ({ assistant, base, signal, onAnswer: () => undefined })),
    { onerror: (error) => (context.environment['DEBUG'] ? context.terminal.complain(error.message) : undefined) },
  );
  // A client that goes away closes our stdin; some send a signal instead.
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve).once('end', resolve);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) context.process.on(signal, () => resolve());
  });
  await handle.close();
  await close();
  context.exit(EXIT.ok);
  return EXIT.ok;
}

export function addMcpCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('mcp')
    .description('以 MCP（模型上下文协议）在标准输入输出上提供规划，供桌面客户端调用')
    .option(...PLAN_OPTION)
    .action(async (options: McpOptions) => end(await runMcp(context, options)));
}
