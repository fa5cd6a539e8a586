// The thread that builds an index: opens it, which stores it, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadReport } from './build-in-thread.js';
import { openPlanIndex } from './open-plan-index.js';

const { corpusDir, dir, without, sharedWords } = workerData as {
  readonly corpusDir: string;
  readonly dir: string;
  readonly without: readonly string[];
  readonly sharedWords: readonly string[];
};
const tell = (report: ThreadReport): void => parentPort?.postMessage(report);

await openPlanIndex({
  corpusDir,
  indexDir: dir,
  without: new Set(without),
  sharedWords,
  embeddings: null,
  inThisThread: true,
  onProgress: (step, done, total) => tell({ kind: 'progress', step, done, total }),
  onHindrance: (reason) => tell({ kind: 'hindrance', reason }),
});
