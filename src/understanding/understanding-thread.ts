// The thread that fits understanding to the labels: opens it, which stores it, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadReport } from '../indexing/build-in-thread.js';
import { openUnderstanding } from './open-understanding.js';

const { corpusDir, dir, domainWords } = workerData as {
  readonly corpusDir: string;
  readonly dir: string;
  readonly domainWords: readonly string[];
};

await openUnderstanding({
  corpusDir,
  dataDir: dir,
  domainWords,
  inThisThread: true,
  onHindrance: (reason) => parentPort?.postMessage({ kind: 'hindrance', reason } satisfies ThreadReport),
});
