// The thread that builds an index: opens it, which stores it, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { BuildOrder, BuildReport } from './build-in-worker.js';
import { openPlanIndex } from './open-plan-index.js';

const { corpusDir, indexDir, without } = workerData as BuildOrder;

await openPlanIndex({
  corpusDir,
  indexDir,
  without: new Set(without),
  embeddings: null,
  inThisThread: true,
  onProgress: (step, done, total) => parentPort?.postMessage({ step, done, total } satisfies BuildReport),
});
