// One attribute of what the asker names: a cell of the table, a number, a date, a place, a body, a name, an aim.

import type { Indicator } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import type { Attribute, Quantity } from '../../statements/statement.js';
import type { TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import type { ReadingPart } from '../../understanding/reading.js';
import { type DraftLine, type DraftNumber, type PartDraft, told } from '../draft.js';
import { type Findings, findAnswers } from '../matching/find-answers.js';
import type { QuantityMatch } from '../matching/match-quantities.js';
import { rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { splitClauses } from '../shape-sentence.js';
import { claimedNumbers, isClaimed } from './claimed-number.js';
import { computeOver, operandFrom } from './compute.js';
import { roundedSum } from './compute-rows.js';
import { namesChange, numberOf } from './indicator-cells.js';
import { leadOf, maskedLine, numbersMeant, quantityLine } from './quantity-line.js';
import { sideTopic } from './side-topic.js';
import { tellCells } from './tell-cells.js';
import { belonging, periodBefore, pointLines } from './tell-measures.js';

/** Share of the topic from which an attribute is taken for the one asked for. */
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

function tellNumbers(context: PartContext, matches: readonly QuantityMatch[], { quantities }: Findings): PartDraft {
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
const NUMERIC = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

/** Below this it is not sure that another attribute than a number is asked. */
const SURE = 0.4;
const CHANGE = languageWords('change-letter');

/** Whether a row prints an amount for the time that is asked. */
const printsAsked = (row: Indicator, { scope }: Pick<ReadingPart, 'scope'>): boolean =>
  scope === 'past' ? numberOf(row, 'baseline') !== null : numberOf(row, 'target') !== null;

/** A row tells how something changes; where its amount is asked and the prose gives it, the prose answers. */
function meansAmount({ part }: PartContext, rows: readonly Indicator[], findings: Findings): boolean {
  if (part.asked === 'growth' || part.asked === 'share' || part.asked === 'nature' || CHANGE.within(part.topic))
    return false;
  return (
    (rows.every(namesChange) || !rows.some((row) => printsAsked(row, part))) &&
    numbersMeant(findings).some(({ clause, answers }) => clause >= 0.6 && answers >= 0.3)
  );
}

/** The best line for one of several subjects: a cell of the table, a number, else what a look-up tells first. */
async function lookUpSide(own: PartContext): Promise<PartDraft> {
  const findings = findAnswers(own);
  const rows = rowsMeant(findings.rows).map(({ row }) => row);
  const [best] = numbersMeant(findings);
  const byNumber = own.part.asked === null || NUMERIC.has(own.part.asked);
  if (!best || !byNumber || (rows.length > 0 && !meansAmount(own, rows, findings))) return lookUp(own, findings);
  return tellNumbers(own, [best], findings);
}

/** Below this the kind of number that was read is of one of the sides only. */
const SURE_OF_ALL = 0.75;

const isNumeric = (asked: ReadingPart['asked']): boolean => asked !== null && NUMERIC.has(asked);

/** A side of so few characters may be half of a name. */
const HALF_A_NAME = 2;

/** 国家、省、市级的平台 is one thing where the sentence found names it so. */
function isOneThing({ part: { sides }, selected }: PartContext): boolean {
  const run = sides.map((side, at) => (at < sides.length - 1 ? side : side.slice(0, HALF_A_NAME))).join('、');
  return sides.some(({ length }) => length <= HALF_A_NAME) && (selected[0]?.text ?? '').includes(run);
}

/** Several subjects of one attribute: each is looked up by itself, and each has its own line. */
async function lookUpSides(context: PartContext): Promise<PartDraft | null> {
  const lines: DraftLine[] = [];
  const numbers: DraftNumber[] = [];
  const seen = new Set<string>();
  const { part } = context;
  const measure = measureOf(part.sides);
  for (const side of part.sides) {
    const topic = sideTopic(part, side);
    const found = await context.search(topic.endsWith(measure) ? topic : `${topic}${measure}`);
    // One question word over several measures says nothing of the unit of each.
    const mixed = measure === '' && part.confidence.asked < SURE_OF_ALL && isNumeric(found.part.asked);
    const asked = mixed ? 'figure' : found.part.asked;
    const draft = await lookUpSide({ ...found, part: { ...found.part, asked } });
    const [first] = draft.lines.filter(({ text }) => !seen.has(text));
    if (!first) continue;
    seen.add(first.text);
    lines.push(first);
    numbers.push(...draft.numbers.slice(0, 1));
  }
  const total = part.together ? sumOf(context, numbers) : [];
  return lines.length > 1 ? told([...total, ...lines], { numbers }) : null;
}

/** What the numbers of the sides come to; nothing where their units differ. */
function sumOf(context: PartContext, numbers: readonly DraftNumber[]): DraftLine[] {
  return computeOver(context, numbers, 'sum')?.lines.slice(0, 1) ?? [];
}

const MEASURED_END = new RegExp(`${languageWords('measured').source}?${languageWords('measure-noun').source}$`);

/** 规模 of 集成电路和专用装备产业规模: what the last side ends with is asked of all, where the others do not say it. */
const measureOf = (sides: readonly string[]): string => {
  const last = sides.at(-1) ?? '';
  const tail = MEASURED_END.exec(last)?.[0] ?? '';
  return sides.slice(0, -1).some((side) => side.endsWith(tail)) ? '' : tail;
};

/** Another clause of the sentence may say more of what is asked by its own words: 五大功能定位. */
function spokenClause(context: PartContext, { clause, sentence }: Attribute): TextSpan {
  const says = (span: TextSpan): number => coverage(context.evidence.words, words(context, span));
  const [best] = splitClauses(context.parts.index.plan.text, sentence).sort((a, b) => says(b) - says(a));
  return best && says(best) >= says(clause) + SAYS_MORE ? best : clause;
}

const SAYS_MORE = 0.25;

/** A sentence up to this length is said whole: the attribute is seldom told by its clause alone. */
const WHOLE = 90;
/** A run longer than this is told as sentences are. */
const LONG = 160;

/** What a line says of an attribute: its short sentence, or the clauses from the one that tells it to the one that is asked about. */
function tellingRun({ clause, sentence }: Attribute, spoken: TextSpan): TextSpan {
  if (sentence.end - sentence.start <= WHOLE) return sentence;
  return { start: Math.min(clause.start, spoken.start), end: Math.max(clause.end, spoken.end) };
}

/** Tells an attribute that the plan tells; the judge has decided that it does. */
export async function lookUp(context: PartContext, findings: Findings): Promise<PartDraft> {
  const { part } = context;
  if (part.sides.length > 1 && !isOneThing(context)) {
    const sides = await lookUpSides(context);
    if (sides) return sides;
  }
  const rows = rowsMeant(findings.rows).map(({ row }) => row);
  const forRows =
    part.asked === null ||
    NUMERIC.has(part.asked) ||
    part.asked === 'nature' ||
    part.unit === 'indicator' ||
    part.confidence.asked < SURE;
  if (rows.length > 0 && forRows && !meansAmount(context, rows, findings)) return tellCells(context, rows, findings);
  if (part.asked === null || NUMERIC.has(part.asked)) {
    const numbers = numbersMeant(findings);
    if (numbers.length > 0) return tellNumbers(context, numbers, findings);
  }
  const [attribute] = findings.attributes;
  if (attribute && attribute.covered >= MEANT) {
    const clause = tellingRun(attribute.attribute, spokenClause(context, attribute.attribute));
    const c = words(context, clause).replace(/[。；，]$/, '');
    if (c.length <= LONG)
      return told([
        say(context, attribute.attribute.scope === 'past' ? 'a5' : 'a1', { c, x: periodBefore(context) }, [
          attribute.attribute.sentence,
        ]),
      ]);
  }
  const sentences = belonging(context).slice(0, 3);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
