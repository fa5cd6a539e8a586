// plan index: builds and stores what the first start would build: for images, and for a service that builds apart.
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

async function runIndex(context: CliContext): Promise<ExitCode> {
  const { terminal, corpusDir, dataDir, tellParent } = context;
  const notices: string[] = [];
  const assistant = await context.loadAssistant({
    models: 'embedded',
    onProgress: (progress) => {
      if (tellParent === null) context.showProgress(progress);
      else tellParent({ kind: 'progress', progress });
    },
    onNotice: (notice) => {
      notices.push(notice);
      tellParent?.({ kind: 'notice', notice });
    },
  });
  await assistant.close();
  const { isBuilt } = await import('../../assistant.js');
  const isStored = isBuilt(corpusDir, dataDir);
  if (tellParent === null) for (const notice of notices) terminal.complain(notice);
  if (isStored) terminal.print(`索引已就绪：${dataDir}`);
  else terminal.complain(`索引没有存下：请把 PLAN_DATA_DIR 设为可以写入、空间足够的文件夹（现为 ${dataDir}）。`);
  return isStored ? EXIT.ok : EXIT.failure;
}

export function addIndexCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('index')
    .description('建好并保存索引（服务首次启动时也会自动建）')
    .action(async () => end(await runIndex(context)));
}
