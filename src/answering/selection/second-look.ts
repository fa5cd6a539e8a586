// The second look: what a sentence's company says of it. Whether one sentence answers alone, or the whole item does, shows
// only beside the others' probabilities (stacked generalization, Wolpert 1992).
import type { BoostedTrees } from '../../learning/boosted-trees.js';
import { probabilityOf } from '../../learning/boosted-trees.js';
import { type Candidate, FEATURES } from './sentence-features.js';

/** Which sentences belong to an answer: each looked at alone, then among the others. */
export interface SelectionModel {
  readonly first: BoostedTrees;
  readonly second: BoostedTrees;
}

/** What is measured of a sentence among the candidates, from the first look's probabilities. */
const COMPANY = [
  'alone',
  'place',
  'behindBest',
  'unitSum',
  'unitBest',
  'unitMean',
  'sectionSum',
  'sum',
  'likely',
  'secondBest',
  'thirdBest',
  'before',
  'after',
  'aheadInUnit',
  'unitShare',
] as const;

export const SECOND_FEATURES = [...FEATURES, ...COMPANY.map((name) => `company:${name}` as const)] as const;

/** From this probability on a sentence is likely to answer. */
const LIKELY = 0.5;
/** No neighbour in the same unit. */
const NOBODY = -1;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const largest = (values: readonly number[]): number => values.reduce((best, value) => Math.max(best, value), 0);

/** Probabilities by a key of the candidates: their unit, their section. */
function groupBy(keys: readonly string[], probabilities: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const group = groups.get(key) ?? [];
    group.push(probabilities[at] ?? 0);
    groups.set(key, group);
  });
  return groups;
}

/**
 * Measures candidates once more, each among all.
 * @param alone the first look's probabilities, 0 to 1, in the order of the candidates
 * @returns rows in the order of `SECOND_FEATURES`
 */
export function lookAgain(candidates: readonly Candidate[], alone: readonly number[]): number[][] {
  const byUnit = groupBy(
    candidates.map(({ unit }) => unit),
    alone,
  );
  const bySection = groupBy(
    candidates.map(({ section }) => section),
    alone,
  );
  const [best = 0, second = 0, third = 0] = [...alone].sort((a, b) => b - a);
  const sum = total(alone);
  const likely = alone.filter((probability) => probability > LIKELY).length;
  const bySentence = new Map(candidates.map(({ sentence }, at) => [sentence.sentenceIndex, at]));
  const neighbour = (at: number, step: number): number => {
    const beside = bySentence.get((candidates[at]?.sentence.sentenceIndex ?? 0) + step);
    return beside !== undefined && candidates[beside]?.unit === candidates[at]?.unit ? (alone[beside] ?? 0) : NOBODY;
  };
  return candidates.map(({ features, unit, section }, at) => {
    const own = alone[at] ?? 0;
    const inUnit = byUnit.get(unit) ?? [];
    return [
      ...features,
      own,
      alone.filter((other) => other > own).length,
      best - own,
      total(inUnit),
      largest(inUnit),
      total(inUnit) / Math.max(1, inUnit.length),
      total(bySection.get(section) ?? []),
      sum,
      likely,
      second,
      third,
      neighbour(at, -1),
      neighbour(at, 1),
      inUnit.filter((other) => other > own).length,
      total(inUnit) / (sum + 1e-9),
    ];
  });
}

/** Probability, 0 to 1, of each candidate that a complete and concise answer holds it. */
export function answerProbabilities({ first, second }: SelectionModel, candidates: readonly Candidate[]): number[] {
  const alone = candidates.map(({ features }) => probabilityOf(first, features));
  return lookAgain(candidates, alone).map((row) => probabilityOf(second, row));
}
