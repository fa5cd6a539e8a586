// From a message and the turns before it to what is asked now: completed where it points back, alone where it does not.
import type { Pointer, ReadingPart } from '../understanding/reading.js';
import type { Understanding } from '../understanding/understand.js';
import { askAmong, asksAnew, completeBy, setsAgainst } from './complete-part.js';
import { isLittle, mayLean, ordersForm, pointerOf, turnMeant, withChapter, worksWithTurns } from './how-it-points.js';
import { asAbout, asOther, earlierParts, HANDICAP, leaning, onPart, otherReadings } from './other-readings.js';
import { lastAsked, partsOf, type ResolvedMessage } from './resolved-message.js';

/** Decides between a message as it is read and the other way to read it. */
export type ReadingChooser = (resolved: ResolvedMessage) => Promise<ResolvedMessage>;

/** Turns further back are not pointed at. */
const MOST_TURNS = 6;
/** A pointer less sure than this is none where the message has a topic of its own. */
const SURE = 0.5;
/** Pointers of which what is found decides whether they point at all. */
const CHOSEN_BY_FINDINGS: ReadonlySet<Pointer> = new Set(['it', 'ellipsis', 'correction']);

/** Whether a part chooses by a value that the earlier part left out by another of the same kind. */
const excludes = (own: ReadingPart, earlier: ReadingPart): boolean =>
  own.filters.some(({ on, op, value }) =>
    earlier.filters.some((other) => other.on === on && op === '=' && other.op === '=' && other.value !== value),
  );

/** A message completed from the turn that it means. */
function completed(
  alone: ResolvedMessage,
  { pointer: read, meant }: { pointer: Pointer; meant: ResolvedMessage },
): ResolvedMessage {
  const { reading } = alone;
  const [own] = reading.parts;
  const earlier = partsOf(meant);
  const [first] = earlier;
  if (!first) return alone;
  // 预期性的有几个 after 约束性指标有哪些 chooses none of those: it asks of the others.
  const pointer = read === 'subset' && own !== undefined && excludes(own, first) ? 'ellipsis' : read;
  const form = reading.form === 'prose' ? meant.reading.form : reading.form;
  if (!own || ordersForm(reading, own))
    return {
      ...alone,
      reading: { ...reading, act: 'ask', parts: earlier, form },
      understood: earlier.map(({ text }) => text).join('；'),
      points: pointer === 'more' ? 'more' : null,
    };
  // 除了水稻，还有哪些示范项目 names what more is asked of.
  if (pointer === 'more' && reading.parts.length === 1 && !isLittle(own))
    return { ...alone, others: [asOther(asAbout(alone, own, earlier.at(-1) ?? first), HANDICAP.aboutInstead)] };
  // 不对，我问的是强度 asks in full what it mends.
  if (pointer === 'correction' && reading.parts.length === 1 && asksAnew(own, earlier.at(-1) ?? first, false))
    return { ...alone, others: [asOther(asAbout(alone, own, earlier.at(-1) ?? first), HANDICAP.aboutInstead)] };
  const choosesMembers = pointer === 'ordinal' || pointer === 'subset';
  const way = { pointer, asksInWords: reading.asks && !reading.exchanges };
  const parts =
    reading.parts.length > 1
      ? reading.parts.map((part) => completeBy(way, part, first))
      : [completeBy(way, own, earlier.at(-1) ?? first)];
  return {
    ...alone,
    // What is asked of a unit of the plan is told by its make-up, not by what is found.
    others:
      parts.length === 1 && parts[0]?.named.length === 0 ? otherReadings(alone, own, { pointer, last: meant }) : [],
    reading: { ...reading, parts, form: reading.form === 'prose' && pointer !== 'more' ? 'prose' : form },
    understood: parts.map(({ text }) => text).join('；'),
    points: pointer === 'ordinal' || pointer === 'subset' || pointer === 'more' ? pointer : null,
    otherwise:
      choosesMembers && parts.length === 1 ? onPart(alone, askAmong(own, earlier.at(-1) ?? first), first) : null,
    about: pointer === 'it' ? (earlier.at(-1) ?? first) : null,
  };
}

/** A message that works with the turns before, and what it asks where nothing can be worked out of them. */
function workingWithTurns(alone: ResolvedMessage, last: ResolvedMessage): ResolvedMessage {
  const [own] = alone.reading.parts;
  const [earlier] = earlierParts(last);
  if (!own || !earlier || own.topic.trim() !== '') return alone;
  const otherwise = { ...asAbout(alone, own, earlier), worksWithTurns: false };
  return { ...alone, otherwise };
}

/** Resolves one message on the turns before it, each already resolved. */
function resolve(understanding: Understanding, message: string, before: readonly ResolvedMessage[]): ResolvedMessage {
  const last = lastAsked(before);
  const reading = understanding.read(message, { hasHistory: last !== undefined });
  const alone: ResolvedMessage = {
    reading,
    understood: null,
    before,
    message,
    points: null,
    worksWithTurns: worksWithTurns(reading, last),
    otherwise: null,
    about: null,
    others: [],
  };
  const [own] = reading.parts;
  const pointer = pointerOf(reading, own);
  if (last === undefined) return alone;
  if (alone.worksWithTurns) return workingWithTurns(alone, last);
  const inChapter = own ? withChapter(own.named, before.flatMap(partsOf)) : null;
  if (own && inChapter) {
    const part = { ...own, named: inChapter };
    return {
      ...alone,
      reading: { ...reading, parts: [part, ...reading.parts.slice(1)] },
      understood: `${inChapter[0]?.written ?? ''}：${own.text}`,
    };
  }
  const [earlier] = earlierParts(last);
  if (own && earlier && setsAgainst(own) && mayLean(reading)) return asAbout(alone, own, earlier);
  if (pointer === null) return own && mayLean(reading) ? leaning(alone, own, last) : alone;
  const mayDecide = reading.parts.length === 1 && CHOSEN_BY_FINDINGS.has(pointer);
  if (own !== undefined && own.topic.trim() !== '' && !mayDecide && reading.confidence.pointer < SURE) return alone;
  return completed(alone, { pointer, meant: pointer === 'back' ? (turnMeant(message, before) ?? last) : last });
}

/**
 * Resolves a message.
 * @param turns the user's earlier messages, oldest first; what an assistant is said to have answered is never trusted
 */
export async function resolveMessage(
  understanding: Understanding,
  { message, turns }: { readonly message: string; readonly turns: readonly string[] },
  choose: ReadingChooser,
): Promise<ResolvedMessage> {
  const before: ResolvedMessage[] = [];
  for (const turn of turns.slice(-MOST_TURNS)) before.push(await choose(resolve(understanding, turn, [...before])));
  return choose(resolve(understanding, message, before));
}
