// Numbers worked out from printed ones: a sum, a difference, the most or the least, with every operand quoted.
import type { Indicator } from '../../plan/plan-document.js';
import type { Quantity } from '../../statements/statement.js';
import { spansOverlap } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import type { Aggregate } from '../../understanding/reading.js';
import { type DraftLine, type DraftNumber, type PartDraft, told } from '../draft.js';
import { type Findings, findAnswers } from '../matching/find-answers.js';
import { matchEnumerations } from '../matching/match-enumerations.js';
import { rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say, words } from '../part-context.js';
import { isClaimed } from './claimed-number.js';
import { columnDifference, roundedSum, rowOperand } from './compute-rows.js';
import { columnsAsked, numberOf } from './indicator-cells.js';
import { leadOf, numbersMeant, quantityLine } from './quantity-line.js';
import { sideTopic } from './side-topic.js';
import { rowLine } from './tell-rows.js';

type Operand = DraftNumber;

/** The digits that are printed, with the multiplier and unit behind them: 30亿元 → [30, 亿元]. */
const split = (printed: string): [number, string] => {
  const digits = /^[\d.]+/.exec(printed)?.[0] ?? '';
  return [Number(digits), printed.slice(digits.length)];
};

/** 30亿元＋80亿元 in the printed scale where all share it, else in whole units. */
function expressed(operands: readonly Operand[], operator: '＋' | '－'): { result: string; expression: string } {
  const parts = operands.map(({ printed }) => split(printed));
  const [first] = parts;
  const sameScale =
    first !== undefined &&
    parts.every(([, unit]) => unit === first[1]) &&
    parts.every(([digits]) => Number.isFinite(digits));
  const values = sameScale ? parts.map(([digits]) => digits) : operands.map(({ value }) => value);
  const total = values.slice(1).reduce((sum, value) => (operator === '＋' ? sum + value : sum - value), values[0] ?? 0);
  const unit = sameScale ? first[1] : (operands[0]?.unit ?? '');
  const shown = operator === '－' && unit === '%' ? '个百分点' : unit;
  return {
    result: `${roundedSum(Math.abs(total))}${shown}`,
    expression: operands.map(({ printed }) => printed).join(operator),
  };
}

/** The number of one topic. */
async function operandOf(context: PartContext, topic: string): Promise<Operand | null> {
  const own = await context.search(topic);
  const findings = findAnswers(own);
  const [row] = rowsMeant(findings.rows);
  const [number] = numbersMeant(findings);
  const asked = columnsAsked(own.parts.index.plan, own.part);
  // A growth rate has its number in the column of growth, whatever time is asked.
  const column = [...asked, 'target' as const, 'growth' as const].find(
    (candidate) => row !== undefined && numberOf(row.row, candidate) !== null,
  );
  const cell = row && column ? numberOf(row.row, column) : null;
  if (
    row &&
    cell !== null &&
    (!number || number.quantity.value === null || row.covered + row.spelt > number.clause + number.subject)
  )
    return rowOperand(own, row.row, column ?? 'target');
  if (!number || number.quantity.value === null) return null;
  const { quantity } = number;
  return operandFrom(context, quantity);
}

/** Share of the topic that a list's head must hold to be the set that is meant. */
const HEADED = 0.6;
/** Trust in a sentence from which its numbers are those that are set against each other. */
const TRUSTED = 0.5;

/** Share of a number's subject that the asker spells out to name it beside others. */
const SPOKEN = 0.2;

/** The numbers of one unit that the best sentence tells side by side. */
function numbersTogether(context: PartContext): Operand[] {
  const { quantities } = findAnswers(context);
  const [best] = quantities.filter(({ answers, unitFits }) => unitFits && answers >= TRUSTED);
  if (!best) return [];
  const together = quantities.filter(
    ({ quantity }) =>
      quantity.sentence.start === best.quantity.sentence.start &&
      quantity.unit === best.quantity.unit &&
      quantity.value !== null,
  );
  // Of three that stand together two may be named.
  const spoken = together.filter(({ spelt }) => spelt >= SPOKEN);
  return (spoken.length > 1 ? spoken : together).map(({ quantity }) => operandFrom(context, quantity));
}

export const operandFrom = (context: PartContext, quantity: Quantity): Operand => ({
  name: words(context, quantity.subject),
  value: quantity.value ?? 0,
  printed: words(context, quantity.printed),
  unit: quantity.unit,
  quotes: [quantity.sentence],
});

/** What is to be worked with: the sides named, else the members of the set that the topic means. */
async function operandsOf(context: PartContext): Promise<{ operands: Operand[]; lacking: string[] }> {
  const { part } = context;
  const measure = languageWords('measure-noun').first(part.topic) ?? '';
  const [set] = matchEnumerations(context).filter(({ head }) => head >= HEADED);
  const members = set ? set.enumeration.members.map((member) => words(context, member).replace(/[。；，]$/, '')) : [];
  const topics = part.sides.length > 1 ? part.sides : members;
  const operands: Operand[] = topics.length > 0 ? [] : numbersTogether(context);
  const lacking: string[] = [];
  const seen = new Set<string>();
  for (const topic of topics) {
    const whole = part.sides.includes(topic) ? sideTopic(part, topic) : topic;
    const operand = await operandOf(context, whole.includes(measure) ? whole : `${whole}${measure}`);
    const key = operand ? `${operand.printed}${operand.quotes[0]?.start}` : '';
    if (operand && !seen.has(key)) operands.push(operand);
    else lacking.push(topic);
    seen.add(key);
  }
  return { operands, lacking };
}

const operandLines = (context: PartContext, operands: readonly Operand[]): DraftLine[] =>
  operands.map(({ name, printed, unit, quotes }) => {
    const value = printed.endsWith(unit) || /[^\d.]$/.test(printed) ? printed : `${printed}${unit}`;
    return { ...say(context, 'a3', { s: name, c: value }, quotes), asked: [name] };
  });

function tellExtreme(context: PartContext, operands: readonly Operand[]): PartDraft {
  const least = context.part.aggregate === 'least';
  const sorted = [...operands].sort((a, b) => (least ? a.value - b.value : b.value - a.value));
  const [best] = sorted;
  if (!best) return told([]);
  const [, second, ...others] = sorted;
  if (second && others.length === 0 && second.value === best.value) return tellEqual(context, [best, second]);
  const quotes = sorted.flatMap(({ quotes: own }) => own);
  const line = say(context, 'l6', { k: '', o: least ? '小' : '大', m: best.name, v: best.printed }, quotes);
  const gap = second && others.length === 0 ? [differenceLine(context, sorted)] : [];
  return told([{ ...line, text: line.text.replace(/^最/, '数值最') }, ...gap, ...operandLines(context, sorted)]);
}

/** Two of the same value: neither is more. */
function tellEqual(context: PartContext, pair: readonly [Operand, Operand]): PartDraft {
  const [{ name, printed, quotes }, other] = pair;
  const line = say(context, 'c6', { m: `“${name}”和“${other.name}”`, v: printed }, [...quotes, ...other.quotes]);
  return told([line, ...operandLines(context, pair)]);
}

const differenceLine = (context: PartContext, ordered: readonly Operand[]): DraftLine => {
  const { result, expression } = expressed(ordered, '－');
  const quotes = ordered.flatMap(({ quotes: own }) => own);
  return say(context, 'c2', { r: result, e: expression }, quotes);
};

/** How many times the one number is the other, to two decimals. */
function ratioLine(context: PartContext, operands: readonly Operand[]): DraftLine[] {
  const [larger, smaller] = [...operands].sort((a, b) => b.value - a.value);
  if (context.part.askedUnit !== '倍' || !larger || !smaller || smaller.value === 0) return [];
  const r = Number((larger.value / smaller.value).toFixed(2));
  return [say(context, 'c5', { r, e: `${larger.printed}÷${smaller.printed}` }, [...larger.quotes, ...smaller.quotes])];
}

/** Share of the topic that a number of each time must hold. */
const OF_TOPIC = 0.45;

/** What was reached and what is planned of one thing, in the same unit, which a difference without sides is between. */
function scopeDifference(context: PartContext, { quantities }: Findings): PartDraft | null {
  const ofTopic = quantities.filter(
    ({ quantity, subject, clause }) =>
      quantity.value !== null && (Math.max(subject, clause) >= OF_TOPIC || isClaimed(context.part, quantity)),
  );
  const target = ofTopic.find(({ quantity }) => quantity.scope !== 'past');
  const past = ofTopic.find(({ quantity }) => quantity.scope === 'past' && quantity.unit === target?.quantity.unit);
  if (!target || !past) return null;
  const operands = [target, past].map(({ quantity }) => operandFrom(context, quantity));
  const { result, expression } = expressed(
    [...operands].sort((a, b) => b.value - a.value),
    '－',
  );
  const quotes = operands.flatMap(({ quotes: own }) => own);
  return told([
    say(context, 'c2', { r: result, e: expression }, quotes),
    quantityLine(context, past.quantity, leadOf(past.quantity)),
    quantityLine(context, target.quantity, leadOf(target.quantity)),
  ]);
}

/** The rows meant; where none is named, the row that what was found leads to before all else. */
function rowsLed(context: PartContext, findings: Findings): Indicator[] {
  const meant = rowsMeant(findings.rows).map(({ row }) => row);
  const [best] = context.selected;
  const led = findings.rows.find(({ row, unitFits }) => unitFits && best && spansOverlap(row.span, best.span));
  return meant.length > 0 || !led ? meant : [led.row];
}

/** Each row that is meant, by how much it changes from one year to the other. */
async function rowChanges(context: PartContext, findings: Findings): Promise<PartDraft | null> {
  const rows: Indicator[] = [];
  for (const side of context.part.sides) {
    const own = await context.search(sideTopic(context.part, side));
    for (const row of rowsLed(own, findAnswers(own))) if (!rows.includes(row)) rows.push(row);
  }
  if (rows.length === 0) rows.push(...rowsLed(context, findings));
  const drafts = rows.map((row) => columnDifference(context, row)).filter((draft) => draft !== null);
  return drafts.length === 0
    ? null
    : told(
        drafts.flatMap(({ lines }) => lines),
        { members: drafts.flatMap(({ members }) => members) },
      );
}

/** Works out what is asked; null where the operands are not printed. */
export async function compute(context: PartContext): Promise<PartDraft | null> {
  const { aggregate } = context.part;
  if (aggregate === null || aggregate === 'count') return null;
  const findings = findAnswers(context);
  const { changes: asksChange, apart, years } = context.part;
  const changes = asksChange && (apart || years.length > 1) ? await rowChanges(context, findings) : null;
  if (changes) return changes;
  if (aggregate === 'difference' && context.part.sides.length < 2) {
    const [row] = rowsLed(context, findings);
    const change = row ? columnDifference(context, row) : null;
    // The row beside it: what else of it was asked stands there.
    if (row && change) return { ...change, lines: [...change.lines, rowLine(context, row)] };
    const draft = scopeDifference(context, findings);
    if (draft) return draft;
  }
  const { operands, lacking } = await operandsOf(context);
  const ratio = operands.length === 2 ? ratioLine(context, operands) : [];
  if (ratio.length > 0) return told([...ratio, ...operandLines(context, operands)]);
  const rest = lacking.map((topic) => ({ ...say(context, 'l7', { m: topic }), asked: [topic] }));
  const draft = computeOver(context, operands, aggregate);
  const isExtreme = aggregate === 'most' || aggregate === 'least';
  return draft === null || !isExtreme ? draft : { ...draft, lines: [...draft.lines, ...(rest.length > 4 ? [] : rest)] };
}

/** Lists counted together, each by its members. */
function countTogether(context: PartContext, lists: readonly DraftNumber[]): PartDraft {
  const all = lists.flatMap(({ quotes }) => quotes);
  const count = ({ name, quotes }: DraftNumber): DraftLine =>
    say(context, 'l2', { w: name, n: quotes.length, k: '个' }, quotes);
  const [first] = lists;
  const total = say(context, 'l2', { w: '', n: all.length, k: first?.unit ?? '个' }, all);
  return told([total, ...lists.map(count)], { numbers: lists, selfEvident: true });
}

/** Works numbers out that are found already; null where there are not two, or their units differ. */
export function computeOver(
  context: PartContext,
  operands: readonly DraftNumber[],
  aggregate: Exclude<Aggregate, 'count'>,
): PartDraft | null {
  if (operands.length < 2 || operands.some(({ unit }) => unit !== operands[0]?.unit)) return null;
  if (aggregate === 'most' || aggregate === 'least')
    return tellExtreme({ ...context, part: { ...context.part, aggregate } }, operands);
  const quotes = operands.flatMap(({ quotes: own }) => own);
  if (aggregate === 'sum' && operands.every(({ counted }) => counted)) return countTogether(context, operands);
  const ordered = aggregate === 'difference' ? [...operands].sort((a, b) => b.value - a.value).slice(0, 2) : operands;
  const { result, expression } = expressed(ordered, aggregate === 'sum' ? '＋' : '－');
  const line = say(context, aggregate === 'sum' ? 'c1' : 'c2', { r: result, e: expression }, quotes);
  return told([line, ...operandLines(context, operands)], {
    members: operands.map(({ name, quotes: own }) => ({ name, span: own[0] ?? { start: 0, end: 0 } })),
    numbers: operands,
  });
}

/** Share of a row's name that a side spells out to name it. */
const SIDE_NAMES = 0.6;

/** Works with rows of the table that the sides name; null where a side names none. */
export async function computeRows(context: PartContext): Promise<PartDraft | null> {
  const { part } = context;
  for (const side of part.sides) {
    const own = await context.search(sideTopic(part, side));
    const [row] = rowsMeant(findAnswers(own).rows);
    if (!row || row.spelt < SIDE_NAMES) return null;
  }
  return compute(context);
}
