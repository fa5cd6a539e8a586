// Some of a set's answers to read by eye, drawn with a seed, so that two readers see the same ones.
import { seededRandom } from '../statistics/seeded-random.js';
import type { ScoredCase } from './score-cases.js';

export interface SampleOptions {
  readonly count: number;
  readonly seed: number;
  /** `failures`: those with faults before the others; `random`: whatever is drawn. */
  readonly order: 'failures' | 'random';
}

/** The cases in the order of drawing. */
export function chooseSample(cases: readonly ScoredCase[], { count, seed, order }: SampleOptions): ScoredCase[] {
  const random = seededRandom(seed);
  const drawn = cases.map((scored) => ({ scored, at: random() })).sort((a, b) => a.at - b.at);
  const hasFaults = ({ scored }: (typeof drawn)[number]): boolean => scored.faults.length > 0;
  const ordered = order === 'random' ? drawn : [...drawn.filter(hasFaults), ...drawn.filter((one) => !hasFaults(one))];
  return ordered.slice(0, count).map(({ scored }) => scored);
}
