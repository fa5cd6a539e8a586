// The sentences of a plan with what governs each: its unit, its box, the time that it speaks of, whether it lays something down.
import type { Outline } from '../plan/outline.js';
import type { Paragraph, PlanDocument, Section } from '../plan/plan-document.js';
import { findFigures } from '../text/find-figures.js';
import { splitSentences } from '../text/split-sentences.js';
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import { findPeriods } from './five-year-period.js';
import type { GeneralWords } from './general-words.js';
import type { TimeScope } from './statement.js';

/** results: what was reached · analysis: what surrounds the place · plan: what is or will be done. */
export type SentenceRole = 'results' | 'analysis' | 'plan';

export interface PlanSentence {
  readonly span: TextSpan;
  readonly sectionId: string;
  readonly boxId: string | null;
  readonly role: SentenceRole;
  readonly scope: TimeScope;
  /** The short title of the numbered run that it stands in, inside one paragraph: 1.北部片区。建设…2处。 */
  readonly runHead: TextSpan | null;
}

/** How far into a sentence a time head may begin. */
const HEAD_REACH = 12;
/** A sentence that is but a numbered title. */
const RUN_HEAD = /^(?:\d{1,2}[.．、]|（\d{1,2}）|[①-⑳])\s*([^，、；：。]{2,20})。$/;

/** Whether a sentence opens with an earlier five-year plan, a year before the period, or words such as 五年来. */
function opensInThePast(sentence: string, plan: PlanDocument, words: GeneralWords): boolean {
  const opening = sentence.slice(0, HEAD_REACH);
  if (findPeriods(opening).some(({ to }) => to < plan.period.from)) return true;
  const year = findFigures(opening).find(({ kind }) => kind === 'year');
  return (year !== undefined && year.quantity < plan.period.from) || words.of('past-head').within(opening);
}

/** Whether a sentence opens with a year beyond the period: 到二〇三五年. */
const opensBeyond = (sentence: string, plan: PlanDocument): boolean =>
  findFigures(sentence.slice(0, HEAD_REACH * 2)).some(
    ({ kind, quantity }) => kind === 'year' && quantity > plan.period.to,
  );

/** By the section's title where there is one: a chapter may hold results and goals (发展回顾与奋斗目标). */
function roleOf(units: readonly Section[], words: GeneralWords): SentenceRole {
  const titles = units.filter(({ level }) => level === 'chapter' || level === 'section').map(({ title }) => title);
  const isFuture = titles.some((title) => words.of('future-section').within(title));
  const own = isFuture ? titles.slice(-1) : titles;
  if (own.some((title) => words.of('past-section').within(title))) return 'results';
  return own.some((title) => words.of('analysis-section').within(title)) ? 'analysis' : 'plan';
}

/**
 * past: in units titled as results or analysis, and in sentences that open with an earlier period or year.
 * vision: in units titled so, and in sentences that open with a year after the period. Else target.
 * A figure's own year, where it has one, weighs more (see `extract-quantities.ts`).
 */
function readSentence(
  plan: PlanDocument,
  paragraph: Paragraph,
  span: TextSpan,
  context: SentenceContext,
): PlanSentence {
  const { words, outline } = context;
  const text = sliceSpan(plan.text, span);
  const units = outline.ancestors(paragraph.sectionId);
  const told = roleOf(units, words);
  const role = told === 'plan' && opensInThePast(text, plan, words) ? 'results' : told;
  const isVision = opensBeyond(text, plan) || units.some(({ title }) => words.of('vision-section').within(title));
  const scope = role !== 'plan' ? 'past' : isVision ? 'vision' : 'target';
  return { span, sectionId: paragraph.sectionId, boxId: paragraph.boxId, role, scope, runHead: null };
}

/** The time that a unit speaks of as a whole: for its title and its list of items. */
export function unitScope(sectionId: string, { outline, words }: SentenceContext): TimeScope {
  const units = outline.ancestors(sectionId);
  if (roleOf(units, words) !== 'plan') return 'past';
  return units.some(({ title }) => words.of('vision-section').within(title)) ? 'vision' : 'target';
}

interface SentenceContext {
  readonly words: GeneralWords;
  readonly outline: Outline;
}

/** All sentences of prose, boxes included, in text order; headings, table rows and captions are none. */
export function listSentences(plan: PlanDocument, context: SentenceContext): PlanSentence[] {
  return plan.paragraphs
    .filter(({ kind }) => kind === 'prose')
    .flatMap((paragraph) =>
      giveRunHeads(
        plan.text,
        splitSentences(plan.text, paragraph.span).map((span) => readSentence(plan, paragraph, span, context)),
      ),
    );
}

function giveRunHeads(text: string, sentences: readonly PlanSentence[]): PlanSentence[] {
  let runHead: TextSpan | null = null;
  return sentences.map((sentence) => {
    const title = RUN_HEAD.exec(sliceSpan(text, sentence.span))?.[1];
    if (title !== undefined) {
      const start = text.indexOf(title, sentence.span.start);
      runHead = { start, end: start + title.length };
    }
    return { ...sentence, runHead };
  });
}
