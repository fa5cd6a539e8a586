// The report on foreign retrieval in the terminal.
import type { ForeignRetrievalReport } from '../foreign-retrieval.js';
import { formatFigure, formatInterval } from './format-figure.js';
import { formatTextTable } from './text-table.js';

/** Figures, times and memory, then some queries whose passage was not found. */
export function formatForeignReport(report: ForeignRetrievalReport): string {
  const figures = Object.entries(report.figures).map(([name, { value, interval }]) => [
    name,
    formatFigure(value),
    formatInterval(interval),
  ]);
  const rows = [
    ...figures,
    ['建索引用时', `${(report.buildMs / 1000).toFixed(2)} s`, ''],
    ['latency_p50', formatFigure(report.latencyP50, 'ms'), ''],
    ['latency_p95', formatFigure(report.latencyP95, 'ms'), ''],
    ['建成后常驻内存', `${report.rssAfterBuildMb} MB`, ''],
    ['结束时常驻内存', `${report.rssMb} MB`, ''],
  ];
  const head = `段落 ${report.passages} 条，问题 ${report.queries} 个${report.skipped > 0 ? `（另有 ${report.skipped} 个没有答案的问题未计）` : ''}`;
  const missed = report.missed.map(
    ({ id, q, gold, found }) => `  ${id}  ${q}  应为 ${gold.join('、')}，得到 ${found.join('、') || '（无）'}`,
  );
  return [
    head,
    formatTextTable({ head: ['指标', '数值', '95% 区间'], rows }),
    ...(missed.length === 0 ? [] : [['前 10 位未命中的部分问题：', ...missed].join('\n')]),
  ].join('\n\n');
}
