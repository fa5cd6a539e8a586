// What the plan does say where it leaves open what was asked: the project stands in it, its telephone number does not.
import { coverage } from '../../retrieval/content-words.js';
import type { SentenceEvidence } from '../../retrieval/gather-evidence.js';
import { readQuestion } from '../../retrieval/read-question.js';
import type { ComposeContext, Draft } from './draft.js';
import { focusSentence } from './focus-sentence.js';

/** Share of the question that the nearest sentence must hold, alone or with its index-time questions. */
const NEAR = 0.45;
/** Likeness to an index-time question from which the sentence is what was meant. */
const LIKE = 0.4;

/** A sentence that can't be shortened below this is no short help. */
const LONGEST = 160;

/** Whether the sentence names the rarest word of the question, or an index-time question says it for it. */
function namesTopic({ evidence }: ComposeContext, { text, question }: SentenceEvidence): boolean {
  const rarest = Math.max(...evidence.words.map(({ weight }) => weight));
  const topics = evidence.words.filter(({ weight }) => weight === rarest);
  return question >= LIKE || topics.some(({ forms }) => forms.some((form) => text.includes(form)));
}

/** Asks for a way or an outcome: what a sentence on the topic can answer, though a number was asked beside it. */
const ASKS_WAY = /怎么[管办弄治改修补]|有没有|怎样|打算|准备|弄成|搞成|建成|啥样|机制|支持|鼓励|管不管|能不能|会不会/;
/** Slots that are asked in passing. */
const IN_PASSING: ReadonlySet<string> = new Set(['count', 'length-of-time', 'organization', 'percent']);

/** Whether another part of the question asks for something that needs no such slot. */
const asksMore = ({ question, evidence }: ComposeContext): boolean =>
  IN_PASSING.has(evidence.reading.slot?.kind ?? '') &&
  question
    .split(/[，,。？?！!；;\s]+/)
    .filter((part) => part !== '')
    .some((part, _, parts) => parts.length > 1 && ASKS_WAY.test(part) && readQuestion(part).slot === null);

/**
 * An abstention for a missing slot with the nearest sentence of the plan, a partial answer where that sentence answers
 * the rest of the question; any other draft as it is.
 */
export function tellNearest(context: ComposeContext, draft: Draft): Draft {
  if (draft.status !== 'abstained' || draft.reason !== 'slot-missing' || draft.claims.length > 0) return draft;
  const { evidence, index } = context;
  const best = evidence.sentences.find(({ isHeading }) => !isHeading);
  if (!best || index.chunks[best.chunkIndex]?.kind === 'indicator') return draft;
  if (Math.max(best.bridged, coverage(evidence.words, best.text)) < NEAR || !namesTopic(context, best)) return draft;
  const said = focusSentence(context, best.span);
  if (said.length > LONGEST) return draft;
  const text = `规划中与此有关的表述是：${said}`;
  const status = asksMore(context) ? 'partial' : draft.status;
  return { ...draft, status, claims: [{ text, quotes: [best.span] }] };
}
