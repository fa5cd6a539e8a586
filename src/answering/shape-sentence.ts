// A sentence of the plan as a line says it: from its first clause that says something to its last, never two runs glued.
import { type TextSpan, trimSpan } from '../text/text-span.js';

const OPENING = '“（《「';
const CLOSING = '”）》」';
const CLAUSE_END = /[，；：。！？]/;

/** Clauses of `text.slice(span.start, span.end)` in order, each without its closing mark; “” and （） are kept whole. */
export function splitClauses(text: string, span: TextSpan): TextSpan[] {
  const clauses: TextSpan[] = [];
  let start = span.start;
  let depth = 0;
  for (let at = span.start; at <= span.end; at++) {
    const character = text.charAt(at);
    if (at < span.end && OPENING.includes(character)) depth++;
    else if (at < span.end && CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    if (at === span.end || (depth === 0 && CLAUSE_END.test(character))) {
      const clause = trimSpan(text, { start, end: at });
      if (clause.end > clause.start) clauses.push(clause);
      start = at + 1;
    }
  }
  return clauses;
}

/** A sentence up to this length is said whole. */
const SHORT_ENOUGH = 60;

/**
 * The run of whole clauses of a sentence that a line says.
 * @param keeps whether a clause belongs to the answer; the run reaches from the first that does to the last
 */
export function answeringRun(text: string, sentence: TextSpan, keeps: (clause: TextSpan) => boolean): TextSpan {
  const clauses = splitClauses(text, sentence);
  const last = clauses.at(-1);
  if (!last) return sentence;
  const whole = { start: clauses[0]?.start ?? sentence.start, end: last.end };
  if (whole.end - whole.start <= SHORT_ENOUGH) return whole;
  const kept = clauses.filter(keeps);
  const first = kept[0];
  return first ? { start: first.start, end: kept.at(-1)?.end ?? whole.end } : whole;
}
