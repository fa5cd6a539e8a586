// A service of its own process, as an operator starts it: when it is ready, what it holds in memory.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The command line of this build. */
export const CLI = fileURLToPath(new URL('../cli/main.js', import.meta.url));

export interface RunningService {
  /** From spawn to the first 200 of /readyz. */
  readonly readyMs: number;
  /** @throws Error when the answer is no 200 */
  ask(question: string): Promise<void>;
  residentMegabytes(): Promise<number>;
  stop(): Promise<void>;
}

/** How often /readyz is asked: the figure is no finer. */
const POLL_MS = 20;

/**
 * Starts `plan serve` on any free port and waits until it is ready.
 * @throws Error when it ends before
 */
export async function startService(dataDir: string): Promise<RunningService> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PLAN_DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'fatal', FEEDBACK: 'off' },
  });
  const address = await readAddress(child);
  while ((await fetch(`${address}readyz`)).status !== 200) {
    if (child.exitCode !== null) throw new Error(`plan serve ended with ${child.exitCode}`);
    await setTimeout(POLL_MS);
  }
  return {
    readyMs: performance.now() - start,
    async ask(question) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${address}api/ask`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ question }),
      });
      if (!response.ok) throw new Error(`/api/ask answered ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    },
    residentMegabytes: async () => residentMegabytes(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** The address that the service prints once it listens. */
async function readAddress({ stdout, exitCode }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('plan serve has no output to read');
  for await (const line of createInterface({ input: stdout })) {
    const address = /https?:\/\/[^\s，]+\//.exec(line)?.[0];
    // The pipe goes on flowing, so that the service never waits for a reader.
    stdout.resume();
    if (address) return address;
  }
  throw new Error(`plan serve ended with ${exitCode} before it listened`);
}

/** Resident memory of a process: from the kernel's table where there is one, else from `ps`. */
function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kibibytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return (Number(kibibytes) * 1024) / 1e6;
}
