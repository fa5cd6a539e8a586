// Fusion: weighted means of scores, with each search's own share kept.
import { describe, expect, it } from 'vitest';
import { fuseRankings } from '../../src/retrieval/fuse-rankings.js';

const ranking = (name: string, weight: number, scores: readonly [number, number][]) => ({
  name,
  weight,
  scores: new Map(scores),
});

describe('fuseRankings', () => {
  it('adds scores by their share of the weights, best first', () => {
    const fused = fuseRankings([
      ranking('terms', 3, [
        [0, 0.8],
        [1, 0.4],
      ]),
      ranking('dense', 1, [
        [1, 1],
        [2, 0.4],
      ]),
    ]);
    expect(fused.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(fused.map(({ score }) => score)).toEqual([
      expect.closeTo(0.6, 10),
      expect.closeTo(0.55, 10),
      expect.closeTo(0.1, 10),
    ]);
  });

  it('says what each search gave, and nothing for one that did not find the document', () => {
    const fused = fuseRankings([
      ranking('terms', 1, [[7, 0.2]]),
      ranking('dense', 1, [
        [7, 0.6],
        [8, 0.1],
      ]),
    ]);
    expect(fused).toEqual([
      { index: 7, score: 0.4, parts: { terms: 0.2, dense: 0.6 } },
      { index: 8, score: 0.05, parts: { dense: 0.1 } },
    ]);
  });

  it('orders equal scores by document number', () => {
    const fused = fuseRankings([
      ranking('terms', 1, [
        [9, 0.5],
        [2, 0.5],
        [4, 0.5],
      ]),
    ]);
    expect(fused.map(({ index }) => index)).toEqual([2, 4, 9]);
  });

  it('does not change when all weights grow alike', () => {
    const scores: [number, number][] = [
      [0, 0.5],
      [1, 0.25],
    ];
    const small = fuseRankings([ranking('a', 1, scores), ranking('b', 2, [[1, 1]])]);
    expect(fuseRankings([ranking('a', 4, scores), ranking('b', 8, [[1, 1]])])).toEqual(small);
  });

  it('gives nothing for nothing, and zeros for weightless rankings', () => {
    expect(fuseRankings([])).toEqual([]);
    expect(fuseRankings([ranking('a', 0, [[1, 0.5]])]).map(({ score }) => score)).toEqual([0]);
  });
});
