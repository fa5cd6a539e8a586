// The report in the terminal: all figures with intervals, the headlines by group, type and style, the failed cases.
import { HEADLINES, METRICS, metricOf } from '../metrics/all-metrics.js';
import type { GroupSummary } from '../scoring/summarize.js';
import { formatFigure, formatInterval } from './format-figure.js';
import { formatGeneration } from './format-generation.js';
import { GROUP_LABELS, groupLabel } from './labels.js';
import type { RunReport } from './run-report.js';
import { formatTextTable } from './text-table.js';

/** More failed cases than this fill the screen; the rest stands in the HTML report. */
const MOST_FAILURES = 20;

function figureTable({ figures }: GroupSummary): string {
  const rows = METRICS.map(({ name, group, unit, meaning }) => {
    const { value, interval, n } = figures[name];
    return [GROUP_LABELS[group], name, formatFigure(value, unit), formatInterval(interval, unit), String(n), meaning];
  });
  return formatTextTable({ head: ['类别', '指标', '数值', '95% 区间', '题数', '含义'], rows, left: [0, 1, 5] });
}

/** 「事实 fact」; a group has no other name. */
const titleOf = (name: string): string => (groupLabel(name) === name ? name : `${groupLabel(name)} ${name}`);

function groupTable(title: string, groups: readonly GroupSummary[]): string {
  const rows = groups.map(({ name, cases, failed, figures }) => [
    name === 'overall' ? '全部' : titleOf(name),
    String(cases),
    String(failed),
    ...HEADLINES.map((metric) => formatFigure(figures[metric].value, metricOf(metric).unit)),
  ]);
  return formatTextTable({ head: [title, '题数', '未过', ...HEADLINES], rows });
}

function failureList({ cases }: RunReport): string {
  const failed = cases.filter(({ faults }) => faults.length > 0);
  if (failed.length === 0) return '全部题目通过。';
  const lines = failed
    .slice(0, MOST_FAILURES)
    .flatMap(({ id, question, faults }) => [
      `${id}  ${question}`,
      ...faults.map(
        ({ metric, message }) => `      ${metric}: ${message.length > 120 ? `${message.slice(0, 120)}…` : message}`,
      ),
    ]);
  const rest = failed.length - MOST_FAILURES;
  return [`未通过 ${failed.length} 题：`, ...lines, ...(rest > 0 ? [`……另有 ${rest} 题，见 report.html`] : [])].join(
    '\n',
  );
}

/** The whole report as text; ends without a line break. */
export function formatTerminalReport(report: RunReport): string {
  const { summary, run } = report;
  const errors = report.cases.filter(({ outcome }) => outcome === 'error').length;
  const head = `运行 ${run.name} · ${run.dataset.file} · ${report.cases.length} 题${errors > 0 ? ` · 提问失败 ${errors} 题` : ''}`;
  return [
    head,
    figureTable(summary.overall),
    ...(summary.byGroup.length > 0 ? [groupTable('组', [summary.overall, ...summary.byGroup])] : []),
    groupTable('题型', [summary.overall, ...summary.byType]),
    groupTable('风格', summary.byStyle),
    ...(report.generation ? [formatGeneration(report.generation).join('\n')] : []),
    failureList(report),
  ].join('\n\n');
}
