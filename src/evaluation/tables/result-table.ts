// The results of a run as a table for people without a terminal: the verdict first, then each question with what became of it.
import { join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import { groupLabel, outcomeLabel } from '../reports/labels.js';
import type { ReportedCase, RunReport } from '../reports/run-report.js';
import { writeWhole } from '../running/run-store.js';

const COLUMNS: readonly { title: string; width: number; read: (each: ReportedCase) => string }[] = [
  { title: '编号', width: 8, read: ({ id }) => id },
  { title: '结论', width: 8, read: ({ faults }) => (faults.length === 0 ? '通过' : '有差错') },
  { title: '问题', width: 36, read: ({ question }) => question },
  { title: '类型', width: 10, read: ({ type }) => groupLabel(type) },
  { title: '结果', width: 10, read: ({ outcome }) => outcomeLabel(outcome) },
  { title: '差错', width: 36, read: ({ faults }) => faults.map(({ message }) => message).join('\n') },
  { title: '回答', width: 60, read: ({ answer }) => answer ?? '' },
  {
    ...{ title: '引用的原文', width: 60 },
    read: ({ citations }) =>
      citations.map(({ reference, quote, hit }) => `${hit ? '✓' : '✗'} ${reference}：${quote}`).join('\n'),
  },
  {
    ...{ title: '应有的原文', width: 50 },
    read: ({ evidence }) => evidence.map(({ text, cited }) => `${cited ? '✓' : '✗'} ${text}`).join('\n'),
  },
];

/** A cell that begins like a formula would be run by a spreadsheet: the apostrophe makes it text (OWASP). */
const disarm = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const csvCell = (text: string): string => `"${disarm(text).replaceAll('"', '""')}"`;

/** With a byte order mark, by which Excel recognises UTF-8. */
export function resultsAsCsv({ cases }: RunReport): string {
  const lines = [COLUMNS.map(({ title }) => title), ...cases.map((each) => COLUMNS.map(({ read }) => read(each)))];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const WRAPPED = { wrap: true, alignVertical: 'top' } as const;
const TITLE = { fontWeight: 'bold', backgroundColor: '#E5F0EA', ...WRAPPED } as const;
const WRONG = { backgroundColor: '#FBEBE9' } as const;

function overview(report: RunReport): (string | { value: string; fontWeight?: 'bold' })[][] {
  const { cases, run, plan } = report;
  const passed = cases.filter(({ faults }) => faults.length === 0).length;
  const share = cases.length === 0 ? '' : `（${((passed / cases.length) * 100).toFixed(1)}%）`;
  return [
    [{ value: `${cases.length} 题，通过 ${passed} 题${share}`, fontWeight: 'bold' }],
    [`规划：《${plan.title}》，文本版本 ${plan.digest.slice(0, 12)}`],
    [`数据集：${run.dataset.file}`],
    ['“题目”一页逐题列出结论、差错、回答和引用；✓ 为对，✗ 为缺或不对。'],
  ];
}

/** Writes results.xlsx and results.csv beside the other reports of a run. */
export async function writeResultTables(report: RunReport, directory: string): Promise<void> {
  writeWhole(join(directory, 'results.csv'), resultsAsCsv(report));
  const rows = report.cases.map((each) =>
    COLUMNS.map(({ read }) => ({
      ...{ value: read(each), type: String, ...WRAPPED },
      ...(each.faults.length > 0 ? WRONG : {}),
    })),
  );
  await writeWorkbook([
    { data: overview(report), sheet: '结论', columns: [{ width: 100 }] },
    {
      ...{
        data: [COLUMNS.map(({ title }) => ({ value: title, ...TITLE })), ...rows],
        sheet: '题目',
        stickyRowsCount: 1,
      },
      columns: COLUMNS.map(({ width }) => ({ width })),
    },
  ]).toFile(join(directory, 'results.xlsx'));
}
