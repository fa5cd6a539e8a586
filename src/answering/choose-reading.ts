// Alone or on the turn before: where a message may be read in several ways, all are searched and what is found decides.
import type { OtherReading, ResolvedMessage } from '../conversation/resolved-message.js';
import type { PlanCard } from '../plan/plan-card.js';
import { coverage, saysContent } from '../retrieval/content-words.js';
import { sliceSpan } from '../text/text-span.js';
import type { ReadingPart } from '../understanding/reading.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';
import type { PartContext } from './part-context.js';

/**
 * What a way to read is worth beside the trust in its best sentence, which is nearly 1 for most of them: how like the
 * questions of that sentence it is, and how few others answer as well. Settled with the handicaps.
 */
const WORTH = { likeness: 0.5, rival: 0.06, place: 1.2 } as const;
/** Trust from which a sentence is a rival of the best one. */
const RIVAL = 0.5;
const MOST_RIVALS = 4;
/** Shares of the words that one sentence must hold to be told of both the earlier thing and the message's own. */
const JOINED = 0.6;

interface Weighed {
  readonly context: PartContext | null;
  readonly rivals: number;
  readonly worth: number;
}

const contextOf = (parts: AnsweringParts, { reading }: ResolvedMessage, part: ReadingPart): Promise<PartContext> =>
  createPartContext(parts, reading, part);

async function weigh(parts: AnsweringParts, resolved: ResolvedMessage): Promise<Weighed> {
  const [part] = resolved.reading.parts;
  const context = part ? await contextOf(parts, resolved, part) : null;
  const [best] = context?.selected ?? [];
  if (!context || !best) return { context, rivals: 0, worth: 0 };
  const rivals = Math.min(MOST_RIVALS, context.selected.filter(({ answers }) => answers > RIVAL).length);
  return { context, rivals, worth: best.answers + WORTH.likeness * best.likeness - WORTH.rival * rivals };
}

const isSameSentence = (one: Weighed, other: Weighed): boolean => {
  const [best] = one.context?.selected ?? [];
  return best !== undefined && best.sentenceIndex === other.context?.selected[0]?.sentenceIndex;
};

/** The best sentence with the titles that it stands under. */
function foundIn(parts: AnsweringParts, { context }: Weighed): string {
  const [best] = context?.selected ?? [];
  const titles = best ? (parts.index.chunks[best.chunkIndex]?.path ?? []).map(({ title }) => title) : [];
  return [best?.text ?? '', ...titles].join(' ');
}

/** Whether a message names only what is measured, and not of what: 总投资多少, 规模呢. */
function namesMeasure({ statements, index }: AnsweringParts, { reading }: ResolvedMessage): boolean {
  const topic = (reading.parts[0]?.topic ?? '').replace(/\s+/g, '');
  return (
    topic !== '' &&
    statements.some(
      (statement) =>
        statement.kind === 'quantity' &&
        statement.measure !== null &&
        sliceSpan(index.plan.text, statement.measure) === topic,
    )
  );
}

/** Whether one sentence holds what both turns name, where the message alone finds more that answer. */
async function isJoined(
  parts: AnsweringParts,
  { resolved, joins }: OtherReading,
  { alone, other, message }: { alone: Weighed; other: Weighed; message: ResolvedMessage },
): Promise<boolean> {
  if (joins === null) return false;
  const earlier = await contextOf(parts, resolved, joins);
  const found = foundIn(parts, other);
  const holds = (context: PartContext | null) => context !== null && coverage(context.evidence.words, found) >= JOINED;
  if (!holds(earlier)) return false;
  return namesMeasure(parts, message) || (other.rivals < alone.rivals && holds(alone.context));
}

/** Whether the sentence found for a reading tells a number of the unit that is asked in: 一年能办多少场 after 会展中心. */
function tellsUnit({ statements }: AnsweringParts, { reading }: ResolvedMessage, { context }: Weighed): boolean {
  const asked = reading.parts[0]?.askedUnit ?? null;
  const [best] = context?.selected ?? [];
  return (
    asked !== null &&
    statements.some(
      (statement) =>
        statement.kind === 'quantity' && statement.unit === asked && statement.sentence.start === best?.span.start,
    )
  );
}

/** Whether a message names the place that the plan is for: then that is what it asks about. */
const mentions = ({ name, aliases }: PlanCard['place'], message: string): boolean =>
  [name, ...aliases].some((word) => word.length > 1 && message.includes(word));

/** Settles how a message is read: as it was first, unless another way is surer by more than its handicap. */
export async function chooseReading(parts: AnsweringParts, resolved: ResolvedMessage): Promise<ResolvedMessage> {
  if (resolved.others.length === 0) return resolved;
  const first = await weigh(parts, resolved);
  let best = { resolved, worth: first.worth };
  for (const other of resolved.others) {
    const namesPlace = other.mustName && parts.card !== null && mentions(parts.card.place, resolved.message);
    const names = namesPlace || saysContent(parts.index, resolved.message);
    if (other.mustName && (!names || tellsUnit(parts, resolved, first))) continue;
    const weighed = await weigh(parts, other.resolved);
    if (other.joins !== null) {
      if (await isJoined(parts, other, { alone: first, other: weighed, message: resolved })) return other.resolved;
      continue;
    }
    // The same sentence answers either way: then nothing speaks for the longer question.
    if (other.resolved.about !== null && isSameSentence(weighed, first)) continue;
    const worth = weighed.worth - other.handicap + (namesPlace ? WORTH.place : 0);
    if (worth > best.worth) best = { resolved: other.resolved, worth };
  }
  return { ...best.resolved, others: [] };
}
