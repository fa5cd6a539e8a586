// Where words stand in the plan: literal, but blind to width, case, script and white space.
import type { PlanDocument } from '../../plan/plan-document.js';
import { type NormalizedText, normalizeWithOffsets } from '../../text/normalize-text.js';
import type { TextSpan } from '../../text/text-span.js';

/** Longer searches are sentences, and those belong into the question field. */
export const MOST_SEARCH_CHARACTERS = 50;

/** The plan's text is normalised once; 38,000 characters take some milliseconds. */
const normalized = new WeakMap<PlanDocument, NormalizedText>();

function normalizedPlan(plan: PlanDocument): NormalizedText {
  let text = normalized.get(plan);
  if (text === undefined) {
    text = normalizeWithOffsets(plan.text);
    normalized.set(plan, text);
  }
  return text;
}

/** Spans of every place where `words` stand, in order; none for blank words. A hit stays inside one paragraph. */
export function findInPlan(plan: PlanDocument, words: string): TextSpan[] {
  const wanted = normalizeWithOffsets(words.slice(0, MOST_SEARCH_CHARACTERS)).text;
  if (wanted === '') return [];
  const { text, offsets } = normalizedPlan(plan);
  const spans: TextSpan[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const start = offsets[at] ?? 0;
    // The end of a hit is the end of its last character, not the start of the next: white space lies between them.
    const last = offsets[at + wanted.length - 1] ?? start;
    const end = last + ((plan.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    if (!plan.text.slice(start, end).includes('\n')) spans.push({ start, end });
  }
  return spans;
}
