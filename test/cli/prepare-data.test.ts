// Where a service's index comes from: its own folder, else a temporary one; no disk keeps it from starting.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type PrepareOptions, prepareData } from '../../src/cli/prepare-data.js';

const home = mkdtempSync(join(tmpdir(), 'prepare-data-'));
writeFileSync(join(home, 'file'), '');
afterAll(() => rmSync(home, { recursive: true, force: true }));

function prepare(options: Partial<PrepareOptions> = {}) {
  const built: string[] = [];
  const hindrances: string[] = [];
  const prepared = prepareData({
    corpusDir: 'corpus',
    dataDir: join(home, 'data'),
    build: async ({ dataDir }) => {
      built.push(dataDir);
      return true;
    },
    isBuilt: (_, dataDir) => built.includes(dataDir),
    onHindrance: (reason) => hindrances.push(reason),
    onProgress: () => {},
    onNotice: () => {},
    ...options,
  });
  return { prepared, built, hindrances };
}

it('builds nothing where all is built', async () => {
  const { prepared, built } = prepare({ isBuilt: () => true });
  expect(await prepared).toMatchObject({ dataDir: join(home, 'data'), hindrance: null });
  expect(built).toEqual([]);
});

it('builds into the folder of the service', async () => {
  const { prepared, built, hindrances } = prepare();
  expect((await prepared).dataDir).toBe(join(home, 'data'));
  expect(built).toEqual([join(home, 'data')]);
  expect(hindrances).toEqual([]);
});

it('tells a folder that cannot be written before it builds, elsewhere, and removes that at the end', async () => {
  const { prepared, built, hindrances } = prepare({ dataDir: join(home, 'file', 'data') });
  const { dataDir, remove } = await prepared;
  expect(hindrances.join()).toContain('ENOTDIR');
  expect(built).toEqual([dataDir]);
  expect(dataDir.startsWith(tmpdir())).toBe(true);
  remove();
  expect(existsSync(dataDir)).toBe(false);
});

it('goes on elsewhere when what was built did not fit on the disk', async () => {
  const full = join(home, 'data');
  const { prepared, built, hindrances } = prepare({ isBuilt: (_, dataDir) => dataDir !== full && dataDir !== '' });
  const { dataDir, remove } = await prepared;
  expect(built).toEqual([full, dataDir]);
  expect(hindrances).toHaveLength(1);
  remove();
});
