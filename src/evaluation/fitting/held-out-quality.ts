// How well a fitted decision does on groups that it was not fitted on: the area under the ROC curve (Fawcett 2006), and
// what share of the ones and zeros a threshold gets right.
import {
  BOOSTING_DEFAULTS,
  type BoostedTrees,
  type BoostingOptions,
  fitBoostedTrees,
  probabilityOf,
} from '../../learning/boosted-trees.js';

export interface Example {
  readonly group: string;
  readonly features: readonly number[];
  readonly label: number;
}

export interface HeldOutQuality {
  readonly auc: number;
  /** For each threshold, the share of ones at or above it and of zeros below it. */
  readonly thresholds: readonly { readonly threshold: number; readonly ones: number; readonly zeros: number }[];
}

/** Share of pairs of a one and a zero that are in the right order; ties count half. */
export function areaUnderCurve(scored: readonly { readonly score: number; readonly label: number }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end++;
    const rank = (at + 1 + end) / 2;
    for (let tie = at; tie < end; tie++) if (sorted[tie]?.label === 1) rankSum += rank;
    at = end;
  }
  const ones = scored.filter(({ label }) => label === 1).length;
  const zeros = scored.length - ones;
  return ones === 0 || zeros === 0 ? Number.NaN : (rankSum - (ones * (ones + 1)) / 2) / (ones * zeros);
}

/** Fits on all groups but one, for each group, and scores that one. */
export function holdOutGroups(features: readonly string[], examples: readonly Example[]): HeldOutQuality {
  const groups = [...new Set(examples.map(({ group }) => group))];
  const scored = groups.flatMap((group) => {
    const others = examples.filter((example) => example.group !== group);
    const model = fitExamples(features, others);
    return examples
      .filter((example) => example.group === group)
      .map(({ features: row, label }) => ({ score: probabilityOf(model, row), label }));
  });
  const shareOf = (label: number, passes: (score: number) => boolean): number => {
    const own = scored.filter((example) => example.label === label);
    return own.filter(({ score }) => passes(score)).length / Math.max(1, own.length);
  };
  return {
    auc: areaUnderCurve(scored),
    thresholds: [0.2, 0.3, 0.4, 0.5, 0.6].map((threshold) => ({
      threshold,
      ones: shareOf(1, (score) => score >= threshold),
      zeros: shareOf(0, (score) => score < threshold),
    })),
  };
}

export const fitExamples = (
  features: readonly string[],
  examples: readonly Example[],
  options: Partial<BoostingOptions> = {},
): BoostedTrees =>
  fitBoostedTrees(
    features,
    examples.map(({ features: row }) => row),
    examples.map(({ label }) => label),
    { ...OPTIONS, ...options },
  );

/** Slower steps and one question more a tree than the defaults: a third of a point of AUC on held-out authors. */
const OPTIONS: BoostingOptions = { ...BOOSTING_DEFAULTS, trees: 200, depth: 4, rate: 0.06 };
