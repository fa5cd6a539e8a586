// Where words stand in the plan: literal, but blind to width, case, script and white space.
import type { PlanDocument } from '../../plan/plan-document.js';
import { type NormalizedText, normalizeWithOffsets } from '../../text/normalize-text.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';

/** Longer searches are sentences, and those belong into the question field. */
export const MOST_SEARCH_CHARACTERS = 50;

/** The plan's text is normalised once; 38,000 characters take some milliseconds. */
const normalized = new WeakMap<PlanDocument, NormalizedText>();

function normalizedPlan(plan: PlanDocument): NormalizedText {
  let text = normalized.get(plan);
  if (text === undefined) {
    text = normalizeWithOffsets(plan.text);
    normalized.set(plan, text);
  }
  return text;
}

const NUMERALS = '〇一二三四五六七八九';

/** A year as the plan may print it: 2035 is 二〇三五, and the other way round. */
function spellingsOf(word: string): string[] {
  const chinese = word.replace(/(?<!\d)\d{4}(?!\d)/g, (year) =>
    [...year].map((digit) => NUMERALS[Number(digit)]).join(''),
  );
  const arabic = word.replace(/[〇零一二三四五六七八九]{4}/g, (year) =>
    [...year.replaceAll('零', '〇')].map((numeral) => NUMERALS.indexOf(numeral)).join(''),
  );
  return [...new Set([word, chinese, arabic])];
}

/** Every place of one spelling, in order. A hit stays inside one paragraph. */
function findSpelling(plan: PlanDocument, wanted: string): TextSpan[] {
  const { text, offsets } = normalizedPlan(plan);
  const spans: TextSpan[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const start = offsets[at] ?? 0;
    // The end of a hit is the end of its last character, not the start of the next: white space lies between them.
    const last = offsets[at + wanted.length - 1] ?? start;
    const end = last + ((plan.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    if (!plan.text.slice(start, end).includes('\n')) spans.push({ start, end });
  }
  return spans;
}

const inOrder = (spans: readonly TextSpan[]): TextSpan[] =>
  spans.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** Without those that lie within one before them. */
const apart = (spans: readonly TextSpan[]): TextSpan[] => {
  const kept: TextSpan[] = [];
  for (const span of inOrder(spans)) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
};

/** Hits of several words in the paragraphs that hold all of them. */
function togetherIn(plan: PlanDocument, hits: readonly (readonly TextSpan[])[]): TextSpan[] {
  const holds = (span: TextSpan, found: readonly TextSpan[]): boolean =>
    found.some(({ start }) => span.start <= start && start < span.end);
  const paragraphs = plan.paragraphs.filter(({ span }) => hits.every((found) => holds(span, found)));
  return hits.flat().filter(({ start }) => paragraphs.some(({ span }) => span.start <= start && start < span.end));
}

/** A table's column names stand over every row: they are no place to go to. */
const isColumnName = ({ paragraphs, indicators }: PlanDocument, hit: TextSpan): boolean =>
  paragraphs.some(({ kind, span }) => kind === 'row' && spansOverlap(span, hit)) &&
  !indicators.some(({ span }) => spansOverlap(span, hit));

/**
 * Spans of every place where `words` stand, in order; none for blank words. The words as they are written are looked for
 * first; where they stand nowhere so, each of them in the paragraphs that hold all.
 */
export function findInPlan(plan: PlanDocument, words: string): TextSpan[] {
  const cut = words.slice(0, MOST_SEARCH_CHARACTERS);
  const find = (word: string): TextSpan[] =>
    normalizeWithOffsets(word).text === ''
      ? []
      : apart(spellingsOf(normalizeWithOffsets(word).text).flatMap((spelling) => findSpelling(plan, spelling))).filter(
          (hit) => !isColumnName(plan, hit),
        );
  const whole = find(cut);
  const single = cut.split(/\s/).filter((word) => word !== '');
  return whole.length > 0 || single.length < 2 ? whole : apart(togetherIn(plan, single.map(find)));
}
