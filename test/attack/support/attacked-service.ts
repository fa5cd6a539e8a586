// The built service as a process of its own on loopback, with an index that stands and ratings of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../support/seed-plan.js';

export interface Reply {
  /** 0 where the connection broke. */
  readonly status: number;
  readonly milliseconds: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AttackedService {
  readonly port: number;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** How long /healthz took, again and again, until the service was ready. */
  readonly healthWhileLoading: readonly number[];
  send(path: string, sent?: Sent): Promise<Reply>;
  ask(question: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Asks /healthz over and over. @returns a function that ends it and gives the times */
  watchHealth(): () => Promise<readonly number[]>;
  processorSeconds(): number;
  residentMegabytes(): number;
  log(): string;
  stop(): Promise<void>;
}

const proc = (child: ChildProcess, file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');

/** A data folder with the project's built index and nothing else. */
export function freshDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'attacked-'));
  for (const name of ['index', 'understanding']) {
    const built = join(PROJECT_ROOT, 'data', name);
    if (existsSync(built)) symlinkSync(built, join(dataDir, name));
  }
  return dataDir;
}

/** A kept connection may have been ended by the server just then: as Node's manual says, such a request is sent again. */
function sender(port: number): (path: string, sent?: Sent) => Promise<Reply> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4_000 });
  return async (path, sent = {}) => {
    const first = await sendOnce({ port, path, agent }, sent);
    return first.status === 0 && first.wasReused ? sendOnce({ port, path, agent }, sent) : first;
  };
}

interface Target {
  readonly port: number;
  readonly path: string;
  readonly agent: Agent;
}

function sendOnce(
  target: Target,
  { method = 'GET', body, headers = {} }: Sent,
): Promise<Reply & { wasReused: boolean }> {
  return new Promise((resolve) => {
    const began = performance.now();
    const end = (status: number, replied: Reply['headers'] = {}, text = ''): void =>
      resolve({
        status,
        milliseconds: performance.now() - began,
        headers: replied,
        text,
        wasReused: outgoing.reusedSocket,
      });
    const outgoing = request({ host: '127.0.0.1', ...target, method, headers: { ...headers } }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      incoming.on('end', () => end(incoming.statusCode ?? 0, incoming.headers, text));
      incoming.on('error', () => end(0));
    });
    outgoing.on('error', () => end(0));
    outgoing.end(body);
  });
}

/** The port that the service says it listens on. Its output goes on flowing: it ends when nobody reads any more. */
function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (part) => {
      said += part;
      const port = /http:\/\/[^\s，]+:(\d+)\//.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)));
  });
}

/** Starts the service and waits until it answers. */
export async function startService(env: Readonly<Record<string, string>> = {}): Promise<AttackedService> {
  const dataDir = env['PLAN_DATA_DIR'] ?? freshDataDir();
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist/cli/main.js'), 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PLAN_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...env },
  });
  let logged = '';
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    logged += part;
  });
  const port = await readPort(child);
  const send = sender(port);
  const healthWhileLoading: number[] = [];
  while ((await send('/readyz')).status !== 200) {
    healthWhileLoading.push((await send('/healthz')).milliseconds);
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}: ${logged}`);
    await sleep(30);
  }
  return {
    port,
    dataDir,
    child,
    healthWhileLoading,
    send,
    ask: (question, headers = {}) =>
      send('/api/ask', {
        method: 'POST',
        body: JSON.stringify({ question }),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    watchHealth() {
      const times: number[] = [];
      let isOver = false;
      const watching = (async () => {
        while (!isOver) {
          times.push((await send('/healthz')).milliseconds);
          await sleep(30);
        }
      })();
      return async () => {
        isOver = true;
        await watching;
        return times;
      };
    },
    processorSeconds() {
      const fields = proc(child, 'stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    residentMegabytes: () => Number(/VmRSS:\s+(\d+)/.exec(proc(child, 'status'))?.[1]) / 1024,
    log: () => logged,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
