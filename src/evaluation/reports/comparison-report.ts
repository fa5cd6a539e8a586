// Comparisons in the terminal: two runs side by side, the gate's verdicts, and the ablation table.
import type { AblationRow } from '../comparing/compare-ablations.js';
import type { ChangedCase, GroupComparison, RunComparison } from '../comparing/compare-runs.js';
import type { GateCheck } from '../comparing/gate.js';
import { metricOf } from '../metrics/all-metrics.js';
import type { MetricName } from '../metrics/metric.js';
import { formatDifference, formatFigure, formatPValue } from './format-figure.js';
import { type ReportedSet, SET_COLUMNS } from './sets-report.js';
import { formatTextTable } from './text-table.js';

/** Below this a difference is marked; the usual 5%. */
const MARKED = 0.05;

function listCases(title: string, cases: readonly ChangedCase[]): string {
  if (cases.length === 0) return `${title}：无`;
  return [`${title}（${cases.length} 题）：`, ...cases.map(({ id, question }) => `  ${id}  ${question}`)].join('\n');
}

const listOnly = (run: string, ids: readonly string[]): string =>
  ids.length === 0
    ? ''
    : `只在 ${run} 中（或题目已改写）的 ${ids.length} 题未参与比较：${ids.slice(0, 10).join('、')}${ids.length > 10 ? '……' : ''}`;

/** 「0.188 → 0.813*」 for each headline of each group. */
function formatGroups(groups: readonly GroupComparison[]): string {
  const [first] = groups;
  if (!first) return '';
  const rows = groups.map(({ name, common, metrics }) => [
    name,
    String(common),
    ...metrics.map(({ a, b, p }) =>
      a === b ? formatFigure(b) : `${formatFigure(a)} → ${formatFigure(b)}${p !== null && p < MARKED ? '*' : ''}`,
    ),
  ]);
  return formatTextTable({ head: ['组', '题数', ...first.metrics.map(({ name }) => name)], rows });
}

/** Differences with p-values, by group where there are any, then the cases that got better and worse. */
export function formatComparison(comparison: RunComparison): string {
  const rows = comparison.metrics.map(({ name, a, b, difference, p, better, worse }) => {
    const { unit } = metricOf(name);
    const mark = p !== null && p < MARKED ? '*' : '';
    const changed = unit === 'ms' ? ['', ''] : [String(better.length), String(worse.length)];
    return [
      name,
      formatFigure(a, unit),
      formatFigure(b, unit),
      formatDifference(difference, unit),
      formatPValue(p),
      mark,
      ...changed,
    ];
  });
  const { both, onlyA, onlyB, neither, p } = comparison.passed;
  return [
    `A = ${comparison.a}\nB = ${comparison.b}\n共同题目 ${comparison.common} 题${comparison.samePlan ? '' : '（两次运行所用规划文本不同）'}`,
    formatTextTable({ head: ['指标', 'A', 'B', 'B−A', 'p', '', '变好', '变差'], rows }),
    ...[formatGroups(comparison.groups)].filter(Boolean),
    `p 值：逐题配对随机化（置换）检验，双侧，未作多重比较校正；* 表示 p < ${MARKED}。`,
    `通过情况（McNemar 精确检验 p = ${formatPValue(p)}）：都通过 ${both}，只有 A 通过 ${onlyA.length}，只有 B 通过 ${onlyB.length}，都未通过 ${neither}`,
    listCases('变好的题目', onlyB),
    listCases('变差的题目', onlyA),
    ...[listOnly('A', comparison.onlyA), listOnly('B', comparison.onlyB)].filter(Boolean),
  ].join('\n\n');
}

/** A set with its figures and what the gate says of them. */
export interface GatedSet extends ReportedSet {
  readonly checks: readonly GateCheck[];
}

const GATE_COLUMNS: readonly MetricName[] = [...SET_COLUMNS, 'quote_validity', 'figure_accuracy', 'consistent'];

/** One line a set, then one line a check that failed, so that it is what is read last. */
export function formatGate(sets: readonly GatedSet[]): string {
  const rows = sets.map(({ name, summary, checks }) => {
    const passed = checks.filter((check) => check.passed).length;
    const figures = GATE_COLUMNS.map((metric) => formatFigure(summary.overall.figures[metric].value));
    return [passed === checks.length ? '通过' : '未过', name, ...figures, `${passed}/${checks.length}`];
  });
  const failed = sets.flatMap(({ name, checks }) =>
    checks
      .filter(({ passed }) => !passed)
      .map(({ metric, against, message }) => [name, against === 'threshold' ? '阈值' : '基线', metric, message]),
  );
  const table = formatTextTable({ head: ['结论', '数据集', ...GATE_COLUMNS, '检查'], rows, left: [0, 1] });
  if (failed.length === 0) return table;
  return `${table}\n\n${formatTextTable({ head: ['未过', '依据', '指标', '数值'], rows: failed, left: [0, 1, 2, 3] })}`;
}

/** First row: the figures with everything. Under it what changes without each part (* significant). */
export function formatAblations(rows: readonly AblationRow[]): string {
  const metrics = rows[0]?.cells.map(({ metric }) => metric) ?? [];
  const table = rows.map(({ name, cells }) => [
    name,
    ...cells.map(({ metric, value, difference, p }) => {
      const { unit } = metricOf(metric);
      if (name === rows[0]?.name) return formatFigure(value, unit);
      return `${formatDifference(difference, unit)}${p !== null && p < MARKED ? '*' : ' '}`;
    }),
  ]);
  const legend = rows.map(({ name, description }) => [name, description]);
  return [
    formatTextTable({ head: ['去掉的部分', ...metrics], rows: table }),
    `第一行为完整配置的数值，其下为去掉该部分后的变化，* 表示 p < ${MARKED}（逐题配对随机化检验，双侧）。去掉后各项不降的部分没有贡献。`,
    formatTextTable({ head: ['部分', '说明'], rows: legend, left: [0, 1] }),
  ].join('\n\n');
}
