// Questions that name a box by its number: 专栏1 stands twice in the plan, and one of the two is the table of targets.

import { formatReference } from '../../plan/outline.js';
import type { Box } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import { trimSpan } from '../../text/text-span.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { plainTitle } from './plain-sentence.js';

/** Asks what stands in the box, not for a figure of it. */
const ASKS_CONTENT = /哪|包括|内容|讲|写|说|列|什么|啥/;

/** The titles by which a question tells boxes of one number apart. */
function titlesOf({ index, outline }: ComposeContext, box: Box): string {
  const rows = index.plan.indicators.filter(({ boxId }) => boxId === box.id).map(({ name }) => name);
  const entries = outline.entries(box.id).map(({ title }) => title);
  return [box.title, ...rows, ...entries].join(' ');
}

/** The boxes that the question may mean: those whose titles hold most of its words, all of them on a tie. */
function boxesMeant(context: ComposeContext, number: number): Box[] {
  const boxes = context.index.plan.boxes.filter((box) => box.number === number);
  const fits = boxes.map((box) => coverage(context.evidence.words, titlesOf(context, box)));
  return boxes.filter((_, at) => (fits[at] ?? 0) >= Math.max(...fits));
}

/** The box's title with its place, then its entries or rows, each once. */
function claimsOf({ index, outline }: ComposeContext, box: Box): DraftClaim[] {
  const { plan } = index;
  const rows = plan.indicators.filter(({ boxId, parentId }) => boxId === box.id && parentId === null);
  const members =
    box.kind === 'indicators'
      ? rows.map(({ name, unit, span }) => ({ title: unit === '' ? name : `${name}（${unit}）`, span }))
      : outline.entries(box.id).map(({ title, headingSpan }) => ({ title, span: headingSpan }));
  const place = formatReference(outline, { sectionId: box.sectionId, boxId: box.id, indicatorId: null });
  const head = trimSpan(plan.text, box.headingSpan);
  return members.map(({ title, span }, position) => ({
    text: `${position === 0 ? `${place} ${plainTitle(box.title)}，包括：\n` : ''}• ${plainTitle(title)}`,
    quotes: [trimSpan(plan.text, span), ...(position === 0 ? [head] : [])],
  }));
}

/** Lists the table of targets, or both boxes where one number means two and the question tells them apart by nothing. */
export function composeBoxes(context: ComposeContext): Draft | null {
  const named = context.evidence.reading.named.find(({ unit }) => unit === 'box');
  // The rows of one nature or category are a list of their own.
  const narrows =
    context.evidence.reading.asksNature ||
    context.index.plan.indicators.some(({ category }) => context.question.includes(category));
  if (!named || narrows || context.evidence.reading.slot !== null || !ASKS_CONTENT.test(context.question)) return null;
  const boxes = boxesMeant(context, named.number);
  if (!boxes.some(({ kind }) => kind === 'indicators')) return null;
  return answered(boxes.flatMap((box) => claimsOf(context, box)));
}
