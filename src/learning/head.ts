// A head: which label a feature vector has, how sure that is, and the features that decided it.
import type { FeatureVector } from './encode-features.js';

/** What is stored. The weight of feature f for label l stands at `f * labels.length + l`. */
export interface HeadData {
  readonly labels: readonly string[];
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  /** The margins are divided by it before they become probabilities. */
  readonly temperature: number;
}

export interface Decision {
  readonly label: string;
  /** Probability of the label, 0 to 1. */
  readonly confidence: number;
}

export function marginsOf({ labels, weights, biases }: HeadData, { columns, values }: FeatureVector): Float32Array {
  const margins = Float32Array.from(biases);
  const width = labels.length;
  for (let cell = 0; cell < columns.length; cell++) {
    const start = (columns[cell] as number) * width;
    const value = values[cell] as number;
    for (let label = 0; label < width; label++)
      margins[label] = (margins[label] as number) + value * (weights[start + label] as number);
  }
  return margins;
}

/** Probability of each label. */
export function probabilitiesOf(head: HeadData, vector: FeatureVector): Float32Array {
  const margins = marginsOf(head, vector);
  const highest = margins.reduce((most, margin) => Math.max(most, margin), Number.NEGATIVE_INFINITY);
  const powers = margins.map((margin) => Math.exp((margin - highest) / head.temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The likeliest label.
 * @param weightOf what else is known, as a factor of each label's probability; 0 for a label that may not be taken
 */
export function decide(head: HeadData, vector: FeatureVector, weightOf: (label: string) => number = () => 1): Decision {
  const weighted = probabilitiesOf(head, vector).map(
    (probability, at) => probability * weightOf(head.labels[at] ?? ''),
  );
  const sum = weighted.reduce((total, weight) => total + weight, 0);
  const highest = weighted.reduce((most, weight) => Math.max(most, weight), 0);
  return { label: head.labels[weighted.indexOf(highest)] ?? '', confidence: sum > 0 ? highest / sum : 0 };
}

/** The features that spoke most for a label, heaviest first. @param nameOf a feature by its number */
export function explain(
  { labels, weights }: HeadData,
  { columns, values }: FeatureVector,
  { label, nameOf, most }: { readonly label: string; readonly nameOf: (id: number) => string; readonly most: number },
): { readonly feature: string; readonly weight: number }[] {
  const number = labels.indexOf(label);
  return Array.from(columns, (column, cell) => ({
    feature: nameOf(column),
    weight: (values[cell] ?? 0) * (weights[column * labels.length + number] ?? 0),
  }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .filter(({ weight }) => weight > 0);
}
