// Whether the plan's own make-up proves what a claim counts or places in an order: chapters, units of a chapter, entries, members.
import type { Box, PlanDocument, Section } from '../../plan/plan-document.js';
import type { Figure } from '../../text/find-figures.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { bigramsOf } from './split-clauses.js';

const CHAPTERS = '章';
const SECTIONS = '节';
/** Units in which the units of a plan are counted; 处 and 家 count what stands in the world. */
const COUNTED: ReadonlySet<string> = new Set(['个', '条', CHAPTERS, SECTIONS]);
const LAST = languageWords('last');
/** Stands before 第一 where an order is told, and none of worth: 排第一, 列第一. */
const RANKED = languageWords('in-order');
const COUNTER = new RegExp(`^${languageWords('counting-unit').source}`);
/** Share of a title's pairs by which a claim names it. */
const NAMED = 0.5;

type Unit = Section | Box;

const isSection = (unit: Unit): unit is Section => 'level' in unit;

/** Units in one row, with what holds them; null for the plan itself. */
interface Row {
  readonly holder: Unit | null;
  readonly units: readonly Section[];
}

/** The units whose headings are quoted. */
const quotedUnits = (spans: readonly TextSpan[], { sections, boxes }: PlanDocument): Unit[] =>
  [...sections, ...boxes].filter(({ headingSpan }) => spans.some((span) => spansOverlap(span, headingSpan)));

/** Units directly below another. */
export const unitsBelow = (unit: Unit | null, { sections }: PlanDocument): Section[] =>
  sections.filter(
    ({ parentId, boxId, number }) =>
      number > 0 &&
      (unit === null
        ? parentId === null && boxId === null
        : isSection(unit)
          ? parentId === unit.id
          : boxId === unit.id && !sections.some(({ id, boxId: own }) => id === parentId && own === boxId)),
  );

function holderOf(unit: Unit, { sections, boxes }: PlanDocument): Unit | null {
  if (!isSection(unit)) return null;
  const parent = sections.find(({ id }) => id === unit.parentId);
  const box = boxes.find(({ id }) => id === unit.boxId);
  return box && parent?.boxId !== box.id ? box : (parent ?? null);
}

/** The rows that the quotes speak of: below what they quote, and in which it stands. */
function rowsOf(spans: readonly TextSpan[], plan: PlanDocument): Row[] {
  const quoted = quotedUnits(spans, plan);
  const holders = new Set<Unit | null>([...quoted, ...quoted.filter(isSection).map((unit) => holderOf(unit, plan))]);
  return [...holders].map((holder) => ({ holder, units: unitsBelow(holder, plan) }));
}

const isNamed = (title: string, claimText: string): boolean => {
  const pairs = [...bigramsOf(title)];
  return pairs.length > 0 && pairs.filter((pair) => claimText.includes(pair)).length >= NAMED * pairs.length;
};

const nameIn = (unit: Unit | null, claimText: string): boolean =>
  unit === null ||
  isNamed(unit.title, claimText) ||
  (isSection(unit) && unit.level === 'chapter' && claimText.includes(unit.label));

const LEVEL: Readonly<Record<string, Section['level']>> = { [CHAPTERS]: 'chapter', [SECTIONS]: 'section' };

/** 第一章包括五节, 规划共十一章, 龙头引领产业的四个集群: as many units as the claim counts stand below what it names. */
function countHolds({ unit, quantity, bound }: Figure, claimText: string, rows: readonly Row[]): boolean {
  const level = LEVEL[unit];
  if (bound !== null || !COUNTED.has(unit)) return false;
  return rows.some(
    ({ holder, units }) =>
      units.length === quantity &&
      (level ? units.every((each) => each.level === level) : holder !== null) &&
      nameIn(holder, claimText),
  );
}

/** Where a quote stands among the parts of its sentence, and how many they are: behind 、 or behind ；. */
function placesIn(span: TextSpan, { text, paragraphs }: PlanDocument): { readonly at: number; readonly of: number }[] {
  const paragraph = paragraphs.find((each) => spansOverlap(each.span, span))?.span;
  if (!paragraph) return [];
  const before =
    text
      .slice(paragraph.start, span.start)
      .split(/[。：\n]/)
      .at(-1) ?? '';
  const inside = text.slice(span.start, span.end);
  const after = text.slice(span.end, paragraph.end).split(/[。：\n]/, 1)[0] ?? '';
  return ['、', '；']
    .filter((mark) => !inside.includes(mark) && `${before}${after}`.includes(mark))
    .map((mark) => {
      const at = before.split(mark).length;
      return { at, of: at + after.split(mark).length - 1 };
    });
}

interface Order {
  /** From 1. */
  readonly at: number;
  readonly isLast: boolean;
}

const IS = new RegExp(languageWords('copula').source);

/** Whether a clause names a quote, or tells behind its 是 what the quote has: 第二个窗口是青年会客厅. */
function tellsOf(quote: string, clause: string): boolean {
  const told = [...bigramsOf(clause.split(IS).slice(1).join(''))];
  return isNamed(quote, clause) || (told.length > 1 && told.every((pair) => quote.includes(pair)));
}

/** 济南国际医学中心排在第一: what is ranked stands in the title. */
function isRankedIn(title: string, clause: string): boolean {
  const [rank] = RANKED.find(clause);
  const pairs = [...bigramsOf(clause.slice(0, rank?.index ?? 0))];
  return pairs.length > 2 && pairs.every((pair) => title.includes(pair));
}

/** Every place in an order that what is quoted has, where the clause names it. */
function ordersOf(spans: readonly TextSpan[], clause: string, plan: PlanDocument): Order[] {
  const units = quotedUnits(spans, plan)
    .filter(isSection)
    .filter((unit) => nameIn(unit, clause) || isRankedIn(unit.title, clause))
    .map((unit) => ({
      at: unit.number,
      isLast: unitsBelow(holderOf(unit, plan), plan).at(-1)?.id === unit.id,
    }));
  const parts = spans
    .filter(({ start, end }) => tellsOf(plan.text.slice(start, end), clause))
    .flatMap((span) => placesIn(span, plan))
    .map(({ at, of }) => ({ at, isLast: at === of }));
  return [...units, ...parts];
}

const CLAUSE = /[，。；！,;!]/;

/** The clause of a text that holds a place. */
function clauseAt(text: string, { start, end }: TextSpan): string {
  const head = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  return head + text.slice(start, end) + (text.slice(end).split(CLAUSE, 1)[0] ?? '');
}

/** Whether the outline proves a figure of a claim, told in one clause with what it is of: a count, 第三个, 最后一章. */
export function isOfOutline(
  figure: Figure,
  claimText: string,
  spans: readonly TextSpan[],
  plan: PlanDocument,
): boolean {
  const { kind, quantity, span, unit } = figure;
  const clause = clauseAt(claimText, span);
  if (kind === 'ordinal')
    return COUNTED.has(unit.slice(1)) && ordersOf(spans, clause, plan).some(({ at }) => at === quantity);
  if (kind !== 'amount') return false;
  if (quantity === 1 && LAST.endingAt(claimText, span.start) !== '')
    return ordersOf(spans, clause, plan).some(({ isLast }) => isLast);
  return countHolds(figure, clause, rowsOf(spans, plan));
}

/** Whether 第一 of a claim tells a place in an order that what is quoted has: 第一个是…, 排第一的是…. */
export function isFirstInOrder(
  word: string,
  claimText: string,
  spans: readonly TextSpan[],
  plan: PlanDocument,
): boolean {
  if (word !== '第一') return false;
  const index = claimText.indexOf(word);
  const isOrder = COUNTER.test(claimText.slice(index + word.length)) || RANKED.endingAt(claimText, index) !== '';
  const clause = clauseAt(claimText, { start: index, end: index + word.length });
  return isOrder && ordersOf(spans, clause, plan).some(({ at }) => at === 1);
}
