// A long sentence shortened to the clauses that answer; the citation keeps the whole sentence.
import { coverage } from '../../retrieval/content-words.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { ComposeContext } from './draft.js';
import { plainSentence } from './plain-sentence.js';
import { splitClauses } from './split-clauses.js';

/** A sentence up to this length is read out whole, and a longer one shortened to about as much. */
const SHORT_ENOUGH = 120;
/** The same where one clause is the answer: a figure with its subject. */
const SHORT_FIGURE = 60;
/** 「2025年预计超900亿元」 has 13 characters and no subject. */
const SHORTEST_FIGURE = 16;

/** Opens a clause that leans on the one before it and can't open a claim. */
const LEANING = /^(?:并|且|而|以|为|从而|进而|其中|同时|实现|达到|预计|带动|使|让|促进)/;

/**
 * The sentence as a claim. `core` is the clause that must stay; neighbours join it while there is room, before it
 * first, so that its subject is there.
 */
export function focusSentence(context: ComposeContext, span: TextSpan, core?: TextSpan): string {
  return `${subjectOf(context, span)}${focus(context, span, core)}`;
}

/** An entry of a box goes on from its title, which is its subject: 「经十西路汽车产业带：发挥…」. */
export function subjectOf(context: ComposeContext, span: TextSpan): string {
  const entry = context.index.plan.sections.find(
    ({ level, bodySpan }) => level === 'subitem' && bodySpan.start <= span.start && span.end <= bodySpan.end,
  );
  return entry ? `${entry.title}：` : '';
}

function focus(context: ComposeContext, span: TextSpan, core?: TextSpan): string {
  const { text } = context.index.plan;
  const whole = plainSentence(sliceSpan(text, span));
  const most = core ? SHORT_FIGURE : SHORT_ENOUGH;
  if (whole.length <= most) return whole;
  const clauses = splitClauses(text, span);
  const { words } = context.evidence;
  const scores = clauses.map((clause) => coverage(words, sliceSpan(text, clause)));
  let from = core ? clauses.findIndex((clause) => clause.start === core.start) : scores.indexOf(Math.max(...scores));
  // Nothing of the question stands in any clause: no ground to leave one out.
  if (from < 0 || (!core && Math.max(...scores) < 0.55)) return whole;
  let to = from;
  // Every clause that carries a good part of the question stays.
  scores.forEach((score, at) => {
    if (score >= 0.35 && Math.abs(at - from) <= 4) {
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
  });
  const length = () => (clauses[to]?.end ?? 0) - (clauses[from]?.start ?? 0);
  while (
    from > 0 &&
    (LEANING.test(sliceSpan(text, clauses[from] ?? span)) || length() < (core ? SHORTEST_FIGURE : most * 0.5))
  )
    from--;
  while (to < clauses.length - 1 && length() + ((clauses[to + 1]?.end ?? 0) - (clauses[to + 1]?.start ?? 0)) < most)
    to++;
  return plainSentence(text.slice(clauses[from]?.start ?? span.start, clauses[to]?.end ?? span.end));
}
