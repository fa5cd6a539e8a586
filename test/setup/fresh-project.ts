// A tiny project with the real setup scripts, and npm replaced by a script that notes its calls.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../support/seed-plan.js';

export interface Outcome {
  readonly code: number;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface FreshProject {
  readonly root: string;
  write(path: string, content: string): void;
  read(path: string): string;
  has(path: string): boolean;
  prepare(...steps: string[]): Promise<Outcome>;
  /** The arguments of every call of npm so far. */
  npmCalls(): string[];
  remove(): void;
}

/** Behaves like `npm ci`: empties node_modules, links the compiler there and notes the lock; fails when told so. */
const FAKE_NPM = `
const fs = require('node:fs');
fs.appendFileSync('npm-calls.txt', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('npm-fails.txt')) { process.stderr.write(fs.readFileSync('npm-fails.txt')); process.exit(1); }
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules');
fs.symlinkSync(process.env.REAL_TYPESCRIPT, 'node_modules/typescript');
const wait = Number(process.env.NPM_WAITS ?? 0);
setTimeout(() => fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json'), wait);
`;

export function createFreshProject(): FreshProject {
  const root = mkdtempSync(join(tmpdir(), 'fresh-project-'));
  const write = (path: string, content: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  cpSync(join(PROJECT_ROOT, 'src/setup'), join(root, 'src/setup'), { recursive: true });
  write('npm-cli.cjs', FAKE_NPM);
  write('package.json', JSON.stringify({ name: 'fresh', version: '1.0.0', type: 'module' }));
  write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': { version: '1.0.0' } } }));
  write(
    'tsconfig.json',
    readFileSync(join(PROJECT_ROOT, 'tsconfig.json'), 'utf8').replace('"types": ["node"]', '"types": []'),
  );
  write('src/cli/main.ts', "export const greeting: string = '你好';\n");
  write('src/server/pages/page.css', 'body { color: black; }\n');
  const env = {
    ...process.env,
    npm_execpath: join(root, 'npm-cli.cjs'),
    REAL_TYPESCRIPT: join(PROJECT_ROOT, 'node_modules/typescript'),
  };
  const prepare = (...steps: string[]) =>
    new Promise<Outcome>((resolve) => {
      const start = performance.now();
      const child = spawn(process.execPath, [join(root, 'src/setup/prepare.mjs'), ...steps], { env, stdio: 'pipe' });
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('close', (code) => resolve({ code: code ?? -1, stderr, milliseconds: performance.now() - start }));
    });
  return {
    root,
    write,
    read,
    prepare,
    has: (path) => existsSync(join(root, path)),
    npmCalls: () => (existsSync(join(root, 'npm-calls.txt')) ? read('npm-calls.txt').trim().split('\n') : []),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What `npm ci` run by hand leaves behind. */
export function installByHand(project: FreshProject): void {
  mkdirSync(join(project.root, 'node_modules'));
  symlinkSync(join(PROJECT_ROOT, 'node_modules/typescript'), join(project.root, 'node_modules/typescript'));
  project.write('node_modules/.package-lock.json', project.read('package-lock.json'));
}
