// Numbers that the prose tells: the asker's own set right, what several come to, each with its time and subject.
import type { Indicator } from '../../plan/plan-document.js';
import type { Quantity } from '../../statements/statement.js';
import { languageWords } from '../../text/word-classes.js';
import type { ReadingPart } from '../../understanding/reading.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import type { QuantityMatch } from '../matching/match-quantities.js';
import { type PartContext, say, words } from '../part-context.js';
import { claimedNumbers, isClaimed } from './claimed-number.js';
import { operandFrom } from './compute.js';
import { roundedSum } from './compute-rows.js';
import { namesChange, numberOf } from './indicator-cells.js';
import { leadOf, maskedLine, numbersMeant, quantityLine } from './quantity-line.js';

/** Share of the topic from which a number is of the same thing. */
const MEANT = 0.45;

/** The asker's number is not the plan's: told before anything else. */
function premiseLines(context: PartContext, quantity: Quantity, matches: readonly QuantityMatch[]): DraftLine[] {
  const { part } = context;
  const printed = quantity.value;
  const same = claimedNumbers(part).filter(({ unit }) => unit === quantity.unit || unit === '' || quantity.unit === '');
  if (printed === null || same.length === 0) return [];
  const clause = quantityLine(context, quantity);
  if (same.some(({ quantity: value }) => value === printed))
    return part.yesNo ? [{ ...clause, text: `${say(context, 'y3').text}${clause.text}` }] : [];
  // 世界500强 is a name in the plan's own sentence, no number that the asker claims.
  const sentence = words(context, quantity.sentence);
  if (same.every(({ printed: written }) => sentence.includes(written))) return [];
  // A number that the plan prints of the same thing for another time is no false one.
  if (matches.some((match) => match.clause >= MEANT && isClaimed(part, match.quantity))) return [];
  return [{ ...clause, text: say(context, 'f1', { c: clause.text }).text }];
}

/** What several numbers of one unit come to, where they are wanted together. */
function sumLine(context: PartContext, matches: readonly QuantityMatch[]): DraftLine[] {
  const numbers = matches.map(({ quantity }) => quantity);
  const [first] = numbers;
  if (!context.part.together || numbers.length < 2 || first === undefined) return [];
  if (numbers.some(({ unit, value }) => unit !== first.unit || value === null) || first.unit === '%') return [];
  const total = roundedSum(numbers.reduce((sum, { value }) => sum + (value ?? 0), 0));
  const e = numbers.map(({ printed }) => words(context, printed)).join('＋');
  const quotes = numbers.map(({ sentence }) => sentence);
  return [say(context, 'c1', { r: `${total}${first.unit}`, e }, quotes)];
}

export function tellNumbers(
  context: PartContext,
  matches: readonly QuantityMatch[],
  { quantities }: Findings,
): PartDraft {
  const [best] = matches;
  const premise = best ? premiseLines(context, best.quantity, quantities) : [];
  const inOrder = [...matches].sort(
    (a, b) =>
      Number(a.quantity.scope === 'past') - Number(b.quantity.scope === 'past') ||
      a.quantity.printed.start - b.quantity.printed.start,
  );
  const seen = new Set<string>();
  const lines = inOrder
    .map(({ quantity }) =>
      quantity.masked ? maskedLine(context, quantity) : quantityLine(context, quantity, leadOf(quantity)),
    )
    .filter(({ text }) => !seen.has(text) && seen.add(text));
  const total = sumLine(context, inOrder);
  const masked = matches.every(({ quantity }) => quantity.masked);
  return told(premise.length > 0 ? premise : [...total, ...lines], {
    reason: masked ? 'masked' : null,
    members: inOrder.map(({ quantity }) => ({ name: words(context, quantity.subject), span: quantity.sentence })),
    numbers: inOrder.flatMap(({ quantity }) => (quantity.value === null ? [] : [operandFrom(context, quantity)])),
  });
}

/** Kinds of attribute that a number tells. */
export const NUMERIC: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

const CHANGE = languageWords('change-letter');

/** Whether a row prints an amount for the time that is asked. */
const printsAsked = (row: Indicator, { scope }: Pick<ReadingPart, 'scope'>): boolean =>
  scope === 'past' ? numberOf(row, 'baseline') !== null : numberOf(row, 'target') !== null;

/** A row tells how something changes; where its amount is asked and the prose gives it, the prose answers. */
export function meansAmount({ part }: PartContext, rows: readonly Indicator[], findings: Findings): boolean {
  if (part.asked === 'growth' || part.asked === 'share' || part.asked === 'nature' || CHANGE.within(part.topic))
    return false;
  return (
    (rows.every(namesChange) || !rows.some((row) => printsAsked(row, part))) &&
    numbersMeant(findings).some(({ clause, answers }) => clause >= 0.6 && answers >= 0.3)
  );
}
