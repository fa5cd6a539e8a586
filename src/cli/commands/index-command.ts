// plan index: builds and stores what asking each plan for the first time would build: for images, and before a busy day.
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

async function runIndex(context: CliContext): Promise<ExitCode> {
  const { terminal, dataDir } = context;
  const hindrances: string[] = [];
  const library = await context.openLibrary({
    models: 'embedded',
    onProgress: context.showProgress,
    onNotice: terminal.complain,
    onHindrance: (reason) => hindrances.push(reason),
  });
  try {
    for (const { id } of library.plans) await library.assistant(id);
  } finally {
    await library.close();
  }
  const [reason] = hindrances;
  if (reason === undefined) terminal.print(`索引已就绪：${dataDir}`);
  else
    terminal.complain(
      `索引没有存下（${reason}）：请把 PLAN_DATA_DIR 设为可以写入、空间足够的文件夹（现为 ${dataDir}）。`,
    );
  return reason === undefined ? EXIT.ok : EXIT.failure;
}

export function addIndexCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('index')
    .description('建好并保存每部规划的索引（首次启动、首次提问时也会自动建）')
    .action(async () => end(await runIndex(context)));
}
