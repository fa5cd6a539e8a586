// In which ways a message may be read, on which turn or alone, and by how much surer each must be than the first.
import type { Pointer, ReadingPart } from '../understanding/reading.js';
import { askAbout, askWithin } from './complete-part.js';
import { lastAsked, type OtherReading, partsOf, type ResolvedMessage } from './resolved-message.js';

/**
 * Settled on the turns of the labels, each author read by what the others wrote, and on the sets of eval/: by how much
 * surer a reading must be than the one that the pointer says.
 */
export const HANDICAP = {
  aboutInstead: 0.1,
  aboutElsewhere: 0.2,
  aloneWithTopic: 0.1,
  aloneForIt: 0.6,
  aboutIfDoubted: 0.3,
} as const;
/** Of a message in which no topic was found, by how sure the pointer is: 找工作有人帮吗 stands alone, 谁负责 does not. */
const ALONE_WITHOUT_TOPIC = { surelyAlone: -1, perhaps: 0.2, surelyPoints: 0.6 } as const;

/** Below this it is not sure that a message points nowhere. */
const DOUBTED = 0.55;
/** The message's question of an earlier part, or the earlier question of what the message names within it. */
export function asAbout(alone: ResolvedMessage, own: ReadingPart, earlier: ReadingPart): ResolvedMessage {
  const { pointer, asks, exchanges: asksByLastWord } = alone.reading;
  const leavesOut = pointer === 'ellipsis' || pointer === 'correction';
  const exchanges = leavesOut && own.asked === null && (asksByLastWord || !asks);
  return onPart(alone, exchanges ? askWithin(own, earlier) : askAbout(own, earlier), earlier);
}

export function onPart(alone: ResolvedMessage, part: ReadingPart, about: ReadingPart): ResolvedMessage {
  return { ...alone, reading: { ...alone.reading, parts: [part] }, understood: part.text, about, others: [] };
}

export const asOther = (resolved: ResolvedMessage, handicap: number): OtherReading => ({
  resolved: { ...resolved, others: [] },
  handicap,
  joins: null,
  mustName: false,
});

/** The parts that a message may ask about: the turn's before, what this was itself about, and what was told before a remark. */
export function earlierParts(last: ResolvedMessage): ReadingPart[] {
  const part = partsOf(last).at(-1);
  const beforeRemark = last.reading.asks ? undefined : partsOf(lastAsked(last.before)).at(-1);
  const parts = [part, last.about ?? undefined, beforeRemark].filter((earlier) => earlier !== undefined);
  return [...new Set(parts)];
}

/** A message with a topic of its own, alone unless one sentence holds what both name. */
export function leaning(alone: ResolvedMessage, own: ReadingPart, last: ResolvedMessage): ResolvedMessage {
  const about = earlierParts(last).map((earlier) => ({ resolved: asAbout(alone, own, earlier), earlier }));
  const joined = about.map(({ resolved, earlier }) => ({ ...asOther(resolved, 0), joins: earlier }));
  const isDoubted = alone.reading.confidence.pointer < DOUBTED;
  const doubted = isDoubted ? about.map(({ resolved }) => asOther(resolved, HANDICAP.aboutIfDoubted)) : [];
  return { ...alone, others: [...joined, ...doubted] };
}

/** How a message that points back may be read as well. */
export function otherReadings(
  alone: ResolvedMessage,
  own: ReadingPart,
  { pointer, last }: { pointer: Pointer; last: ResolvedMessage },
): OtherReading[] {
  const { reading } = alone;
  if (own.topic.trim() === '') {
    const points = reading.pointer === null ? 1 - reading.confidence.pointer : reading.confidence.pointer;
    if (pointer !== 'ellipsis' || (reading.pointer !== null && points > PERHAPS)) return [];
    const { surelyAlone, perhaps, surelyPoints } = ALONE_WITHOUT_TOPIC;
    const handicap = points <= HARDLY ? surelyAlone : points <= PERHAPS ? perhaps : surelyPoints;
    return [{ ...asOther(alone, handicap), mustName: true }];
  }
  if (pointer === 'it') return [asOther(alone, HANDICAP.aloneForIt)];
  if (pointer !== 'ellipsis' && pointer !== 'correction' && pointer !== 'back') return [];
  // What names another thing exchanges the one named last: 医疗上呢 after 旅游上呢 is still about what that was.
  const nearest = last.about ?? partsOf(last).at(-1);
  const about = earlierParts(last).map((earlier) =>
    asOther(asAbout(alone, own, earlier), earlier === nearest ? HANDICAP.aboutInstead : HANDICAP.aboutElsewhere),
  );
  return [...about, asOther(alone, HANDICAP.aloneWithTopic)];
}

/** How likely a message points back at most, where it hardly does, and where it perhaps does. */
const [HARDLY, PERHAPS] = [0.2, 0.6];
