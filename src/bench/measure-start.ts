// What a user waits for: the index's build, and the first answer of a fresh process with the index on disk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssistant } from '../assistant.js';

export interface StartFigures {
  /** Opening without an index on disk: reading, embedding, indexing, saving. */
  readonly buildMs: number;
  /** A fresh `plan ask` from spawn to exit, with the index on disk. */
  readonly firstAnswerMs: number;
}

const CLI = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/**
 * Builds the index in a temporary folder, then asks from a fresh process.
 * @throws Error when the process does not answer
 */
export async function measureStart(question: string): Promise<StartFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plan-bench-'));
  try {
    let start = performance.now();
    await (await createAssistant({ dataDir, models: 'embedded' })).close();
    const buildMs = performance.now() - start;
    start = performance.now();
    const child = spawn(process.execPath, [CLI, 'ask', question], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PLAN_DATA_DIR: dataDir },
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`plan ask ended with ${code}`);
    return { buildMs, firstAnswerMs: performance.now() - start };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
