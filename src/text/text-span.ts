// A span: a half-open range of UTF-16 offsets into one text.

/** `start` inclusive, `end` exclusive, both UTF-16 code unit offsets into the text that the span belongs to. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The text that a span covers. */
export const sliceSpan = (text: string, span: TextSpan): string => text.slice(span.start, span.end);

/** Whether `outer` covers all of `inner`. */
export const containsSpan = (outer: TextSpan, inner: TextSpan): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether two spans share at least one code unit. */
export const spansOverlap = (a: TextSpan, b: TextSpan): boolean => a.start < b.end && b.start < a.end;

/** The span without white space at either end; an all-white span becomes empty at its start. */
export function trimSpan(text: string, span: TextSpan): TextSpan {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
