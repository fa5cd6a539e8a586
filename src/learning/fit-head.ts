// Fits a head: one linear support vector machine per label against the others, with margins turned into probabilities.
import type { FeatureVector } from './encode-features.js';
import { type HeadData, marginsOf } from './head.js';
import { learnTarget, packRows, type Rows, type SvmOptions } from './linear-svm.js';
import { shuffled } from './shuffle.js';

export interface HeadExample {
  readonly vector: FeatureVector;
  readonly label: string;
  /** Examples of one group (an author) are held out together when the probabilities are fitted. */
  readonly group: string;
}

export interface HeadOptions extends SvmOptions {
  /** Price of a row on the wrong side of its margin; liblinear's C. */
  readonly cost: number;
  /** How far a rare label's rows are dearer: 0 not at all, 1 so that both sides weigh the same. */
  readonly balance: number;
}

export const HEAD_DEFAULTS: HeadOptions = {
  cost: 1,
  balance: 0.3,
  passes: 20,
  shrinkMargin: 0.3,
  tolerance: 0.05,
};

/** Temperatures that are tried, as they are stored; 1 leaves the margins as they are. */
const TEMPERATURES = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1].map(Math.fround);

const SEED = 1;

function fitWeights(examples: readonly HeadExample[], labels: readonly string[], size: number, options: HeadOptions) {
  const ordered = shuffled(examples, SEED);
  const rows: Rows = packRows(ordered.map(({ vector }) => vector));
  const weights = new Float32Array(size * labels.length);
  const biases = new Float32Array(labels.length);
  const work = {
    weights: new Float32Array(size),
    alphas: new Float32Array(rows.size),
    order: new Uint32Array(rows.size),
  };
  labels.forEach((label, number) => {
    const own = Uint8Array.from(ordered, (example) => (example.label === label ? 1 : 0));
    const share = own.reduce((sum, one) => sum + one, 0) / Math.max(1, rows.size);
    const dearer = share > 0 ? (0.5 / share) ** options.balance : 1;
    const target = { own, ownCost: options.cost * Math.max(1, dearer), otherCost: options.cost };
    biases[number] = learnTarget(rows, target, work, options);
    for (let feature = 0; feature < size; feature++)
      weights[feature * labels.length + number] = work.weights[feature] ?? 0;
  });
  return { labels, weights, biases };
}

/** Mean negative log-likelihood of the held-out labels at a temperature. */
function lossAt(
  temperature: number,
  held: readonly { readonly margins: Float32Array; readonly own: number }[],
): number {
  let loss = 0;
  for (const { margins, own } of held) {
    let sum = 0;
    for (const margin of margins) sum += Math.exp(margin / temperature);
    loss -= (margins[own] ?? 0) / temperature - Math.log(sum);
  }
  return loss;
}

/** Of so many groups about one is held out to fit the temperature: one fit more, of two thirds of the examples. */
const HELD_OUT_EVERY = 3;

/** By its name alone: who is held out does not change when another author comes. */
const isChosen = (group: string): boolean =>
  [...group].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 7) %
    HELD_OUT_EVERY ===
  0;

function fitTemperature(
  examples: readonly HeadExample[],
  labels: readonly string[],
  size: number,
  options: HeadOptions,
): number {
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
  const chosen = groups.filter(isChosen);
  const heldOut = new Set(chosen.length > 0 ? chosen : groups.slice(0, 1));
  const isHeld = ({ group }: HeadExample): boolean => heldOut.has(group);
  const rest = examples.filter((example) => !isHeld(example));
  if (rest.length === 0) return 1;
  const head = { ...fitWeights(rest, labels, size, options), temperature: 1 };
  const held = examples.filter(isHeld).map(({ vector, label }) => ({
    margins: marginsOf(head, vector),
    own: labels.indexOf(label),
  }));
  const losses = TEMPERATURES.map((temperature) => lossAt(temperature, held));
  return TEMPERATURES[losses.indexOf(Math.min(...losses))] ?? 1;
}

/**
 * Fits a head; deterministic. The temperature of its softmax is the one that held-out groups find likeliest (Guo et al.
 * 2017, "On Calibration of Modern Neural Networks").
 * @param size how many features there are
 */
export function fitHead(
  examples: readonly HeadExample[],
  size: number,
  options: HeadOptions = HEAD_DEFAULTS,
): HeadData {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const temperature = labels.length > 1 ? fitTemperature(examples, labels, size, options) : 1;
  return { ...fitWeights(examples, labels, size, options), temperature };
}
