// Agreement of two readers on one label: share of equals, Cohen's kappa, the confusion matrix and the F1 of each label.

/** What one reader and another said of the same thing; `none` where a reader left it out. */
export interface LabelPair {
  readonly wanted: string;
  readonly got: string;
}

export interface LabelAgreement {
  readonly label: string;
  /** How often it was wanted. */
  readonly wanted: number;
  readonly f1: number;
}

export interface Agreement {
  readonly count: number;
  readonly accuracy: number;
  /** 1 at full agreement, 0 at what chance would give. */
  readonly kappa: number;
  readonly labels: readonly LabelAgreement[];
  /** `confusion[wanted][got]`: how often. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** κ = (p_o − p_e) / (1 − p_e) (Cohen 1960); 1 where both know one label only. */
function kappaOf(accuracy: number, chance: number): number {
  return chance >= 1 ? 1 : (accuracy - chance) / (1 - chance);
}

export function agreementOf(pairs: readonly LabelPair[]): Agreement {
  const names = [...new Set(pairs.flatMap(({ wanted, got }) => [wanted, got]))].sort();
  const confusion: Record<string, Record<string, number>> = {};
  for (const { wanted, got } of pairs) {
    const row = confusion[wanted] ?? {};
    row[got] = (row[got] ?? 0) + 1;
    confusion[wanted] = row;
  }
  const all = Math.max(1, pairs.length);
  const countOf = (key: 'wanted' | 'got', name: string): number => pairs.filter((pair) => pair[key] === name).length;
  const equal = (name: string): number => confusion[name]?.[name] ?? 0;
  const accuracy = names.reduce((sum, name) => sum + equal(name), 0) / all;
  const chance = names.reduce((sum, name) => sum + (countOf('wanted', name) * countOf('got', name)) / (all * all), 0);
  const labels = names.map((label) => {
    const wanted = countOf('wanted', label);
    return { label, wanted, f1: (2 * equal(label)) / Math.max(1, wanted + countOf('got', label)) };
  });
  return { count: pairs.length, accuracy, kappa: kappaOf(accuracy, chance), labels, confusion };
}
