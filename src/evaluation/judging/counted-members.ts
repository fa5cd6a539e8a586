// Counts that a line of an answer proves: its members are its citations, rows of the table, or times that a word is printed.
import type { PlanDocument } from '../../plan/plan-document.js';
import { spansOverlap } from '../../text/text-span.js';
import { findOccurrences } from '../dataset/resolve-evidence.js';
import type { StoredAnswer } from '../running/generated-record.js';
import type { CitedLine } from './cited-lines.js';
import { type Figure, figuresInText } from './figures-in-text.js';

/** 「“专栏1”印了2次」, “专栏1” is printed 2 times. */
const PRINTED_TIMES = /“([^“”]+)”[^“”\d]*?(\d+) ?(?:次|times)/g;
/** 「最短的一句有58字」, the shortest sentence has 58 characters. */
const LENGTH = /(\d+) ?(?:字|characters)/g;
/** A cell that says what is missing: 「（没有写明）」「（空白）」. */
const LACKING = /^（[^（）]+）$/;
const FINAL_STOP = /[。；！？]$/;

/** A whole number without a scale that counts things of one class, or things that no unit word is known for. */
export const isCount = ({ kind, value, unit, hasScale }: Figure): boolean =>
  kind === 'number' && Number.isInteger(value) && !hasScale && (unit === '个' || unit === '');

/** What may be counted of a line that owns up to counting: its citations, or the rows of the table that they are. */
export function countsOf(plan: PlanDocument, { table }: StoredAnswer, { text, cited, kind }: CitedLine): Set<number> {
  // A row under a head that is marked as computed says its place among the rows.
  if (kind === 'row') return new Set(table?.rows.map((_, at) => at + 1));
  const rows = plan.indicators.filter(({ span }) => cited.some((citation) => spansOverlap(citation, span)));
  const stated = table?.rows.filter(({ cells }) => !cells.some((cell) => LACKING.test(cell))) ?? [];
  const counts = new Set([cited.length, ...(table ? [table.rows.length, stated.length] : [])]);
  // A group and its sub-rows share one number: 6 is one of fourteen, and two rows with values.
  if (rows.length > 0) counts.add(rows.length).add(new Set(rows.map(({ number }) => number)).size);
  // 「共4个，3个写明」: the members are cited, and what is stated of them is cited apart.
  const told = figuresInText(text).filter(isCount);
  const [all, some] = told;
  if (told.length === 2 && all && some && some.value <= all.value && all.value + some.value === cited.length)
    counts.add(all.value).add(some.value);
  return counts;
}

/** Counts that need no owning up, because anyone can count them: times a word is printed, characters of a quote. */
export function plainCountsOf(plan: PlanDocument, { text, cited }: CitedLine): Set<number> {
  const times = [...text.matchAll(PRINTED_TIMES)].flatMap(([, word = '', count]) =>
    findOccurrences(plan.text, word).length === Number(count) ? [Number(count)] : [],
  );
  const lengths = cited.flatMap(({ quote }) => [quote.length, quote.replace(FINAL_STOP, '').length]);
  const measured = [...text.matchAll(LENGTH)].map(([, count]) => Number(count)).filter((n) => lengths.includes(n));
  return new Set([...times, ...measured]);
}
