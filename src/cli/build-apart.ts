// Builds what the assistant needs in a process of its own, so that a service that has its port open stays quick.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BuildReport, isBuildReport } from './build-report.js';
import type { LoadingReports } from './cli-context.js';

export interface BuildOptions extends LoadingReports {
  readonly corpusDir: string;
  readonly dataDir: string;
}

const MAIN = fileURLToPath(new URL('./main.js', import.meta.url));

function pass(report: BuildReport, { onProgress, onNotice }: LoadingReports): void {
  if (report.kind === 'progress') onProgress(report.progress);
  else onNotice(report.notice);
}

/**
 * Runs `plan index`. A process and not a thread: jieba's dictionary (235 MB) is freed with it, and its native code holds
 * nobody else. It ends with the process that started it.
 * @returns whether it ended well; what it could not do, it has told through `onNotice`
 */
export function buildApart(options: BuildOptions): Promise<boolean> {
  const { corpusDir, dataDir, onNotice } = options;
  return new Promise((resolve) => {
    const child = fork(MAIN, ['index'], {
      env: { ...process.env, PLAN_CORPUS_DIR: corpusDir, PLAN_DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (): void => void child.kill();
    process.once('exit', end);
    child.on('message', (message) => {
      if (isBuildReport(message)) pass(message, options);
    });
    child.once('error', (error) => {
      onNotice(`the index could not be built in a process of its own: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => {
      process.off('exit', end);
      resolve(code === 0);
    });
  });
}
