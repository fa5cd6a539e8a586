// Several subjects or measures under one question word: each is looked up by itself, and each has its own line.
import { languageWords } from '../../text/word-classes.js';
import type { ReadingPart } from '../../understanding/reading.js';
import { type DraftLine, type DraftNumber, type PartDraft, told } from '../draft.js';
import { type Findings, findAnswers } from '../matching/find-answers.js';
import { rowsMeant } from '../matching/match-rows.js';
import type { PartContext } from '../part-context.js';
import { computeOver } from './compute.js';
import { numbersMeant } from './quantity-line.js';
import { sideTopic } from './side-topic.js';
import { meansAmount, NUMERIC, tellNumbers } from './tell-numbers.js';

type LookUp = (context: PartContext, findings: Findings) => Promise<PartDraft>;

/** The best line for one side: a cell of the table, a number, else what a look-up tells first. */
async function lookUpSide(own: PartContext, lookUp: LookUp): Promise<PartDraft> {
  const findings = findAnswers(own);
  const rows = rowsMeant(findings.rows).map(({ row }) => row);
  const [best] = numbersMeant(findings);
  const byNumber = own.part.asked === null || NUMERIC.has(own.part.asked);
  if (!best || !byNumber || (rows.length > 0 && !meansAmount(own, rows, findings))) return lookUp(own, findings);
  return tellNumbers(own, [best], findings);
}

/** Below this the kind of number that was read is of one of the sides only. */
const SURE_OF_ALL = 0.75;
/** From this on what one side asks by itself is taken for it. */
const SURE_OF_ONE = 0.6;

const isNumeric = (asked: ReadingPart['asked']): boolean => asked !== null && NUMERIC.has(asked);

/** A side of so few characters may be half of a name. */
const HALF_A_NAME = 2;

/** 国家、省、市级的平台 is one thing where the sentence found names it so. */
function isOneThing({ part: { sides }, selected }: PartContext): boolean {
  const run = sides.map((side, at) => (at < sides.length - 1 ? side : side.slice(0, HALF_A_NAME))).join('、');
  return sides.some(({ length }) => length <= HALF_A_NAME) && (selected[0]?.text ?? '').includes(run);
}

const MEASURE = `(?:${languageWords('measured').source}?${languageWords('measure-noun').source})$`;
const MEASURE_END = new RegExp(MEASURE, 'u');
const BARE_MEASURE = new RegExp(
  `^${languageWords('change-noun').source}?${languageWords('measure-noun').source}?$`,
  'u',
);

const measureAt = (side: string): string => MEASURE_END.exec(side)?.[0] ?? '';

/** 规模 of 集成电路和专用装备产业规模: what the last side ends with is asked of all, where the others do not say it. */
function measureOf(sides: readonly string[]): string {
  const tail = measureAt(sides.at(-1) ?? '');
  return sides.slice(0, -1).some((side) => measureAt(side) !== '') ? '' : tail;
}

/** 年均增速 of 预算收入规模、年均增速 is the first one's: a bare measure takes along what the side before it measures. */
export function topicsOf(part: ReadingPart): string[] {
  const measure = measureOf(part.sides);
  let subject = '';
  return part.sides.map((side) => {
    if (BARE_MEASURE.test(side) && subject !== '') return `${subject}${side}`;
    const topic = sideTopic(part, side);
    subject = topic.slice(0, topic.length - measureAt(topic).length);
    return topic.endsWith(measure) ? topic : `${topic}${measure}`;
  });
}

/** What a side asks by itself, with the words that ask: 比重 asks for a share, 规模 for a number. */
function askedOf({ part, parts }: PartContext, topic: string): ReadingPart['asked'] {
  const last = part.sides.at(-1) ?? '';
  const asking = part.text.slice(part.text.lastIndexOf(last) + last.length);
  const [own] = parts.understanding.read(`${topic}${asking}`, { hasHistory: false, act: 'ask' }).parts;
  if (own && own.confidence.asked >= SURE_OF_ONE && isNumeric(own.asked)) return own.asked;
  // One question word over several measures says nothing of the unit of each.
  return part.confidence.asked < SURE_OF_ALL && isNumeric(part.asked) ? 'figure' : part.asked;
}

/**
 * Looks up each side; null where they are one thing, or fewer than two are told.
 * @param lookUp tells one side
 */
export async function lookUpSides(context: PartContext, lookUp: LookUp): Promise<PartDraft | null> {
  if (isOneThing(context)) return null;
  const lines: DraftLine[] = [];
  const numbers: DraftNumber[] = [];
  const seen = new Set<string>();
  const { part } = context;
  const isMixed = part.sides.some((side) => measureAt(side) !== '') && measureOf(part.sides) === '';
  for (const topic of topicsOf(part)) {
    const found = await context.search(topic);
    const asked = isMixed ? askedOf(context, topic) : found.part.asked;
    const draft = await lookUpSide({ ...found, part: { ...found.part, asked } }, lookUp);
    const [first] = draft.lines.filter(({ text }) => !seen.has(text));
    if (!first) continue;
    seen.add(first.text);
    lines.push(first);
    numbers.push(...draft.numbers.slice(0, 1));
  }
  // What the numbers of the sides come to; nothing where their units differ.
  const total = part.together ? (computeOver(context, numbers, 'sum')?.lines.slice(0, 1) ?? []) : [];
  return lines.length > 1 ? told([...total, ...lines], { numbers }) : null;
}
