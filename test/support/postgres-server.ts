// A PostgreSQL server of a test's own: Debian's where it is installed, in a folder that goes with it; else PGlite on a socket.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestServer {
  readonly url: string;
  /** SIGKILL, as a machine that loses power; only a real server can be killed. */
  kill(): Promise<void>;
  /** Starts again in the same folder, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const ROOT_OF_VERSIONS = '/usr/lib/postgresql';

/** The folder of the newest installed server's programs; null where none is installed. */
export function installedServer(): string | null {
  const versions = existsSync(ROOT_OF_VERSIONS) ? readdirSync(ROOT_OF_VERSIONS) : [];
  const bins = versions.map((version) => join(ROOT_OF_VERSIONS, version, 'bin'));
  return bins.filter((bin) => existsSync(join(bin, 'initdb'))).at(-1) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The server refuses to run as root: its account runs it then. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function waitUntilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await pause(100);
    }
  }
}

async function startInstalled(bin: string): Promise<TestServer> {
  const user = account();
  const folder = mkdtempSync(join(tmpdir(), 'plan-postgres-'));
  chmodSync(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'plan', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  const url = `postgres://plan@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess> => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], options);
    await waitUntilReady(url);
    return child;
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  let running = await start();
  return {
    url,
    kill: () => end(running, 'SIGKILL'),
    async restart() {
      running = await start();
    },
    async stop() {
      await end(running, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const notHere = (): Promise<never> => Promise.reject(new Error('PGlite runs in this process and cannot be killed'));

/** PostgreSQL compiled for Node, with pgvector: the wire protocol and SQL of the real one. */
export async function startPglite(): Promise<TestServer> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { vector } = await import('@electric-sql/pglite-pgvector');
  const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket');
  const database = await PGlite.create({ extensions: { vector } });
  const port = await freePort();
  const server = new PGLiteSocketServer({ db: database, port, host: '127.0.0.1', maxConnections: 20 });
  await server.start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
  return {
    url,
    kill: notHere,
    restart: notHere,
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

export async function startPostgres(): Promise<TestServer> {
  const bin = installedServer();
  return bin === null ? startPglite() : startInstalled(bin);
}
