// The embedded answerer: the ways to answer, tried in order; the first that fits the question answers.

import { checkSlot } from './check-slot.js';
import { composeBoxes } from './compose-boxes.js';
import { composeComparison } from './compose-comparison.js';
import { composeFigure } from './compose-figure.js';
import { composeIndicator } from './compose-indicator.js';
import { composeOutline } from './compose-outline.js';
import { composePassage } from './compose-passage.js';
import { composeSummary } from './compose-summary.js';
import { composeTerm } from './compose-term.js';
import type { ComposeContext, Composer, Draft } from './draft.js';
import { tellNearest } from './tell-nearest.js';

/** From the most specific to the most general. */
const COMPOSERS: readonly Composer[] = [
  composeTerm,
  composeBoxes,
  composeOutline,
  checkSlot,
  composeIndicator,
  composeComparison,
  composeFigure,
  composeSummary,
  composePassage,
];

/** Null when there is nothing to say. */
export async function composeAnswer(context: ComposeContext): Promise<Draft | null> {
  for (const compose of COMPOSERS) {
    const draft = await compose(context);
    if (draft) return tellNearest(context, draft);
  }
  return null;
}
