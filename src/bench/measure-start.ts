// What an operator waits for: the index's build, the first answer of a fresh process, a service that is ready.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssistant } from '../assistant.js';
import { CLI, startService } from './run-service.js';

export interface StartFigures {
  /** Opening without an index on disk: reading, learning, indexing, saving. */
  readonly buildMs: number;
  /** A fresh `plan ask` from spawn to exit, with the index on disk. */
  readonly firstAnswerMs: number;
  /** A fresh `plan serve` from spawn to /readyz, with the index on disk. */
  readonly readyMs: number;
  /** Resident memory of that service after it has answered every question once. */
  readonly serviceMegabytes: number;
}

/**
 * Builds the index in a temporary folder, then asks and serves from fresh processes.
 * @param questions all of them warm the service up; the first is asked on the command line
 * @throws Error when a process does not answer
 */
export async function measureStart(questions: readonly string[]): Promise<StartFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plan-bench-'));
  try {
    const buildMs = await timed(async () => (await createAssistant({ dataDir, models: 'embedded' })).close());
    const firstAnswerMs = await timed(() => askOnce(dataDir, questions[0] ?? ''));
    return { buildMs, firstAnswerMs, ...(await measureService(dataDir, questions)) };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function askOnce(dataDir: string, question: string): Promise<void> {
  const child = spawn(process.execPath, [CLI, 'ask', question], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PLAN_DATA_DIR: dataDir },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`plan ask ended with ${code}`);
}

async function measureService(
  dataDir: string,
  questions: readonly string[],
): Promise<Pick<StartFigures, 'readyMs' | 'serviceMegabytes'>> {
  const service = await startService(dataDir);
  try {
    for (const question of questions) await service.ask(question);
    return { readyMs: service.readyMs, serviceMegabytes: await service.residentMegabytes() };
  } finally {
    await service.stop();
  }
}
