// Terms that count things (五床联动, 一院四馆, 1+3+16+N): whether the plan says what is counted, by the numbers themselves.
import type { Enumeration, Statement, Term } from '../../statements/statement.js';
import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { PartContext } from '../part-context.js';
import { findMentions } from './find-mentions.js';

/** 五床 and 125510 count; 一体化 and 十五 say no number of things, 15分钟 a length of time. */
const NUMERALS = /(?:[一二两三四五六七八九十]{1,9}|\d{1,9})(?!\d|分钟|小时|[年月日天岁])|N/g;

/** The numbers that a term counts by; a lone 一 counts nothing. */
export function countsOf(term: string): string[] {
  const found = term.match(NUMERALS) ?? [];
  return found.length === 1 && (found[0] === '一' || found[0] === 'N') ? [] : found;
}

/** A numeral of a term as a number; 0 for N. */
export const amountOf = (numeral: string): number =>
  /^\d+$/.test(numeral) ? Number(numeral) : (parseChineseNumeral(numeral) ?? 0);

/** The sentences or entries that say what is counted; empty where the plan does not say it. */
export function explanationOf(context: PartContext, term: string): TextSpan[] {
  const { text } = context.parts.index.plan;
  const counts = countsOf(term);
  const mentions = findMentions(context.parts.index, term);
  for (const { span, sentence } of mentions) {
    const around = text.slice(sentence.start, span.start) + text.slice(span.end, sentence.end);
    const beside = enumerationsIn(context.statements, sentence).filter((listing) => standsBeside(listing, span));
    const listed = beside.map(({ members }) => members.length);
    const held = counts.filter(
      (count) => new RegExp(`${count}(?:个|项|处|家|条)`).test(around) || listed.includes(amountOf(count)),
    );
    if (counts.length > 1 && held.length >= counts.length / 2) return [sentence];
    if (counts.length === 1 && listed.includes(amountOf(counts[0] ?? ''))) return [sentence];
  }
  return entriesCounted(context, term, counts);
}

const enumerationsIn = (statements: readonly Statement[], sentence: TextSpan): Enumeration[] =>
  statements.filter(
    (statement): statement is Enumeration =>
      statement.kind === 'enumeration' &&
      statement.sentence.start >= sentence.start &&
      statement.sentence.end <= sentence.end,
  );

/** Characters between a list and the term that counts it: 甲、乙、丙“三项制度”. */
const BESIDE = 6;

/** Whether a list and a term stand together; another list of the sentence may have as many members by chance. */
function standsBeside({ members }: Enumeration, term: TextSpan): boolean {
  const start = members[0]?.start ?? 0;
  const end = members.at(-1)?.end ?? 0;
  return Math.abs(term.start - end) <= BESIDE || Math.abs(start - term.end) <= BESIDE;
}

/** A box beside the term with as many entries as the term counts in all: 三圈两带一街区 and six areas. */
function entriesCounted(context: PartContext, term: string, counts: readonly string[]): TextSpan[] {
  const { plan } = context.parts.index;
  const total = counts.reduce((sum, count) => sum + amountOf(count), 0);
  const [mention] = findMentions(context.parts.index, term);
  const section = plan.sections.find(
    ({ bodySpan, level }) =>
      level === 'item' && mention && bodySpan.start <= mention.span.start && mention.span.end <= bodySpan.end,
  );
  const boxes = plan.boxes.filter(({ sectionId }) => section && sectionId === section.id);
  for (const box of boxes) {
    const entries = context.parts.outline.entries(box.id);
    if (entries.length === total) return entries.map(({ headingSpan }) => headingSpan);
  }
  return [];
}

/** The coined term that a topic names, where the plan puts one in quotation marks. */
export function coinedTerm(context: PartContext): string | null {
  const { statements, part } = context;
  const topic = `${part.topic} ${part.quoted.join(' ')}`.replace(/["'“”‘’\s]/g, '');
  const { text } = context.parts.index.plan;
  const named = statements
    .filter((statement): statement is Term => statement.kind === 'term')
    .map(({ term }) => sliceSpan(text, term).replace(/[“”]/g, ''))
    .filter((term) => term.length > 1 && topic.includes(term.replace(/["'“”‘’\s]/g, '')));
  return named.sort((a, b) => b.length - a.length)[0] ?? null;
}
