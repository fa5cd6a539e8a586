// The lock file must install on a fresh clone of any machine: `npm ci` refuses one that leaves a package out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/seed-plan.js';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readJson = (name: string) => JSON.parse(readFileSync(join(PROJECT_ROOT, name), 'utf8'));
const entries = Object.entries(readJson('package-lock.json').packages as Readonly<Record<string, Entry>>);
const paths = new Set(entries.map(([path]) => path));

/** A package is found in the node_modules of its user or of any folder above. */
function isLocked(user: string, name: string): boolean {
  const parents = user.split('node_modules/');
  return parents.some((_, index) => {
    const above = parents.slice(0, index + 1).join('node_modules/');
    const base = index === 0 ? '' : above.replace(/\/?$/, '/');
    return paths.has(`${base}node_modules/${name}`);
  });
}

describe('package-lock.json', () => {
  it('asks for the same packages as package.json', () => {
    const { dependencies, devDependencies } = readJson('package.json');
    const root = entries.find(([path]) => path === '')?.[1];
    expect(root?.dependencies).toEqual(dependencies);
    expect(root?.devDependencies).toEqual(devDependencies);
  });

  it('holds every package that another one names, for other platforms too', () => {
    const missing = entries.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${name}, which ${path || 'the project'} needs`),
    );
    expect(missing).toEqual([]);
  });

  it('has version and digest of every package, and no address of the registry it came from', () => {
    for (const [path, { version, integrity, resolved }] of entries) {
      if (path === '') continue;
      expect(version, path).toMatch(/^\d/);
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });
});
