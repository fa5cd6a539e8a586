// Ratings as CSV (RFC 4180) that Excel opens with its Chinese intact and without running anything in it.
import { maskPersonalData } from '../security/mask-personal-data.js';
import type { FeedbackRow } from './feedback-store.js';

const COLUMNS: readonly { readonly title: string; readonly key: keyof FeedbackRow }[] = [
  { title: '时间', key: 'at' },
  { title: '评价', key: 'verdict' },
  { title: '原因', key: 'reason' },
  { title: '补充说明', key: 'note' },
  { title: '问题', key: 'question' },
  { title: '回答状态', key: 'status' },
  { title: '回答方式', key: 'mode' },
  { title: '文本版本', key: 'digest' },
  { title: '回答编号', key: 'answerId' },
];

/** What a spreadsheet skips before it looks for a formula: blanks, and what nobody sees. */
const SKIPPED = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}]+/u;

/**
 * A cell that begins like a formula would be run by a spreadsheet: the apostrophe makes it text (OWASP). Full-width signs
 * count, since some turn ＝ into =, and so does what stands behind blanks.
 */
function disarm(text: string): string {
  const first = text.replace(SKIPPED, '').normalize('NFKC')[0] ?? '';
  return /^[\t\r]/.test(text) || '=+-@'.includes(first || ' ') ? `'${text}` : text;
}

/** Masked once more: a row may be older than the mask is good. */
const MASKED: ReadonlySet<keyof FeedbackRow> = new Set(['note', 'question']);

const textOf = (row: FeedbackRow, key: keyof FeedbackRow): string => {
  const text = row[key] ?? '';
  return MASKED.has(key) ? maskPersonalData(text).text : text;
};

function cell(value: string): string {
  const text = disarm(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, by which Excel recognises UTF-8. */
export function feedbackAsCsv(rows: readonly FeedbackRow[]): string {
  const lines = [
    COLUMNS.map(({ title }) => title),
    ...rows.map((row) => COLUMNS.map(({ key }) => cell(textOf(row, key)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
