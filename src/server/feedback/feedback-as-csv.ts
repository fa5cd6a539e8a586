// Ratings as CSV (RFC 4180) that Excel opens with its Chinese intact and without running anything in it.
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

/** A cell that begins like a formula would be run by a spreadsheet: the apostrophe makes it text (OWASP). */
const disarm = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function cell(value: string | null): string {
  const text = disarm(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, by which Excel recognises UTF-8. */
export function feedbackAsCsv(rows: readonly FeedbackRow[]): string {
  const lines = [COLUMNS.map(({ title }) => title), ...rows.map((row) => COLUMNS.map(({ key }) => cell(row[key])))];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
