// A number of the plan as a line: its clause with the time and the subject that govern it, and nothing beside it.
import type { Quantity } from '../../statements/statement.js';
import type { TextSpan } from '../../text/text-span.js';
import type { DraftLine } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import type { QuantityMatch } from '../matching/match-quantities.js';
import { type PartContext, say, words } from '../part-context.js';
import { splitClauses } from '../shape-sentence.js';
import { periodBefore } from './tell-measures.js';

/** Share of the topic from which a number is taken for the one asked for. */
const MEANT = 0.45;
/** A second number is told beside the first where it fits as well. */
const AS_WELL = 0.12;

const holds = (outer: TextSpan, inner: TextSpan): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** A result of the period before, named so by us and not by the quote. */
function resultLine(context: PartContext, c: string, quotes: readonly TextSpan[]): DraftLine {
  const x = periodBefore(context);
  return { ...say(context, 'a5', { c, x }, quotes), asked: [x] };
}

/** The value's clause, with the clause that governs its time and what it is of, as far as it lacks them. */
export function quantityLine(
  context: PartContext,
  quantity: Quantity,
  lead: 'target' | 'past' | 'other' = 'other',
): DraftLine {
  const { text } = context.parts.index.plan;
  const clauses = splitClauses(text, quantity.sentence);
  const own = clauses.find((clause) => holds(clause, quantity.printed)) ?? quantity.clause;
  const c = words(context, own);
  const quotes = [quantity.sentence];
  const subjectStands = holds(own, quantity.subject);
  const head = quantity.head !== null && !holds(own, quantity.head) ? words(context, quantity.head) : null;
  const area = quantity.area === null || holds(own, quantity.area) ? null : quantity.area;
  const subject = area ?? (subjectStands ? null : quantity.subject);
  if (area !== null && !holds(quantity.sentence, area)) quotes.unshift(area);
  else if (subject !== null && !holds(quantity.sentence, subject)) quotes.unshift(subject);
  const s = subject === null ? '' : words(context, subject);
  if (lead === 'past' && subject === null) return resultLine(context, head ? `${head}，${c}` : c, quotes);
  if (subject !== null && head !== null) return say(context, 'a4', { s, h: head, c }, quotes);
  if (subject !== null) return say(context, 'a3', { s, c }, quotes);
  return head === null ? say(context, 'a1', { c }, quotes) : say(context, 'a2', { h: head, c }, quotes);
}

export const leadOf = ({ scope }: Quantity): 'past' | 'other' => (scope === 'past' ? 'past' : 'other');

/** A masked figure is told in words, with the sentence that hides it. */
export function maskedLine(context: PartContext, quantity: Quantity): DraftLine {
  const parts = [quantity.area, quantity.subject, quantity.measure].filter((span) => span !== null);
  const s = parts.map((span) => words(context, span)).join('');
  const quotes =
    quantity.area !== null && !holds(quantity.sentence, quantity.area)
      ? [quantity.area, quantity.sentence]
      : [quantity.sentence];
  return say(context, 'n8', { s }, quotes);
}

/** Share of the trust in the best sentence that the one of a number must have whose subject the asker does not spell out. */
const NOT_BESIDE = 0.05;

/** Trust in a sentence from which a number of the right unit in it is meant, however far the words are. */
const TRUSTED = 0.6;

/**
 * The numbers that answer: of the unit and the time asked, of the topic; beside them, numbers of the same sentence whose
 * own subject the asker names as well (35 firms of one kind, 50 of another).
 */
export function numbersMeant({ quantities, surest }: Findings): QuantityMatch[] {
  const fitting = quantities.filter(
    ({ unitFits, scopeFits, answers, named }) => unitFits && scopeFits && (named || answers >= surest * NOT_BESIDE),
  );
  const [best] = fitting;
  if (!best || (best.clause < MEANT && best.answers < TRUSTED)) return [];
  return fitting.filter(
    (match) =>
      match === best ||
      (match.named && match.quantity.sentence.start === best.quantity.sentence.start) ||
      (match.score >= best.score - AS_WELL &&
        match.subject >= best.subject - 0.05 &&
        match.clause >= Math.min(MEANT, best.clause)),
  );
}
