// Gradient boosted decision trees with logistic loss (Friedman 2001, "Greedy Function Approximation"; second-order leaves
// as in Chen & Guestrin 2016, "XGBoost"): few numeric features, a few thousand rows, and interactions that a line misses.

/** A node splits (`value` null) or is a leaf; `left` takes rows whose feature is at most `threshold`. */
interface TreeNode {
  readonly feature: number;
  readonly threshold: number;
  readonly left: number;
  readonly right: number;
  readonly value: number;
}

/** What is stored: `bias` plus one value of each tree is the log-odds. */
export interface BoostedTrees {
  /** Names of the features, in the order of the rows. */
  readonly features: readonly string[];
  readonly bias: number;
  /** Each tree as rows [feature, threshold, left, right, value]; feature -1 marks a leaf. */
  readonly trees: readonly (readonly (readonly number[])[])[];
}

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  /** How much of each tree is taken. */
  readonly rate: number;
  /** Fewest rows of a leaf. */
  readonly leastRows: number;
  /** Ridge on the leaf values. */
  readonly ridge: number;
  /** How many thresholds are tried per feature: quantiles of its values. */
  readonly bins: number;
}

export const BOOSTING_DEFAULTS: BoostingOptions = {
  trees: 120,
  depth: 3,
  rate: 0.1,
  leastRows: 20,
  ridge: 2,
  bins: 32,
};

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const rounded = (value: number): number => Number(value.toPrecision(5));

/** Thresholds of a feature: distinct quantiles of its values. */
function quantiles(values: readonly number[], bins: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let bin = 1; bin < bins; bin++) cuts.add(rounded(sorted[Math.floor((bin * sorted.length) / bins)] ?? 0));
  cuts.delete(rounded(sorted.at(-1) ?? 0));
  return [...cuts].sort((a, b) => a - b);
}

interface Training {
  readonly rows: readonly (readonly number[])[];
  readonly thresholds: readonly (readonly number[])[];
  /** For each feature the number of the first threshold at or above each row's value. */
  readonly binned: readonly Uint8Array[];
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly options: BoostingOptions;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

const sumOf = (values: Float64Array, members: readonly number[]): number =>
  members.reduce((sum, row) => sum + (values[row] ?? 0), 0);

/** The split that lowers the loss most; null where none leaves enough rows on both sides. */
function bestSplit(members: readonly number[], training: Training): Split | null {
  const { thresholds, binned, gradients, hessians, options } = training;
  const allGradient = sumOf(gradients, members);
  const allHessian = sumOf(hessians, members);
  const gainOf = (gradient: number, hessian: number): number => (gradient * gradient) / (hessian + options.ridge);
  const whole = gainOf(allGradient, allHessian);
  let best: Split | null = null;
  for (let feature = 0; feature < thresholds.length; feature++) {
    const bins = (thresholds[feature]?.length ?? 0) + 1;
    if (bins < 2) continue;
    const gradient = new Float64Array(bins);
    const hessian = new Float64Array(bins);
    const count = new Uint32Array(bins);
    for (const row of members) {
      const bin = binned[feature]?.[row] ?? 0;
      gradient[bin] = (gradient[bin] ?? 0) + (gradients[row] ?? 0);
      hessian[bin] = (hessian[bin] ?? 0) + (hessians[row] ?? 0);
      count[bin] = (count[bin] ?? 0) + 1;
    }
    let leftGradient = 0;
    let leftHessian = 0;
    let leftCount = 0;
    for (let bin = 0; bin < bins - 1; bin++) {
      leftGradient += gradient[bin] ?? 0;
      leftHessian += hessian[bin] ?? 0;
      leftCount += count[bin] ?? 0;
      if (leftCount < options.leastRows || members.length - leftCount < options.leastRows) continue;
      const gain =
        gainOf(leftGradient, leftHessian) + gainOf(allGradient - leftGradient, allHessian - leftHessian) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, gain };
    }
  }
  return best;
}

/** Grows one tree; returns its nodes, the root first. */
function growTree(training: Training): TreeNode[] {
  const { gradients, hessians, thresholds, binned, options, rows } = training;
  const nodes: TreeNode[] = [];
  const grow = (members: readonly number[], depth: number): number => {
    const at = nodes.length;
    nodes.push({ feature: -1, threshold: 0, left: 0, right: 0, value: 0 });
    const split = depth < options.depth ? bestSplit(members, training) : null;
    if (split === null) {
      const value = (-options.rate * sumOf(gradients, members)) / (sumOf(hessians, members) + options.ridge);
      nodes[at] = { feature: -1, threshold: 0, left: 0, right: 0, value: rounded(value) };
      return at;
    }
    const isLeft = (row: number): boolean => (binned[split.feature]?.[row] ?? 0) <= split.bin;
    const left = grow(members.filter(isLeft), depth + 1);
    const right = grow(
      members.filter((row) => !isLeft(row)),
      depth + 1,
    );
    const threshold = thresholds[split.feature]?.[split.bin] ?? 0;
    nodes[at] = { feature: split.feature, threshold, left, right, value: 0 };
    return at;
  };
  grow(
    rows.map((_, row) => row),
    0,
  );
  return nodes;
}

function leafOf(tree: readonly (readonly number[])[], row: readonly number[]): number {
  let node = tree[0];
  while (node && node[0] !== -1)
    node = tree[(row[node[0] ?? 0] ?? 0) <= (node[1] ?? 0) ? (node[2] ?? 0) : (node[3] ?? 0)];
  return node?.[4] ?? 0;
}

/**
 * Fits trees; deterministic.
 * @param rows numbers by feature, one row an example
 * @param labels 1 for an example of what is looked for, 0 for another
 */
export function fitBoostedTrees(
  features: readonly string[],
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  options: BoostingOptions = BOOSTING_DEFAULTS,
): BoostedTrees {
  const positive = labels.reduce((sum, label) => sum + label, 0);
  const share = Math.min(0.999, Math.max(0.001, positive / Math.max(1, labels.length)));
  const bias = rounded(Math.log(share / (1 - share)));
  const thresholds = features.map((_, feature) =>
    quantiles(
      rows.map((row) => row[feature] ?? 0),
      options.bins,
    ),
  );
  const binned = thresholds.map((cuts, feature) =>
    Uint8Array.from(rows, (row) => {
      const value = row[feature] ?? 0;
      const bin = cuts.findIndex((cut) => value <= cut);
      return bin < 0 ? cuts.length : bin;
    }),
  );
  const odds = new Float64Array(rows.length).fill(bias);
  const trees: (readonly (readonly number[])[])[] = [];
  for (let round = 0; round < options.trees; round++) {
    const gradients = odds.map((value, row) => sigmoid(value) - (labels[row] ?? 0));
    const hessians = odds.map((value) => sigmoid(value) * (1 - sigmoid(value)));
    const nodes = growTree({ rows, thresholds, binned, gradients, hessians, options });
    const tree = nodes.map(({ feature, threshold, left, right, value }) => [feature, threshold, left, right, value]);
    rows.forEach((row, index) => {
      odds[index] = (odds[index] ?? 0) + leafOf(tree, row);
    });
    trees.push(tree);
  }
  return { features, bias, trees };
}

/** All nodes of all trees one after the other, in arrays by field: rows of rows are slow to walk. */
interface FlatTrees {
  readonly roots: Uint32Array;
  readonly features: Int16Array;
  readonly thresholds: Float64Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly values: Float64Array;
}

const flattened = new WeakMap<BoostedTrees, FlatTrees>();

function flatten(model: BoostedTrees): FlatTrees {
  const known = flattened.get(model);
  if (known) return known;
  const roots: number[] = [];
  const nodes: (readonly number[])[] = [];
  for (const tree of model.trees) {
    const root = nodes.length;
    roots.push(root);
    for (const [feature = -1, threshold = 0, left = 0, right = 0, value = 0] of tree)
      nodes.push([feature, threshold, root + left, root + right, value]);
  }
  const field = (at: number): number[] => nodes.map((node) => node[at] ?? 0);
  const flat = {
    roots: Uint32Array.from(roots),
    features: Int16Array.from(field(0)),
    thresholds: Float64Array.from(field(1)),
    left: Uint32Array.from(field(2)),
    right: Uint32Array.from(field(3)),
    values: Float64Array.from(field(4)),
  };
  flattened.set(model, flat);
  return flat;
}

/** Probability, 0 to 1, that a row is what was looked for. */
export function probabilityOf(model: BoostedTrees, row: readonly number[]): number {
  const { roots, features, thresholds, left, right, values } = flatten(model);
  let odds = model.bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number;
    for (let feature = features[node] as number; feature >= 0; feature = features[node] as number)
      node = ((row[feature] ?? 0) <= (thresholds[node] as number) ? left[node] : right[node]) as number;
    odds += values[node] as number;
  }
  return sigmoid(odds);
}
