// The box of the plan that a topic is the title of, or that holds what is asked about: 商圈策略那个框, 哪个专栏写了….
import type { Box } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import { type PartContext, words } from '../part-context.js';

/** A box is called by its title when the title holds this much of the topic. */
const HELD = 0.7;
/** A box holds a topic when its text has this much of it. */
const HOLDS = 0.75;

/** The indicator table is a box of its own kind, asked about as the table. */
const proseBoxes = ({ parts }: PartContext): Box[] =>
  parts.index.plan.boxes.filter(({ kind }) => kind !== 'indicators');

function best(boxes: readonly Box[], shareOf: (box: Box) => number, least: number): Box | null {
  const [first] = boxes
    .map((box) => ({ box, share: shareOf(box) }))
    .filter(({ share }) => share >= least)
    .sort((a, b) => b.share - a.share);
  return first?.box ?? null;
}

/** The box whose title the topic is; null where none is. */
export function boxByTitle(context: PartContext): Box | null {
  const { evidence, part } = context;
  if (evidence.words.length === 0) return null;
  const isQuoted = (title: string): boolean => part.quoted.some((term) => term.length > 2 && title.includes(term));
  return best(proseBoxes(context), ({ title }) => (isQuoted(title) ? 1 : coverage(evidence.words, title)), HELD);
}

/** The box that holds what is asked about; null where none does. */
export function boxHolding(context: PartContext): Box | null {
  const { evidence } = context;
  if (evidence.words.length === 0) return null;
  return best(proseBoxes(context), ({ span }) => coverage(evidence.words, words(context, span)), HOLDS);
}
