// The paired randomisation (permutation) test: could the difference between two runs be luck of the cases?
// Source: Noreen 1989; Smucker, Allan & Carterette, A Comparison of Statistical Significance Tests for Information
// Retrieval Evaluation, CIKM 2007, which prefers it: it needs no distribution and fits every kind of figure.
import type { Metric, Observation } from '../metrics/metric.js';
import { aggregate } from './aggregate.js';
import { DEFAULT_SEED, seededRandom } from './seeded-random.js';

/** What the two runs observed in the same case. */
export interface ObservedPair {
  readonly a: Observation | null;
  readonly b: Observation | null;
}

export const PERMUTATION_DEFAULTS = {
  /** Standard error of a p-value near .05 is then .002. */
  permutations: 10_000,
  /** Up to so many differing cases all 2^n exchanges are counted, and the p-value is exact. */
  exactUpTo: 12,
  seed: DEFAULT_SEED,
} as const;

const isSame = ({ a, b }: ObservedPair): boolean =>
  a === b || (a !== null && b !== null && a.value === b.value && a.weight === b.weight);

/** figure(B) − figure(A) after exchanging the cases that `swaps` names; null when one side has no figure. */
function difference(
  how: Metric['aggregate'],
  pairs: readonly ObservedPair[],
  swaps: (index: number) => boolean,
): number | null {
  const a = aggregate(
    how,
    pairs.map((pair, i) => (swaps(i) ? pair.b : pair.a)),
  );
  const b = aggregate(
    how,
    pairs.map((pair, i) => (swaps(i) ? pair.a : pair.b)),
  );
  return a === null || b === null ? null : b - a;
}

/**
 * Two-sided p-value of figure(B) − figure(A): the share of exchanges of A's and B's observations within cases whose
 * difference is at least as large. Sampled p-values count the observed arrangement itself (+1), so they are never 0.
 * @returns null when either run has no figure; 1 when no case differs
 */
export function permutationTest(how: Metric['aggregate'], pairs: readonly ObservedPair[]): number | null {
  const observed = difference(how, pairs, () => false);
  if (observed === null) return null;
  const differing = pairs.flatMap((pair, index) => (isSame(pair) ? [] : [index]));
  const bitOf = new Map(differing.map((index, bit) => [index, bit]));
  const isAsLarge = (swaps: (index: number) => boolean) => {
    const permuted = difference(how, pairs, swaps);
    return permuted !== null && Math.abs(permuted) >= Math.abs(observed) - 1e-12;
  };
  if (differing.length <= PERMUTATION_DEFAULTS.exactUpTo) {
    const arrangements = 2 ** differing.length;
    let large = 0;
    for (let mask = 0; mask < arrangements; mask++) {
      if (isAsLarge((index) => ((mask >> (bitOf.get(index) ?? 31)) & 1) === 1)) large++;
    }
    return large / arrangements;
  }
  const random = seededRandom(PERMUTATION_DEFAULTS.seed);
  let large = 0;
  for (let i = 0; i < PERMUTATION_DEFAULTS.permutations; i++) {
    const exchanged = pairs.map((_, index) => bitOf.has(index) && random() < 0.5);
    if (isAsLarge((index) => exchanged[index] === true)) large++;
  }
  return (large + 1) / (PERMUTATION_DEFAULTS.permutations + 1);
}
