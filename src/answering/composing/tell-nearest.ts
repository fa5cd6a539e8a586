// What the plan does say where it leaves open what was asked: the project stands in it, its telephone number does not.
import { coverage } from '../../retrieval/content-words.js';
import type { ComposeContext, Draft } from './draft.js';
import { focusSentence } from './focus-sentence.js';

/** Share of the question that the nearest sentence must hold, alone or with its index-time questions. */
const NEAR = 0.45;

/** A sentence that can't be shortened below this is no short help. */
const LONGEST = 160;

/** An abstention for a missing slot with the nearest sentence of the plan; any other draft as it is. */
export function tellNearest(context: ComposeContext, draft: Draft): Draft {
  if (draft.status !== 'abstained' || draft.reason !== 'slot-missing' || draft.claims.length > 0) return draft;
  const { evidence, index } = context;
  const best = evidence.sentences.find(({ isHeading }) => !isHeading);
  if (!best || index.chunks[best.chunkIndex]?.kind === 'indicator') return draft;
  if (Math.max(best.bridged, coverage(evidence.words, best.text)) < NEAR) return draft;
  const said = focusSentence(context, best.span);
  if (said.length > LONGEST) return draft;
  const text = `规划中与此有关的表述是：${said}`;
  return { ...draft, claims: [{ text, quotes: [best.span] }] };
}
