// Aggregates, quantiles, intervals and the permutation test: known values and properties.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/evaluation/statistics/aggregate.js';
import { bootstrapInterval } from '../../../src/evaluation/statistics/bootstrap-interval.js';
import { type ObservedPair, permutationTest } from '../../../src/evaluation/statistics/permutation-test.js';
import { quantile } from '../../../src/evaluation/statistics/quantile.js';
import { seededRandom } from '../../../src/evaluation/statistics/seeded-random.js';

const seen = (...values: readonly number[]) => values.map((value) => ({ value, weight: 1 }));
const pairsOf = (a: readonly number[], b: readonly number[]): ObservedPair[] =>
  a.map((value, index) => ({ a: { value, weight: 1 }, b: { value: b[index] ?? 0, weight: 1 } }));

describe('aggregate', () => {
  it('takes the mean and leaves out what was not observed', () =>
    expect(aggregate('mean', [...seen(1, 0, 1), null])).toBe(2 / 3));
  it('weighs: 1 of 1 and 0 of 3 make 1 of 4', () =>
    expect(
      aggregate('mean', [
        { value: 1, weight: 1 },
        { value: 0, weight: 3 },
      ]),
    ).toBe(1 / 4));
  it('is null, not 0, for no observation', () => {
    expect(aggregate('mean', [null])).toBeNull();
    expect(aggregate({ quantile: 0.5 }, [])).toBeNull();
  });
});

describe('quantile', () => {
  it('interpolates between order statistics', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8, 12);
    expect(quantile([7], 0.95)).toBe(7);
  });
  it('stays within the values and grows with the share', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sample, p, q) => {
          const [low, high] = [quantile(sample, Math.min(p, q)) ?? 0, quantile(sample, Math.max(p, q)) ?? 0];
          expect(low).toBeLessThanOrEqual(high + 1e-9);
          expect(low).toBeGreaterThanOrEqual(Math.min(...sample) - 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...sample) + 1e-9);
        },
      ),
    );
  });
});

describe('bootstrap intervals', () => {
  const observations = seen(...Array.from({ length: 100 }, (_, index) => (index < 80 ? 1 : 0)));
  it('hold the figure and have about the width that theory says', () => {
    // Standard error √(0.8 · 0.2 / 100) = 0.04, so about 0.8 ± 0.078.
    const interval = bootstrapInterval('mean', observations);
    expect(interval?.low).toBeCloseTo(0.72, 1);
    expect(interval?.high).toBeCloseTo(0.88, 1);
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo(0.156, 1);
  });
  it('are the same every time', () =>
    expect(bootstrapInterval('mean', observations)).toEqual(bootstrapInterval('mean', observations)));
  it('have no width where all cases agree, and do not exist for fewer than two', () => {
    expect(bootstrapInterval('mean', seen(1, 1, 1))).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval('mean', [...seen(1), null])).toBeNull();
  });
  it('lie within the range of what was observed', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }), (values) => {
        const interval = bootstrapInterval('mean', seen(...values), { resamples: 50, confidence: 0.95, seed: 1 });
        expect(interval?.low ?? -1).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(interval?.high ?? 2).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(interval?.low ?? 1).toBeLessThanOrEqual(interval?.high ?? 0);
      }),
    );
  });
});

describe('the permutation test', () => {
  it('is exact for few differing cases: three of three better is 2 of 8 arrangements', () => {
    expect(permutationTest('mean', pairsOf([0, 0, 0, 1], [1, 1, 1, 1]))).toBe(2 / 8);
  });
  it('finds five of five at 2 of 32, six of six below 5%', () => {
    expect(permutationTest('mean', pairsOf([0, 0, 0, 0, 0], [1, 1, 1, 1, 1]))).toBe(2 / 32);
    expect(permutationTest('mean', pairsOf(Array(6).fill(0), Array(6).fill(1)))).toBe(2 / 64);
  });
  it('agrees with the exact binomial of McNemar: 1 against 7', () => {
    const [a, b] = [
      [1, ...Array(7).fill(0), 1],
      [0, ...Array(7).fill(1), 1],
    ];
    // 2 · (C(8,0) + C(8,1)) / 2^8
    expect(permutationTest('mean', pairsOf(a, b))).toBe((2 * (1 + 8)) / 256);
  });
  it('is 1 when nothing differs and null when one run has no figure', () => {
    expect(permutationTest('mean', pairsOf([1, 0], [1, 0]))).toBe(1);
    expect(permutationTest('mean', [{ a: null, b: { value: 1, weight: 1 } }])).toBeNull();
  });
  it('samples many differing cases, never gives 0, and is the same every time', () => {
    const pairs = pairsOf(Array(40).fill(0), Array(40).fill(1));
    const p = permutationTest('mean', pairs);
    expect(p).toBe(1 / 10_001);
    expect(permutationTest('mean', pairs)).toBe(p);
  });
  it('gives the same p-value with the runs exchanged', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(values, (rows) => {
        const [a, b] = [rows.map(([x]) => x), rows.map(([, y]) => y)];
        const [p, q] = [permutationTest('mean', pairsOf(a, b)), permutationTest('mean', pairsOf(b, a))];
        expect(p).toBe(q);
        expect(p ?? 0).toBeGreaterThan(0);
        expect(p ?? 2).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the seeded generator', () => {
  it('repeats itself for one seed and differs for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
  it('is uniform enough: the mean of 10,000 draws is near one half', () => {
    const random = seededRandom(7);
    const sum = Array.from({ length: 10_000 }, random).reduce((total, value) => total + value, 0);
    expect(sum / 10_000).toBeCloseTo(0.5, 1);
  });
});
