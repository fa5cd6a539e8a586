// A linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking (Hsieh et al. 2008,
// "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithm 1).
import type { FeatureVector } from './encode-features.js';

export interface SvmOptions {
  /** Most passes over the rows for one target. */
  readonly passes: number;
  /** A row this far on its right side is not looked at again. */
  readonly shrinkMargin: number;
  /** A target is learned when no step of a pass was bigger. */
  readonly tolerance: number;
}

/** All rows in three arrays: reading them in order is what training spends its time on. */
export interface Rows {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

export function packRows(rows: readonly FeatureVector[]): Rows {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach(({ columns }, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + columns.length;
  });
  const columns = new Uint32Array(offsets[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  rows.forEach((row, index) => {
    columns.set(row.columns, offsets[index] ?? 0);
    values.set(row.values, offsets[index] ?? 0);
  });
  return { size: rows.length, offsets, columns, values };
}

/** What is learned apart from others: which rows are its own, and the price of a row on the wrong side, by side. */
export interface Target {
  /** 1 for each row of its own, 0 for the others. */
  readonly own: Uint8Array;
  readonly ownCost: number;
  readonly otherCost: number;
}

/** Arrays that every target is learned in: weights by feature, dual variables and order by row. */
export interface Work {
  readonly weights: Float32Array;
  readonly alphas: Float32Array;
  readonly order: Uint32Array;
}

/** Learns one target: fills `work.weights` and returns the bias. */
export function learnTarget(rows: Rows, { own, ownCost, otherCost }: Target, work: Work, options: SvmOptions): number {
  const { offsets, columns, values } = rows;
  const { weights, alphas, order } = work;
  weights.fill(0);
  alphas.fill(0);
  for (let row = 0; row < rows.size; row++) order[row] = row;
  const ownRidge = 1 / (2 * ownCost);
  const otherRidge = 1 / (2 * otherCost);
  let bias = 0;
  let active = rows.size;
  for (let pass = 0; pass < options.passes; pass++) {
    let biggest = 0;
    let kept = 0;
    for (let at = 0; at < active; at++) {
      const row = order[at] as number;
      const isOwn = own[row] === 1;
      const sign = isOwn ? 1 : -1;
      const ridge = isOwn ? ownRidge : otherRidge;
      const end = offsets[row + 1] as number;
      let margin = bias;
      for (let cell = offsets[row] as number; cell < end; cell++)
        margin += (weights[columns[cell] as number] as number) * (values[cell] as number);
      const alpha = alphas[row] as number;
      const gradient = sign * margin - 1 + ridge * alpha;
      if (alpha === 0 && gradient >= 0) {
        if (gradient < options.shrinkMargin) order[kept++] = row;
        continue;
      }
      order[kept++] = row;
      // Rows have length 1, and the bias is one more feature of value 1.
      const next = Math.max(0, alpha - gradient / (2 + ridge));
      const step = (next - alpha) * sign;
      if (step === 0) continue;
      biggest = Math.max(biggest, Math.abs(gradient));
      alphas[row] = next;
      bias += step;
      for (let cell = offsets[row] as number; cell < end; cell++) {
        const column = columns[cell] as number;
        weights[column] = (weights[column] as number) + step * (values[cell] as number);
      }
    }
    active = kept;
    if (biggest < options.tolerance) break;
  }
  return bias;
}
