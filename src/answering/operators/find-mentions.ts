// Every place of the plan where words stand, in order.
import type { PlanIndex } from '../../indexing/plan-index.js';
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { containsSpan, type TextSpan } from '../../text/text-span.js';

export interface Mention {
  readonly span: TextSpan;
  /** The sentence, row or heading around it. */
  readonly sentence: TextSpan;
}

const folded = new WeakMap<PlanIndex, ReturnType<typeof normalizeWithOffsets>>();

/** Width, case, script and white space do not matter; a mention inside a longer word is one. */
export function findMentions(index: PlanIndex, words: string): Mention[] {
  const plan = folded.get(index) ?? normalizeWithOffsets(index.plan.text);
  folded.set(index, plan);
  const wanted = normalizeWithOffsets(words).text;
  if (wanted === '') return [];
  const mentions: Mention[] = [];
  for (let at = plan.text.indexOf(wanted); at >= 0; at = plan.text.indexOf(wanted, at + wanted.length)) {
    const start = plan.offsets[at] ?? 0;
    const span = { start, end: (plan.offsets[at + wanted.length - 1] ?? start) + 1 };
    const sentence = index.sentences.find((candidate) => containsSpan(candidate.span, span))?.span ?? span;
    mentions.push({ span, sentence });
  }
  return mentions;
}
