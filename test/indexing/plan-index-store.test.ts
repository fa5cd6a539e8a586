// The stored index: a tiny one goes to disk and comes back; damaged or foreign ones are refused, never half-read.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoredFileError } from '../../src/indexing/array-file.js';
import type { PlanIndexData } from '../../src/indexing/build-plan-index.js';
import {
  INDEX_FORMAT,
  indexKey,
  readPlanIndex,
  removeIndex,
  removeOutdatedIndexes,
  writePlanIndex,
} from '../../src/indexing/plan-index-store.js';
import { openSparseIndex } from '../../src/indexing/sparse-index.js';
import { manifest, tinyIndex } from './tiny-index.js';

let dir = '';
const key = indexKey(manifest);
const part = (name: string): string => join(dir, key, name);

function rewriteManifest(change: Readonly<Record<string, unknown>>): void {
  writeFileSync(
    part('manifest.json'),
    JSON.stringify({ ...JSON.parse(readFileSync(part('manifest.json'), 'utf8')), ...change }),
  );
}

function refused(message: string | RegExp): void {
  const read = () => readPlanIndex(dir, key);
  expect(read).toThrow(StoredFileError);
  expect(read).toThrow(message);
}

describe('the stored index', () => {
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'index-store-'));
    writePlanIndex(dir, manifest, tinyIndex());
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('comes back with its manifest, its arrays and its vectors', () => {
    const stored = readPlanIndex(dir, key);
    const { vectors, vocabulary, ...arrays } = tinyIndex();
    expect(stored?.manifest).toEqual(manifest);
    expect(stored?.data).toMatchObject(arrays);
    const termsOf = (terms = vocabulary) => Array.from({ length: terms.size }, (_, id) => terms.termAt(id));
    expect(termsOf(stored?.data.vocabulary)).toEqual(termsOf());
    expect(stored?.data.vectors.search([0.6, 0.8], 2)).toEqual(vectors.search([0.6, 0.8], 2));
    if (!stored) throw new Error('nothing was stored');
    const hits = openSparseIndex(stored.data.expanded, stored.data.vocabulary).search(new Map([['堵车', 1]]), 5);
    expect(hits.map((hit) => hit.index)).toEqual([1]);
  });

  it('is null where nothing is stored under the key', () => {
    expect(readPlanIndex(dir, 'another')).toBeNull();
  });

  it('is refused when its arrays are damaged, cut or missing', () => {
    const bytes = readFileSync(part('arrays.bin'));
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
    writeFileSync(part('arrays.bin'), bytes);
    refused('arrays.bin is damaged');
    truncateSync(part('arrays.bin'), 100);
    refused('arrays.bin is damaged');
    rmSync(part('arrays.bin'));
    refused('arrays.bin cannot be read');
  });

  it('is refused when its graph is cut or missing', () => {
    truncateSync(part('graph.hnsw'), 20);
    refused('graph.hnsw is missing or damaged');
    rmSync(part('graph.hnsw'));
    refused('graph.hnsw is missing or damaged');
  });

  it('is refused when its manifest is cut, missing or of another format', () => {
    rewriteManifest({ format: INDEX_FORMAT - 1 });
    refused('is of another format');
    truncateSync(part('manifest.json'), 10);
    refused('has no readable manifest');
    rmSync(part('manifest.json'));
    refused('has no readable manifest');
  });

  it.each([
    ['plan', { planDigest: 'other' }],
    ['language aids', { aidsDigest: 'other' }],
    ['model', { embeddingModel: 'other' }],
    ['tunables', { tunables: { dimensions: 3 } }],
  ])('is refused under the key of another %s', (_, change) => {
    rewriteManifest(change);
    refused('holds the index of another corpus or model');
  });

  it('stands when another writer of the same key comes later, and somebody may be reading it', () => {
    writeFileSync(part('reader-is-here'), '');
    writePlanIndex(dir, manifest, tinyIndex());
    expect(existsSync(part('reader-is-here'))).toBe(true);
    expect(readdirSync(dir)).toEqual([key]);
  });

  it('leaves a folder that is being written to alone, and clears away one that was left an hour ago', () => {
    const [writing, left] = [join(dir, `${key}.1.tmp`), join(dir, `${key}.2.tmp`)];
    for (const folder of [writing, left]) mkdirSync(folder);
    const longAgo = Date.now() / 1000 - 4000;
    utimesSync(left, longAgo, longAgo);
    removeOutdatedIndexes(dir, key, manifest.embeddingModel);
    expect(readdirSync(dir).sort()).toEqual([key, `${key}.1.tmp`].sort());
  });

  it('is not disturbed by what a crash left', () => {
    const left = join(dir, `${key}.${process.pid}.tmp`);
    mkdirSync(left);
    writeFileSync(join(left, 'arrays.bin'), 'half');
    expect(readPlanIndex(dir, key)).not.toBeNull();
    writePlanIndex(dir, manifest, tinyIndex());
    expect(readdirSync(dir)).toEqual([key]);
    expect(readPlanIndex(dir, key)?.manifest).toEqual(manifest);
  });

  it('leaves other models alone when outdated indexes of its model go', () => {
    const older = { ...manifest, planDigest: 'older' };
    const foreign = { ...manifest, embeddingModel: 'other-model' };
    for (const one of [older, foreign]) writePlanIndex(dir, one, tinyIndex());
    removeOutdatedIndexes(dir, key, manifest.embeddingModel);
    expect(readdirSync(dir).sort()).toEqual([key, indexKey(foreign)].sort());
    removeIndex(dir, key);
    expect(existsSync(join(dir, key))).toBe(false);
  });

  it('says what to do when writing breaks off, and leaves nothing half-written', () => {
    const full = {
      ...tinyIndex(),
      vectors: {
        write: () => {
          throw new Error('no space left');
        },
      },
    };
    const write = () => writePlanIndex(dir, { ...manifest, planDigest: 'new' }, full as unknown as PlanIndexData);
    expect(write).toThrow(/no space left.*Free disk space or set PLAN_DATA_DIR/);
    expect(readdirSync(dir)).toEqual([key]);
  });

  it('says what to do where no folder can be made', () => {
    const blocked = join(dir, 'file');
    writeFileSync(blocked, '');
    expect(() => writePlanIndex(blocked, manifest, tinyIndex())).toThrow('PLAN_DATA_DIR');
  });
});
