// Clauses of a sentence as spans: parts between ， ； and ：, quotation marks and brackets kept whole.
import { type TextSpan, trimSpan } from '../../text/text-span.js';

const OPENING = '“（《「';
const CLOSING = '”）》」';

/** Clauses of `text.slice(span.start, span.end)` in order, each without its closing mark. */
export function splitClauses(text: string, span: TextSpan): TextSpan[] {
  const clauses: TextSpan[] = [];
  let start = span.start;
  let depth = 0;
  for (let at = span.start; at <= span.end; at++) {
    const char = text.charAt(at);
    if (OPENING.includes(char) && char !== '') depth++;
    else if (CLOSING.includes(char) && char !== '') depth = Math.max(0, depth - 1);
    if (at === span.end || (depth === 0 && /[，；：。]/.test(char))) {
      const clause = trimSpan(text, { start, end: at });
      if (clause.end > clause.start) clauses.push(clause);
      start = at + 1;
    }
  }
  return clauses;
}
