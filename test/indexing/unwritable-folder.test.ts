// A folder that takes no index: told before the long work, and the index is served from memory.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findHindrance } from '../../src/indexing/find-hindrance.js';
import { openPlanIndex } from '../../src/indexing/open-plan-index.js';
import { smallCorpus } from '../support/small-corpus.js';

const corpusDir = smallCorpus();
rmSync(join(corpusDir, 'questions'), { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'unwritable-'));
writeFileSync(join(home, 'file'), '');
afterAll(() => {
  for (const folder of [corpusDir, home]) rmSync(folder, { recursive: true, force: true });
});

it('is found out by writing, and nothing is left behind', () => {
  expect(findHindrance(join(home, 'new', 'folder'))).toBeNull();
  expect(existsSync(join(home, 'new', 'folder'))).toBe(true);
  expect(findHindrance(join(home, 'file', 'index'))).toContain('ENOTDIR');
  expect(findHindrance('/proc/none/index')).toContain('ENOENT');
});

it('is told before the work begins, with the remedy, and what else the corpus lacks', async () => {
  const told: string[] = [];
  const index = await openPlanIndex({
    corpusDir,
    indexDir: join(home, 'file', 'index'),
    embeddings: null,
    onProgress: (step) => told.push(`step ${step}`),
    onNotice: (notice) => told.push(notice),
  });
  expect(told.findIndex((line) => line.includes('PLAN_DATA_DIR'))).toBeLessThan(
    told.findIndex((line) => line.startsWith('step')),
  );
  expect(told.find((line) => line.includes('has no'))).toContain('has no questions:');
  expect(index.passages.search(new Map([['脑机接口', 1]]), 1)).toHaveLength(1);
});

it.skipIf(process.getuid?.() === 0)('is as much one without the right to write', () => {
  const folder = join(home, 'read-only');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  expect(findHindrance(folder)).toContain('EACCES');
});
