// The report on foreign retrieval in the terminal.
import type { ForeignRetrievalReport } from '../foreign-retrieval.js';
import { formatFigure, formatInterval } from './format-figure.js';
import { formatTextTable } from './text-table.js';

/** One column: figures with intervals, times and memory, in the order of `ROWS`. */
function columnOf(report: ForeignRetrievalReport): string[] {
  return [
    ...Object.values(report.figures).map(({ value, interval }) =>
      `${formatFigure(value)} ${formatInterval(interval)}`.trim(),
    ),
    `${(report.buildMs / 1000).toFixed(2)} s`,
    formatFigure(report.latencyP50, 'ms'),
    formatFigure(report.latencyP95, 'ms'),
    `${report.rssAfterBuildMb} MB`,
    `${report.rssMb} MB`,
  ];
}

const ROWS = [
  'recall@1',
  'recall@5',
  'recall@10',
  'mrr@10',
  '建索引用时',
  'latency_p50',
  'latency_p95',
  '建成后常驻内存',
  '结束时常驻内存',
];

/**
 * Figures, times and memory, then some queries whose passage was not found.
 * @param yardstick plain BM25 over the same passages, measured after; its memory includes what came before it
 */
export function formatForeignReport(
  report: ForeignRetrievalReport,
  yardstick: ForeignRetrievalReport | null = null,
): string {
  const columns = [columnOf(report), ...(yardstick === null ? [] : [columnOf(yardstick)])];
  const rows = ROWS.map((name, index) => [name, ...columns.map((column) => column[index] ?? '')]);
  const names = yardstick === null ? ['数值'] : ['混合检索', '普通 BM25'];
  const skipped = report.skipped > 0 ? `（另有 ${report.skipped} 个没有答案的问题未计）` : '';
  const missed = report.missed.map(
    ({ id, q, gold, found }) => `  ${id}  ${q}  应为 ${gold.join('、')}，得到 ${found.join('、') || '（无）'}`,
  );
  return [
    `段落 ${report.passages} 条，问题 ${report.queries} 个${skipped}`,
    formatTextTable({ head: ['指标', ...names], rows }),
    ...(missed.length === 0 ? [] : [['前 10 位未命中的部分问题：', ...missed].join('\n')]),
  ].join('\n\n');
}
