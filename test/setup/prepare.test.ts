// The script before `npm start` and `npm test`: a fresh clone is brought up to date, anything else is left alone.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFreshProject, type FreshProject, installByHand } from './fresh-project.js';

let project: FreshProject;
beforeEach(() => {
  project = createFreshProject();
});
afterEach(() => project.remove());

describe('install', () => {
  it('installs a fresh clone from the lock file, development dependencies too', async () => {
    const { code, stderr } = await project.prepare('install');
    expect(code).toBe(0);
    expect(stderr).toContain('正在按 package-lock.json 安装依赖');
    expect(project.npmCalls()).toEqual(['ci --include=dev']);
  });

  it('does and says nothing when all is there', async () => {
    await project.prepare('install');
    const second = await project.prepare('install');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmCalls()).toHaveLength(1);
  });

  it('installs again when the lock file changes', async () => {
    await project.prepare('install');
    const packages = { '': { version: '1.0.0' }, 'node_modules/left': { version: '2.0.0' } };
    project.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));
    await project.prepare('install');
    expect(project.npmCalls()).toHaveLength(2);
  });

  it('installs again when node_modules was installed for another Node', async () => {
    await project.prepare('install');
    project.write('node_modules/.package-lock.json', '{}');
    project.write(
      'node_modules/.prepared',
      project.read('node_modules/.prepared').replace(/node-abi-\d+/, 'node-abi-72'),
    );
    project.write(
      'package-lock.json',
      JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }),
    );
    await project.prepare('install');
    expect(project.npmCalls()).toHaveLength(2);
  });

  it('keeps what npm installed by hand from the same lock', async () => {
    installByHand(project);
    expect((await project.prepare('install')).code).toBe(0);
    expect(project.npmCalls()).toEqual([]);
    expect(project.has('node_modules/.prepared')).toBe(true);
  });

  it('does not keep what was installed by hand when a native part does not load', async () => {
    installByHand(project);
    project.write('package.json', JSON.stringify({ name: 'fresh', allowScripts: { 'native-part': true } }));
    const { code, stderr } = await project.prepare('install');
    expect(project.npmCalls()).toHaveLength(1);
    expect(code).toBe(1);
    expect(stderr).toContain('python3');
  });

  it('asks for a C++ toolchain only when a native build failed', async () => {
    project.write('npm-fails.txt', 'gyp ERR! find Python\n');
    const native = await project.prepare('install');
    expect(native.code).toBe(1);
    expect(native.stderr).toContain('C++ 工具链');
    project.write('npm-fails.txt', 'npm error code ENOTFOUND\n');
    const network = await project.prepare('install');
    expect(network.code).toBe(1);
    expect(network.stderr).toContain('npm ci 失败');
    expect(network.stderr).not.toContain('C++');
  });

  it('tries again after a failure', async () => {
    project.write('npm-fails.txt', 'npm error network\n');
    await project.prepare('install');
    expect(project.has('node_modules/.prepared')).toBe(false);
    project.write('npm-fails.txt', '');
    rmSync(join(project.root, 'npm-fails.txt'));
    expect((await project.prepare('install')).code).toBe(0);
  });
});

describe('build', () => {
  it('compiles the sources and copies the files that stand beside them', async () => {
    const { code, stderr } = await project.prepare('install', 'build');
    expect(stderr).toContain('编译完成');
    expect(code).toBe(0);
    expect(project.read('dist/cli/main.js')).toContain("greeting = '你好'");
    expect(project.has('dist/server/pages/page.css')).toBe(true);
    expect(project.has('dist/setup')).toBe(false);
    expect(readdirSync(project.root).filter((name) => /^dist\.|lock$/.test(name))).toEqual([]);
  });

  it('is quick and silent when nothing changed', async () => {
    await project.prepare('install', 'build');
    const built = statSync(join(project.root, 'dist/cli/main.js')).mtimeMs;
    const runs = [await project.prepare('install', 'build'), await project.prepare('install', 'build')];
    expect(runs.map(({ stderr }) => stderr)).toEqual(['', '']);
    expect(statSync(join(project.root, 'dist/cli/main.js')).mtimeMs).toBe(built);
    // Most of it is the start of Node itself; a busy test machine needs some room.
    expect(Math.min(...runs.map(({ milliseconds }) => milliseconds))).toBeLessThan(1_000);
  });

  it('compiles again when a source changes, and drops what was compiled from a removed one', async () => {
    project.write('src/cli/old.ts', 'export const old = 1;\n');
    await project.prepare('install', 'build');
    rmSync(join(project.root, 'src/cli/old.ts'));
    project.write('src/cli/main.ts', "export const greeting: string = '再见';\n");
    await project.prepare('install', 'build');
    expect(project.read('dist/cli/main.js')).toContain('再见');
    expect(project.has('dist/cli/old.js')).toBe(false);
  });

  it('keeps the old dist/ when a source does not compile, and fails', async () => {
    await project.prepare('install', 'build');
    project.write('src/cli/main.ts', 'export const greeting: number = "字";\n');
    const { code, stderr } = await project.prepare('install', 'build');
    expect(code).toBe(1);
    expect(stderr).toContain('TS2322');
    expect(stderr).toContain('编译 TypeScript 失败');
    expect(project.read('dist/cli/main.js')).toContain('你好');
  });
});

describe('two at once', () => {
  it('lets the second wait and then find everything done', async () => {
    const [first, second] = await Promise.all([
      project.prepare('install', 'build'),
      project.prepare('install', 'build'),
    ]);
    expect([first?.code, second?.code]).toEqual([0, 0]);
    expect(project.npmCalls()).toHaveLength(1);
    expect(`${first?.stderr}${second?.stderr}`).toContain('等待它完成');
  });
});

describe('usage', () => {
  it.each([[[]], [['instal']]])('refuses %j with exit code 2', async (steps) => {
    const { code, stderr } = await project.prepare(...steps);
    expect(code).toBe(2);
    expect(stderr).toContain('用法');
  });
});
