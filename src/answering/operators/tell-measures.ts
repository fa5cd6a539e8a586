// What is or will be done: the provisions that speak of the topic, in the plan's order, results told as results.

import { coverage } from '../../retrieval/content-words.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import { isPast } from '../matching/statements-of.js';
import { type PartContext, say, words } from '../part-context.js';
import { chooseSentences } from '../selection/choose-sentences.js';
import type { Selected } from '../selection/select-sentences.js';
import { answeringRun } from '../shape-sentence.js';
import { leafRows } from './indicator-cells.js';
import { mostPoints } from './most-points.js';
import { rowLine } from './tell-rows.js';

/** A sentence less likely than this fills no ordered length. */
const LEAST = 0.2;

/** Below this a sentence of another unit is told as mentioned beside the answer. */
const DIRECT = 0.45;
/** The sentences that belong to the answer, the likeliest first; at least one where any was found. */
export function belonging(context: PartContext): Selected[] {
  const said = context.selected.filter(({ isHeading }) => !isHeading);
  const chosen = chooseSentences(said.length > 0 ? said : context.selected, mostPoints(context), context.part.kind);
  if (context.limit === null || !('sentences' in context.limit)) return chosen;
  // A length that is ordered is kept as far as anything speaks of the topic.
  const more = said.filter((sentence) => !chosen.includes(sentence) && sentence.answers >= LEAST);
  return [...chosen, ...more.slice(0, context.limit.sentences - chosen.length)];
}

/** The row of the table that a span is of: its cells are named, never printed bare. */
const rowAt = ({ parts }: PartContext, span: TextSpan) =>
  leafRows(parts.index.plan).find((row) => spansOverlap(row.span, span));

/** The clauses of a sentence that a line says, with the sentence as its quote. */
export function sentenceLine(
  context: PartContext,
  sentence: TextSpan,
  id: 'pt' | 'a5' | 'a7' | 'a8' | 'a9' = 'pt',
): DraftLine {
  const row = rowAt(context, sentence);
  if (row) return rowLine(context, row);
  const run = answeringRun(context.parts.index.plan.text, sentence, () => true);
  const x = periodBefore(context);
  return { ...say(context, id, { c: words(context, run), x }, [sentence]), asked: id === 'a5' ? [x] : [] };
}

const DIGITS = '〇一二三四五六七八九';

/** The name of the period before the plan's: 十四五 for 2026. China's first five-year plan began in 1953, the sixth in 1981. */
function formerPeriod(from: number): string {
  const number = (from - 5 - 1981) / 5 + 6;
  const tens = Math.floor(number / 10);
  const units = number % 10;
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${units > 0 ? DIGITS.charAt(units) : ''}五`;
}

/** The period before the plan's, as a line names it. */
export function periodBefore({ parts, language }: PartContext): string {
  const { from } = parts.index.plan.period;
  return language === 'zh' ? formerPeriod(from) : `${from - 5}-${from - 1}`;
}

/** Provisions first, in the plan's order; then what is mentioned beside; then what was reached. */
export function pointLines(context: PartContext, sentences: readonly Selected[]): DraftLine[] {
  const inOrder = [...sentences].sort((a, b) => a.span.start - b.span.start);
  const reached = inOrder.filter(({ span }) => isPast(context, span));
  const planned = inOrder.filter((sentence) => !reached.includes(sentence));
  const best = planned.reduce((most, { answers }) => Math.max(most, answers), 0);
  const direct = planned.filter(({ answers }) => answers >= Math.min(DIRECT, best));
  const beside = planned.filter((sentence) => !direct.includes(sentence));
  const lead = context.part.yesNo ? 'a8' : 'a7';
  return [
    ...direct.map(({ span }, at) => sentenceLine(context, span, at === 0 ? lead : 'pt')),
    ...beside.map(({ span }, at) => sentenceLine(context, span, at === 0 ? 'a9' : 'pt')),
    ...reached.map(({ span }) => sentenceLine(context, span, 'a5')),
  ];
}

/** Each side under its own name, with the sentences that speak of it. */
async function tellSides(context: PartContext): Promise<PartDraft | null> {
  const searched: { side: string; own: PartContext }[] = [];
  for (const side of context.part.sides) searched.push({ side, own: await context.search(side) });
  const contexts = searched.map(({ own }) => own);
  if (toldTogether(context, contexts) || !contexts.every(standsAlone)) return null;
  const taken = new Set<number>();
  const drafts: { lines: DraftLine[]; sentences: Selected[] }[] = [];
  for (const { side, own } of searched) {
    const sentences = belonging(own)
      .filter(({ span }) => !taken.has(span.start))
      .slice(0, MOST_EACH_SIDE);
    for (const { span } of sentences) taken.add(span.start);
    const [first, ...rest] = pointLines(own, sentences);
    if (!first) return null;
    const before = say(context, 'lab', { w: side }).text;
    drafts.push({
      lines: [{ ...first, text: `${before}${first.text}`, asked: [...(first.asked ?? []), side] }, ...rest],
      sentences,
    });
  }
  return told(
    drafts.flatMap(({ lines }) => lines),
    { members: drafts.flatMap(({ sentences }) => sentences.map(({ span, text }) => ({ name: text, span }))) },
  );
}

const MOST_EACH_SIDE = 4;

/** Share of a side's words that a sentence about it holds. */
const OF_SIDE = 0.6;

/** Whether one sentence found speaks of all sides: then they are one topic, however they are joined. */
const toldTogether = ({ selected }: PartContext, sides: readonly PartContext[]): boolean =>
  selected.some(
    ({ text, answers }) =>
      answers >= TOGETHER && sides.every(({ evidence }) => coverage(evidence.words, text) >= OF_SIDE),
  );

/** Whether a side is a topic of its own: something that is likely an answer names it. */
const standsAlone = ({ selected, evidence }: PartContext): boolean =>
  selected.some(({ text, answers }) => answers >= TOGETHER && coverage(evidence.words, text) >= OF_SIDE);

const TOGETHER = 0.5;

export async function tellMeasures(context: PartContext): Promise<PartDraft> {
  if (context.part.sides.length > 1) {
    const sides = await tellSides(context);
    if (sides) return sides;
  }
  const sentences = belonging(context);
  return told(pointLines(context, sentences), {
    members: sentences.map(({ span, text }) => ({ name: text, span })),
  });
}
