// From scored cases to figures with intervals: overall, by group, by type and by style.
import { CASE_STYLES, CASE_TYPES } from '../dataset/evaluation-case.js';
import { METRICS } from '../metrics/all-metrics.js';
import type { MetricName } from '../metrics/metric.js';
import { aggregate } from '../statistics/aggregate.js';
import { bootstrapInterval, type Interval } from '../statistics/bootstrap-interval.js';
import type { ScoredCase } from './score-cases.js';

export interface MetricFigure {
  /** Null where nothing was observed; printed n/a, never 0. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** How many cases were observed. */
  readonly n: number;
}

export type FigureTable = Readonly<Record<MetricName, MetricFigure>>;

export interface GroupSummary {
  readonly name: string;
  readonly cases: number;
  readonly failed: number;
  readonly figures: FigureTable;
}

export interface RunSummary {
  readonly overall: GroupSummary;
  /** By the groups that the set's author named, in the order of the file; empty where none was named. */
  readonly byGroup: readonly GroupSummary[];
  /** In the order of the schema; only those with cases. */
  readonly byType: readonly GroupSummary[];
  readonly byStyle: readonly GroupSummary[];
}

/** The figures of some cases. */
export function summarizeGroup(name: string, cases: readonly ScoredCase[]): GroupSummary {
  const figures = METRICS.map((metric) => {
    const observations = cases.map((scored) => scored.observations[metric.name]);
    const figure: MetricFigure = {
      value: aggregate(metric.aggregate, observations),
      interval: bootstrapInterval(metric.aggregate, observations),
      n: observations.filter((seen) => seen !== null).length,
    };
    return [metric.name, figure] as const;
  });
  const failed = cases.filter(({ faults }) => faults.length > 0).length;
  return { name, cases: cases.length, failed, figures: Object.fromEntries(figures) as unknown as FigureTable };
}

/** The groups of a set, each once, in the order of the file. */
export const namedGroups = (cases: readonly ScoredCase[]): string[] => [
  ...new Set(cases.flatMap((scored) => (scored.case.group === '' ? [] : [scored.case.group]))),
];

/** The figures of a whole run. */
export function summarizeRun(cases: readonly ScoredCase[]): RunSummary {
  const groupsOf = (key: 'group' | 'type' | 'style', names: readonly string[]) =>
    names
      .map((name) => ({ name, members: cases.filter((scored) => scored.case[key] === name) }))
      .filter(({ members }) => members.length > 0)
      .map(({ name, members }) => summarizeGroup(name, members));
  return {
    overall: summarizeGroup('overall', cases),
    byGroup: groupsOf('group', namedGroups(cases)),
    byType: groupsOf('type', CASE_TYPES),
    byStyle: groupsOf('style', CASE_STYLES),
  };
}
