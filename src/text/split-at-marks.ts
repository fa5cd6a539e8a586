// Cutting a span at marks such as ，；、 but never inside quotation marks, brackets or book titles.
import { type TextSpan, trimSpan } from './text-span.js';

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '（': '）',
  '(': ')',
  '《': '》',
  '【': '】',
};

/** Where the pair opened at `at` closes before `end`; -1 where it never does, and then it encloses nothing. */
export function closingAt(text: string, at: number, end: number): number {
  const open = text.charAt(at);
  const close = PAIRS[open];
  if (close === undefined) return -1;
  let depth = 0;
  for (let i = at; i < end; i++) {
    const char = text.charAt(i);
    if (char === open) depth++;
    else if (char === close && --depth === 0) return i;
  }
  return -1;
}

/** Offsets of the given marks in the span that no quotation mark or bracket encloses. */
export function findOuterMarks(text: string, span: TextSpan, marks: string): number[] {
  const found: number[] = [];
  for (let i = span.start; i < span.end; i++) {
    const close = closingAt(text, i, span.end);
    if (close > i) i = close;
    else if (marks.includes(text.charAt(i))) found.push(i);
  }
  return found;
}

/** The trimmed, non-empty parts between the given marks. */
export function splitAtMarks(text: string, span: TextSpan, marks: string): TextSpan[] {
  const cuts = [...findOuterMarks(text, span, marks), span.end];
  let start = span.start;
  const parts: TextSpan[] = [];
  for (const cut of cuts) {
    const part = trimSpan(text, { start, end: cut });
    if (part.end > part.start) parts.push(part);
    start = cut + 1;
  }
  return parts;
}
