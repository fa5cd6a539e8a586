// How a message points at the turns before it, by what was learned of pointers and by what the message leaves out.
import type { NamedUnit, Pointer, Reading, ReadingPart } from '../understanding/reading.js';
import type { ResolvedMessage } from './resolved-message.js';

/** A topic of so few characters names no thing beside the member: 方面, 标题. */
const LITTLE = 2;
export const isLittle = ({ topic }: ReadingPart): boolean => topic.replace(/\s+/g, '').length <= LITTLE;
/** A pointer at members without a word that chooses one must be this sure. */
const SURE_ORDINAL = 0.8;

/** A message this surely pointing nowhere is never read on the turn before. */
const SURELY_ALONE = 0.95;

/** Whether a message names nothing and wants numbers worked with, or members counted. */
export function worksWithTurns({ parts }: Reading, last: ResolvedMessage | undefined): boolean {
  const [own] = parts;
  if (last === undefined || own === undefined || parts.length > 1) return false;
  // 预期性的有几个 counts rows by what it says of them.
  if (!isLittle(own) || own.named.length > 0 || own.filters.length > 0) return false;
  // 第一个，年均增长多少 asks of one thing.
  if (own.members !== null && !own.together && own.aggregate === null) return false;
  const isUnit = own.unit !== null && own.unit !== 'indicator' && own.unit !== 'category' && own.unit !== 'item';
  const works = own.together || own.changes || (own.aggregate !== null && own.aggregate !== 'count');
  return !isUnit && (works || (own.aggregate === 'count' && own.kind !== 'look-up'));
}

/** The earlier turn that a return means: the one that shares the message's words, else the one before the last. */
export function turnMeant(message: string, turns: readonly ResolvedMessage[]): ResolvedMessage | undefined {
  const asked = turns.filter(({ reading }) => reading.parts.length > 0);
  const sharing = asked.filter(({ reading }) =>
    reading.parts.some(({ topic }) => topic.split(/\s+/).some((word) => word.length > 1 && message.includes(word))),
  );
  return sharing.at(-1) ?? asked.at(-2) ?? asked.at(-1);
}

/** Whether a message names nothing of its own, and the plan's make-up neither: 差多少, 谁来管. */
const namesNothing = ({ act, parts }: Reading): boolean =>
  act === 'ask' &&
  parts.length > 0 &&
  parts.every(
    ({ topic, named, audience, quoted, kind, unit }) =>
      topic.trim() === '' &&
      named.length === 0 &&
      audience === null &&
      quoted.length === 0 &&
      unit === null &&
      kind !== 'outline' &&
      kind !== 'gather',
  );

/** Whether a message with a topic of its own may lean on the turn before all the same: 会引进什么业态. */
export const mayLean = ({ act, parts, confidence }: Reading): boolean =>
  act === 'ask' &&
  parts.length === 1 &&
  confidence.pointer < SURELY_ALONE &&
  parts.every(({ kind, named, unit }) => kind !== 'outline' && named.length === 0 && unit === null);

/** A word that chooses a member points at a set, whatever is left out beside it: 第四条呢, 最后一点的标题. */
export function pointerOf(reading: Reading, own: ReadingPart | undefined): Pointer | null {
  const picks = own !== undefined && own.members !== null && isLittle(own);
  if (picks && (reading.pointer === null || reading.pointer === 'ellipsis' || reading.pointer === 'it'))
    return 'ordinal';
  // 第四章呢 names a unit of the plan, and chooses no member of an answer.
  if (reading.pointer === 'ordinal' && own !== undefined && own.members === null && own.named.length > 0)
    return 'ellipsis';
  // Nothing that chooses, and a thing of its own: 集成电路要做到多大规模.
  if (
    reading.pointer === 'ordinal' &&
    own?.members === null &&
    !isLittle(own) &&
    reading.confidence.pointer < SURE_ORDINAL
  )
    return null;
  return reading.pointer ?? (namesNothing(reading) ? 'ellipsis' : null);
}

/** 第四节 after 第九章: a number without its chapter is of the chapter before. */
export function withChapter(named: readonly NamedUnit[], earlier: readonly ReadingPart[]): NamedUnit[] | null {
  const [own] = named;
  if (own?.unit !== 'section' || own.chapter !== null) return null;
  const around = earlier
    .flatMap((part) => part.named)
    .findLast((unit) => unit.unit === 'section' && unit.chapter !== null);
  if (around?.unit !== 'section') return null;
  return [{ ...own, chapter: around.chapter, written: `${around.written}${own.written}` }];
}

/** An order of form alone: the earlier parts once more. */
export const ordersForm = ({ form }: Reading, own: ReadingPart | undefined): boolean =>
  own === undefined ||
  (own.topic.trim() === '' && own.named.length === 0 && form !== 'prose' && own.aggregate === null);
