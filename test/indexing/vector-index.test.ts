// Nearest vectors: exact on a small set, the same after a trip to disk, and sound at the edges.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { VectorIndex } from '../../src/indexing/vector-index.js';

const dir = mkdtempSync(join(tmpdir(), 'vector-index-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const QUARTER = [
  [1, 0],
  [0.8, 0.6],
  [0, 1],
  [-1, 0],
];
const index = VectorIndex.build(QUARTER, 2);

/** Unit vectors all around the circle: vector i at i degrees. */
const circle = Array.from({ length: 360 }, (_, degree) => [
  Math.cos((degree * Math.PI) / 180),
  Math.sin((degree * Math.PI) / 180),
]);

describe('the vector index', () => {
  it('returns cosines, best first, and leaves out what points away', () => {
    const hits = index.search([1, 0], 4);
    expect(hits.map((hit) => hit.index)).toEqual([0, 1]);
    expect(hits[0]?.score).toBeCloseTo(1, 6);
    expect(hits[1]?.score).toBeCloseTo(0.8, 6);
  });

  it('returns no more than asked for and no more than it holds', () => {
    expect(index.search([0.8, 0.6], 1).map((hit) => hit.index)).toEqual([1]);
    expect(index.search([0.6, 0.8], 50)).toHaveLength(3);
    expect(index.search([1, 0], 0)).toEqual([]);
  });

  it('finds the exact neighbours among hundreds', () => {
    const around = VectorIndex.build(circle, 2);
    expect(around.size).toBe(360);
    for (const degree of [5, 90, 200, 350]) {
      const found = around.search(circle[degree] ?? [], 3).map((hit) => hit.index);
      expect(found[0]).toBe(degree);
      expect(found.sort((a, b) => a - b)).toEqual([degree - 1, degree, degree + 1]);
    }
  });

  it('gives more neighbours than it usually looks at when asked for more', () => {
    expect(VectorIndex.build(circle, 2).search([1, 0], 150)).toHaveLength(150);
  });

  it('finds a zero vector by nothing, and nothing by a zero vector', () => {
    const withZero = VectorIndex.build(
      [
        [0, 0],
        [0, 1],
      ],
      2,
    );
    expect(withZero.search([0, 1], 2).map((hit) => hit.index)).toEqual([1]);
    expect(withZero.search([0, 0], 2)).toEqual([]);
  });

  it('is empty without vectors', () => {
    expect(VectorIndex.build([], 2).search([1, 0], 3)).toEqual([]);
  });

  it('answers the same after a trip to disk', () => {
    const file = join(dir, 'graph.hnsw');
    index.write(file);
    const read = VectorIndex.read(file, 2);
    expect(read.size).toBe(4);
    expect(read.search([0.6, 0.8], 4)).toEqual(index.search([0.6, 0.8], 4));
  });

  it('throws for a file that is no graph', () => {
    const file = join(dir, 'other');
    writeFileSync(file, 'no graph');
    expect(() => VectorIndex.read(file, 2)).toThrow();
  });
});
