// The faces as `vite build` makes them, built once for one state of their sources and kept for the next run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../support/seed-plan.js';

const CACHE = join(PROJECT_ROOT, 'node_modules/.cache/browser-tests');
const VITE = join(PROJECT_ROOT, 'node_modules/vite/bin/vite.js');

function sourceDigest(): string {
  const hash = createHash('sha256');
  const entries = readdirSync(join(PROJECT_ROOT, 'src/web'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.sort(), join(PROJECT_ROOT, 'package-lock.json')]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const run = (args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`the faces do not build:\n${output}`)),
    );
  });

/** Folder of the built faces. Test files that build at the same time do not meet: each renames its own into place. */
export async function builtFaces(): Promise<string> {
  const folder = join(CACHE, sourceDigest());
  if (existsSync(folder)) return folder;
  const fresh = join(CACHE, `building-${process.pid}`);
  mkdirSync(CACHE, { recursive: true });
  await run([
    VITE,
    'build',
    '--config',
    'src/web/vite.config.ts',
    '--outDir',
    fresh,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
