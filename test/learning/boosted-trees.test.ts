// Boosted trees: they learn what a line cannot, the same twice, and are the same when they were written and read back.
import { describe, expect, it } from 'vitest';
import { BOOSTING_DEFAULTS, fitBoostedTrees, probabilityOf } from '../../src/learning/boosted-trees.js';

/** Either side of both thresholds counts as found, not both and not none: no line parts these. */
const rows = Array.from({ length: 400 }, (_, row) => [(row % 20) / 20, Math.floor(row / 20) / 20, 7]);
const labels = rows.map(([left = 0, right = 0]) => Number(left > 0.5 !== right > 0.5));
const trees = fitBoostedTrees(['left', 'right', 'constant'], rows, labels);

describe('fitBoostedTrees', () => {
  it('learns an interaction of two features', () => {
    expect(probabilityOf(trees, [0.9, 0.1, 7])).toBeGreaterThan(0.9);
    expect(probabilityOf(trees, [0.1, 0.9, 7])).toBeGreaterThan(0.9);
    expect(probabilityOf(trees, [0.9, 0.9, 7])).toBeLessThan(0.1);
    expect(probabilityOf(trees, [0.1, 0.1, 7])).toBeLessThan(0.1);
  });

  it('is right of at least 95 of 100 rows that it was fitted on', () => {
    const right = rows.filter((row, at) => probabilityOf(trees, row) > 0.5 === (labels[at] === 1));
    expect(right.length / rows.length).toBeGreaterThanOrEqual(0.95);
  });

  it('never splits on a feature that is always the same', () => {
    expect(trees.trees.flat().some(([feature]) => feature === 2)).toBe(false);
  });

  it('fits the same trees from the same rows', () => {
    expect(fitBoostedTrees(['left', 'right', 'constant'], rows, labels)).toEqual(trees);
  });

  it('gives the share of what is looked for where rows tell nothing', () => {
    const blind = fitBoostedTrees(
      ['nothing'],
      Array.from({ length: 100 }, () => [1]),
      [...Array(25).fill(1), ...Array(75).fill(0)],
    );
    expect(probabilityOf(blind, [1])).toBeCloseTo(0.25, 3);
  });

  it('leaves enough rows in each leaf', () => {
    const few = fitBoostedTrees(['left'], rows.slice(0, 20), labels.slice(0, 20), {
      ...BOOSTING_DEFAULTS,
      leastRows: 11,
    });
    expect(few.trees.every((tree) => tree.length === 1)).toBe(true);
  });

  it('weighs as before when it was written and read back', () => {
    const read = JSON.parse(JSON.stringify(trees)) as typeof trees;
    expect(read).toEqual(trees);
    for (const row of rows.slice(0, 50)) expect(probabilityOf(read, row)).toBe(probabilityOf(trees, row));
  });
});
