// The project as an operator runs it: sources copied to a temporary folder, built there, run as processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { PROJECT_ROOT } from './seed-plan.js';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A shell line after the command, such as `| head -1`. */
  readonly pipe?: string;
}

export interface BuiltProject {
  readonly root: string;
  /** Runs `plan …` to its end. */
  plan(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Starts `plan …` and leaves it running. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  remove(): void;
}

/** The web pages are built by tests of their own, and of the index-time questions one author's do: here they would only cost time. */
const isNeeded = (path: string): boolean =>
  !path.includes(`${sep}src${sep}web`) && (!path.includes(`${sep}questions${sep}`) || /c\d\d\.jsonl$/.test(path));

const collect = (child: ChildProcess): Promise<Finished> =>
  new Promise((resolve) => {
    const began = performance.now();
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr, milliseconds: performance.now() - began }));
  });

const quote = (argument: string): string => `'${argument.replaceAll("'", "'\\''")}'`;

/** Copies, links node_modules, and builds. */
export async function createBuiltProject(): Promise<BuiltProject> {
  const root = mkdtempSync(join(tmpdir(), 'built-project-'));
  for (const name of ['src', 'corpus', 'seeds', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(PROJECT_ROOT, name), join(root, name), { recursive: true, filter: isNeeded });
  }
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(root, 'node_modules'));
  const built = await collect(spawn(process.execPath, [join(root, 'src/setup/prepare.mjs'), 'build']));
  const remove = () => rmSync(root, { recursive: true, force: true });
  if (built.code !== 0) {
    remove();
    throw new Error(`the project does not build:\n${built.stderr}`);
  }
  const main = join(root, 'dist/cli/main.js');
  const environment = (env: Readonly<Record<string, string>> = {}) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    return { ...inherited, LOG_LEVEL: 'warn', ...env };
  };
  return {
    root,
    plan: (args, { env, pipe = '' } = {}) => {
      const line = `set -o pipefail; ${[process.execPath, main, ...args].map(quote).join(' ')} ${pipe}`;
      return collect(spawn('bash', ['-c', line], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] }));
    },
    start: (args, env) =>
      spawn(process.execPath, [main, ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] }),
    remove,
  };
}
