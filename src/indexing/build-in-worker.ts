// Builds an index in a thread of its own: eight seconds of learning in which the main thread goes on answering.
import { Worker } from 'node:worker_threads';
import type { ReportProgress } from './build-plan-index.js';

/** What the thread is told; texts and names only, since nothing else can be sent. */
export interface BuildOrder {
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly without: readonly string[];
}

/** What the thread tells while it works. */
export interface BuildReport {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** A thread runs compiled code only: from TypeScript, as the tests run, the index is built in place. */
export const canBuildInWorker = (): boolean => import.meta.url.endsWith('.js');

/**
 * Builds the index of the embedded model and stores it in `indexDir`. The memory that building takes goes with the thread.
 * @throws what building throws
 */
export function buildInWorker(order: BuildOrder, onProgress: ReportProgress): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./index-worker.js', import.meta.url), { workerData: order });
    worker.on('message', ({ step, done, total }: BuildReport) => onProgress(step, done, total));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread that builds the index ended with code ${code}`)),
    );
  });
}
