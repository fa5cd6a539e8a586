// Builds in a thread of its own what takes seconds of learning, while the main thread goes on answering.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportProgress } from './build-plan-index.js';
import { findHindrance } from './find-hindrance.js';

/** What the thread tells while it works. */
export type ThreadReport =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'hindrance'; readonly reason: string };

export interface ThreadOrder<Built> {
  /** Module of the thread; texts, numbers and lists are all that can be sent to it. */
  readonly module: URL;
  readonly data: Readonly<Record<string, unknown>>;
  /** Folder that keeps what is built; the thread is told it as `dir`. */
  readonly dir: string;
  /** Reads what was built; null where it is not there. */
  readonly read: (dir: string) => Built | null;
  readonly onProgress?: ReportProgress;
  /** Told why what is built cannot be kept in `dir`, before the work where that is known by then. */
  readonly onHindrance: (reason: string) => void;
}

/** A thread runs compiled code only: from TypeScript, as the tests run, all is built in place. */
export const canBuildInThread = (): boolean => import.meta.url.endsWith('.js');

type Run = Pick<ThreadOrder<unknown>, 'module' | 'data' | 'dir' | 'onProgress' | 'onHindrance'>;

/** The memory that building takes goes with the thread. @throws what building throws */
function runThread({ module, data, dir, onProgress, onHindrance }: Run): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData: { ...data, dir } });
    worker.on('message', (report: ThreadReport) => {
      if (report.kind === 'progress') onProgress?.(report.step, report.done, report.total);
      else onHindrance(report.reason);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread of ${module.pathname} ended with code ${code}`)),
    );
  });
}

/** Builds into a folder of this time alone, which is gone once it is read. */
async function buildInPassing<Built>(order: ThreadOrder<Built>): Promise<Built | null> {
  let dir: string;
  try {
    dir = mkdtempSync(join(tmpdir(), 'plan-data-'));
  } catch {
    // Not even there can be written: the caller builds in its memory.
    return null;
  }
  try {
    await runThread({ ...order, dir, onHindrance: () => {} });
    return order.read(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Builds in a thread and reads what it stored. Nothing that a disk does fails: where the folder takes nothing it is built
 * in passing.
 * @returns null where it could be stored nowhere
 */
export async function buildInThread<Built>(order: ThreadOrder<Built>): Promise<Built | null> {
  let hindrance = findHindrance(order.dir);
  if (hindrance !== null) {
    order.onHindrance(hindrance);
    return buildInPassing(order);
  }
  const onHindrance = (reason: string): void => {
    hindrance = reason;
    order.onHindrance(reason);
  };
  await runThread({ ...order, onHindrance });
  return hindrance === null ? order.read(order.dir) : buildInPassing(order);
}
