// All sets in one table, each with its groups: what an asker would call good, what is denied, found, told and declined.
import { metricOf } from '../metrics/all-metrics.js';
import type { MetricName } from '../metrics/metric.js';
import type { GroupSummary, RunSummary } from '../scoring/summarize.js';
import { formatFigure } from './format-figure.js';
import { formatTextTable } from './text-table.js';

export const SET_COLUMNS: readonly MetricName[] = [
  'complete',
  'false_denial',
  'citation_hit',
  'point_recall',
  'decline_accuracy',
];

export interface ReportedSet {
  readonly name: string;
  readonly summary: RunSummary;
}

const rowOf = (title: string, { cases, figures }: GroupSummary): string[] => [
  title,
  String(cases),
  ...SET_COLUMNS.map((metric) => formatFigure(figures[metric].value, metricOf(metric).unit)),
];

/** A row a set, its groups under it. */
export const formatSets = (sets: readonly ReportedSet[]): string =>
  formatTextTable({
    head: ['数据集', '题数', ...SET_COLUMNS],
    rows: sets.flatMap(({ name, summary }) => [
      rowOf(name, summary.overall),
      ...summary.byGroup.map((group) => rowOf(`  ${group.name}`, group)),
    ]),
  });
