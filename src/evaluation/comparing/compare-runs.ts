// Two runs case by case: differences of every metric with a paired test, and which cases got better and worse.
import { HEADLINES, METRICS, metricOf } from '../metrics/all-metrics.js';
import type { Metric, MetricName, Observation } from '../metrics/metric.js';
import { aggregate } from '../statistics/aggregate.js';
import { type ObservedPair, permutationTest } from '../statistics/permutation-test.js';
import type { ObservedCase, ObservedRun } from './observed-run.js';

export interface MetricComparison {
  readonly name: MetricName;
  readonly a: number | null;
  readonly b: number | null;
  /** b − a. */
  readonly difference: number | null;
  /** Two-sided, paired randomisation test over the common cases; not corrected for the number of metrics. */
  readonly p: number | null;
  /** Ids of the cases that got better or worse in this metric. */
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

/** A case that passes in one run and fails in the other. */
export interface ChangedCase {
  readonly id: string;
  readonly question: string;
}

/** The headlines of one group of both runs. */
export interface GroupComparison {
  readonly name: string;
  readonly common: number;
  readonly metrics: readonly MetricComparison[];
}

export interface RunComparison {
  readonly a: string;
  readonly b: string;
  readonly samePlan: boolean;
  /** How many cases both runs asked in the same words with the same truth; only these are compared. */
  readonly common: number;
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly metrics: readonly MetricComparison[];
  /** By the groups of run B, in its order; empty where it names none. */
  readonly groups: readonly GroupComparison[];
  /** McNemar's table of passed cases, and its exact two-sided p-value. */
  readonly passed: {
    readonly both: number;
    readonly onlyA: readonly ChangedCase[];
    readonly onlyB: readonly ChangedCase[];
    readonly neither: number;
    readonly p: number;
  };
}

interface CasePair {
  readonly id: string;
  readonly group: string;
  readonly question: string;
  readonly a: ObservedCase;
  readonly b: ObservedCase;
}

function pairCases(a: ObservedRun, b: ObservedRun): CasePair[] {
  const ofB = new Map(b.cases.map((observed) => [observed.id, observed]));
  return a.cases.flatMap((inA) => {
    const inB = ofB.get(inA.id);
    return inB !== undefined && inB.digest === inA.digest
      ? [{ id: inA.id, group: inB.group, question: inB.question, a: inA, b: inB }]
      : [];
  });
}

function compareMetric(metric: Metric, pairs: readonly CasePair[]): MetricComparison {
  const observed = pairs.map(({ id, a, b }): ObservedPair & { readonly id: string } => {
    return { id, a: a.observations[metric.name] ?? null, b: b.observations[metric.name] ?? null };
  });
  const [a, b] = (['a', 'b'] as const).map((side) =>
    aggregate(
      metric.aggregate,
      observed.map((pair) => pair[side]),
    ),
  ) as [number | null, number | null];
  const gain = (before: Observation | null, after: Observation | null): number => {
    if (before === null || after === null) return 0;
    return (after.value - before.value) * (metric.better === 'higher' ? 1 : -1);
  };
  const listed = metric.unit === 'ms' ? [] : observed;
  return {
    name: metric.name,
    ...{ a, b, difference: a === null || b === null ? null : b - a },
    p: permutationTest(metric.aggregate, observed),
    better: listed.filter((pair) => gain(pair.a, pair.b) > 0).map(({ id }) => id),
    worse: listed.filter((pair) => gain(pair.a, pair.b) < 0).map(({ id }) => id),
  };
}

function compareGroups(pairs: readonly CasePair[]): GroupComparison[] {
  const names = [...new Set(pairs.map(({ group }) => group))].filter((name) => name !== '');
  return names.map((name) => {
    const members = pairs.filter(({ group }) => group === name);
    return {
      name,
      common: members.length,
      metrics: HEADLINES.map((metric) => compareMetric(metricOf(metric), members)),
    };
  });
}

function comparePassed(pairs: readonly CasePair[]): RunComparison['passed'] {
  const changed = (side: 'a' | 'b', other: 'a' | 'b'): ChangedCase[] =>
    pairs.filter((pair) => pair[side].passed && !pair[other].passed).map(({ id, question }) => ({ id, question }));
  const observed = pairs.map(({ a, b }) => {
    return { a: { value: Number(a.passed), weight: 1 }, b: { value: Number(b.passed), weight: 1 } };
  });
  return {
    both: pairs.filter(({ a, b }) => a.passed && b.passed).length,
    onlyA: changed('a', 'b'),
    onlyB: changed('b', 'a'),
    neither: pairs.filter(({ a, b }) => !a.passed && !b.passed).length,
    // On zeros and ones the paired randomisation test is McNemar's exact test.
    p: permutationTest('mean', observed) ?? 1,
  };
}

/** Compares run B with run A over the cases that both asked. */
export function compareRuns(a: ObservedRun, b: ObservedRun): RunComparison {
  const pairs = pairCases(a, b);
  const common = new Set(pairs.map(({ id }) => id));
  const alone = (run: ObservedRun) => run.cases.filter(({ id }) => !common.has(id)).map(({ id }) => id);
  return {
    a: a.name,
    b: b.name,
    samePlan: a.planDigest === b.planDigest,
    common: pairs.length,
    onlyA: alone(a),
    onlyB: alone(b),
    metrics: METRICS.map((metric) => compareMetric(metric, pairs)),
    groups: compareGroups(pairs),
    passed: comparePassed(pairs),
  };
}
