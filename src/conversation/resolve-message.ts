// From a message and the turns before it to what is asked now: completed where it points back, alone where it does not.
import type { AskedScope, NamedUnit, Pointer, Reading, ReadingPart } from '../understanding/reading.js';
import type { Understanding } from '../understanding/understand.js';

/** A message as it is answered. */
export interface ResolvedMessage {
  readonly reading: Reading;
  /** The question completed, in words; null where the message stands for itself. */
  readonly understood: string | null;
  /** Turns, oldest first, on which it stands: its own resolved predecessors. */
  readonly before: readonly ResolvedMessage[];
  /** The message as typed. */
  readonly message: string;
  /** How it points at the answer before it, where members of that answer are meant. */
  readonly points: Extract<Pointer, 'ordinal' | 'subset' | 'more'> | null;
  /** Whether it works with numbers or members of the turns before: 两个相加呢, 一共几处. */
  readonly worksWithTurns: boolean;
  /** Other ways to read it, alone or on the turn before, where only what the plan holds can decide. */
  readonly others: readonly OtherReading[];
}

export interface OtherReading {
  readonly resolved: ResolvedMessage;
  /** By how much more it must be trusted, 0 to 1. */
  readonly handicap: number;
}

/** What is meant is seldom left out, and seldom all of it: a topic of one's own stands alone, a bare 呢 does not. */
const HANDICAP = { aboutInstead: 0.1, aloneInstead: 0.4, carriedInstead: 0.2 } as const;

/** Decides between a message as it is read and the other way to read it. */
export type ReadingChooser = (resolved: ResolvedMessage) => Promise<ResolvedMessage>;

/** Turns further back are not pointed at. */
const MOST_TURNS = 6;
/** A pointer less sure than this is none where the message has a topic of its own. */
const SURE = 0.5;

const partsOf = (turn: ResolvedMessage | undefined): readonly ReadingPart[] => turn?.reading.parts ?? [];

/** The last turn that asked something. */
const lastAsked = (turns: readonly ResolvedMessage[]): ResolvedMessage | undefined =>
  turns.findLast(({ reading }) => reading.parts.length > 0);

const withoutTopic = ({ text, topic }: ReadingPart): string =>
  topic
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce((rest, word) => rest.replace(word, ''), text);

const join = (...words: readonly string[]): string => words.filter((word) => word.trim() !== '').join(' ');

/** The earlier question in words, with the year and the values that are asked of instead: 2030年呢, 那预期性呢. */
function exchanged(own: ReadingPart, earlier: ReadingPart): string {
  const [year] = own.years;
  const [before] = earlier.years;
  const single = own.years.length === 1 && earlier.years.length === 1;
  const dated = single ? earlier.text.replaceAll(String(before), String(year)) : earlier.text;
  return own.filters.reduce((text, { on, value }) => {
    const old = earlier.filters.find((filter) => filter.on === on);
    return old === undefined ? text : text.replaceAll(String(old.value), String(value));
  }, dated);
}

/** What the message says anew stays; what it leaves out is the earlier part's. */
function complete(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  const topic = own.topic.trim();
  const named = own.named.length > 0;
  const scope: AskedScope | null = own.scope ?? (own.years.length > 0 ? null : earlier.scope);
  const base = topic !== '' || named ? `${topic}${withoutTopic(earlier)}` : exchanged(own, earlier);
  return {
    ...earlier,
    text: base,
    around: base,
    topic: topic === '' ? (named ? '' : earlier.topic) : topic,
    named: named ? own.named : topic === '' ? earlier.named : [],
    years: own.years.length > 0 ? own.years : earlier.years,
    scope,
    filters: own.filters.length > 0 ? own.filters : earlier.filters,
    sides: own.sides,
    quoted: own.quoted,
    figures: own.figures,
    aggregate: own.aggregate ?? earlier.aggregate,
    audience: own.audience ?? (topic === '' ? earlier.audience : null),
    // 家 of firms is no unit of another thing.
    askedUnit: own.askedUnit ?? (topic === '' ? earlier.askedUnit : null),
    changes: own.changes,
    together: own.together,
    yesNo: own.yesNo && own.figures.length > 0,
  };
}

/** A word stands for the earlier topic: what is asked is the message's own. */
function about(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  const own_ = own.topic.trim();
  const topic = join(earlier.topic, own_);
  const bare = own.topic.trim() === '' && own.asked === null && own.kind === 'look-up';
  return {
    ...(bare ? earlier : own),
    text: join(earlier.topic, own.text),
    around: join(earlier.topic, own.around),
    topic,
    named: own.named.length > 0 ? own.named : earlier.topic.trim() === '' ? earlier.named : [],
    audience: own.audience ?? earlier.audience,
  };
}

/** Whether a message names nothing and wants numbers worked with, or members counted. */
function worksWithTurns({ parts }: Reading, last: ResolvedMessage | undefined): boolean {
  const [own] = parts;
  if (last === undefined || own === undefined || parts.length > 1) return false;
  if (own.topic.replace(/\s+/g, '').length > LITTLE || own.named.length > 0) return false;
  const isUnit = own.unit !== null && own.unit !== 'indicator' && own.unit !== 'category' && own.unit !== 'item';
  const works = own.together || own.changes || (own.aggregate !== null && own.aggregate !== 'count');
  return !isUnit && (works || (own.aggregate === 'count' && own.kind !== 'look-up'));
}

/** The earlier turn that a return means: the one that shares the message's words, else the one before the last. */
function turnMeant(message: string, turns: readonly ResolvedMessage[]): ResolvedMessage | undefined {
  const asked = turns.filter(({ reading }) => reading.parts.length > 0);
  const sharing = asked.filter(({ reading }) =>
    reading.parts.some(({ topic }) => topic.split(/\s+/).some((word) => word.length > 1 && message.includes(word))),
  );
  return sharing.at(-1) ?? asked.at(-2) ?? asked.at(-1);
}

function completeBy(pointer: Pointer, own: ReadingPart, earlier: ReadingPart): ReadingPart {
  switch (pointer) {
    case 'it':
      return about(own, earlier);
    case 'more':
      return { ...earlier, text: earlier.text, topic: join(earlier.topic, own.topic) };
    case 'ordinal':
    case 'subset':
      return { ...own, topic: own.topic };
    case 'back':
      return own.topic.trim() !== '' && own.kind !== 'brief' ? about(own, earlier) : earlier;
    default:
      return complete(own, earlier);
  }
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
const mayLean = ({ act, parts }: Reading): boolean =>
  act === 'ask' && parts.length === 1 && parts.every(({ kind, named }) => kind !== 'outline' && named.length === 0);

/** A word that chooses a member points at a set, whatever is left out beside it: 第四条呢, 最后一点的标题. */
function pointerOf(reading: Reading, own: ReadingPart | undefined): Pointer | null {
  const picks = own !== undefined && own.members !== null && own.topic.replace(/\s+/g, '').length <= LITTLE;
  if (picks && (reading.pointer === null || reading.pointer === 'ellipsis' || reading.pointer === 'it'))
    return 'ordinal';
  // 第四章呢 names a unit of the plan, and chooses no member of an answer.
  if (reading.pointer === 'ordinal' && own !== undefined && own.members === null && own.named.length > 0)
    return 'ellipsis';
  return reading.pointer ?? (namesNothing(reading) ? 'ellipsis' : null);
}

/** A topic of so few characters names no thing beside the member: 方面, 标题. */
const LITTLE = 2;

/** 第四节 after 第九章: a number without its chapter is of the chapter before. */
function withChapter(named: readonly NamedUnit[], earlier: readonly ReadingPart[]): NamedUnit[] | null {
  const [own] = named;
  if (own?.unit !== 'section' || own.chapter !== null) return null;
  const around = earlier
    .flatMap((part) => part.named)
    .findLast((unit) => unit.unit === 'section' && unit.chapter !== null);
  if (around?.unit !== 'section') return null;
  return [{ ...own, chapter: around.chapter, written: `${around.written}${own.written}` }];
}

/** The message on the turn before. */
function carried(alone: ResolvedMessage, own: ReadingPart, earlier: ReadingPart): ResolvedMessage {
  const part = about(own, earlier);
  return { ...alone, reading: { ...alone.reading, parts: [part] }, understood: part.text };
}

/** How a message that points back and names something may be read as well. */
function otherReadings(
  alone: ResolvedMessage,
  own: ReadingPart,
  { pointer, earlier }: { pointer: Pointer; earlier: ReadingPart },
): OtherReading[] {
  if (pointer !== 'it' && pointer !== 'ellipsis' && pointer !== 'correction') return [];
  const about_ = { resolved: carried(alone, own, earlier), handicap: HANDICAP.aboutInstead };
  return [...(pointer === 'it' ? [] : [about_]), { resolved: alone, handicap: HANDICAP.aloneInstead }];
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
    others: [],
  };
  const [own] = reading.parts;
  const pointer = pointerOf(reading, own);
  if (last === undefined || alone.worksWithTurns) return alone;
  const inChapter = own
    ? withChapter(
        own.named,
        before.flatMap((turn) => partsOf(turn)),
      )
    : null;
  if (own && inChapter) {
    const part = { ...own, named: inChapter };
    return {
      ...alone,
      reading: { ...reading, parts: [part, ...reading.parts.slice(1)] },
      understood: `${inChapter[0]?.written ?? ''}：${own.text}`,
    };
  }
  if (pointer === null) {
    const earlier = partsOf(last).at(-1);
    return earlier && own && mayLean(reading)
      ? { ...alone, others: [{ resolved: carried(alone, own, earlier), handicap: HANDICAP.carriedInstead }] }
      : alone;
  }
  const hasTopic = own !== undefined && own.topic.trim() !== '';
  if (hasTopic && reading.confidence.pointer < SURE) return alone;
  const meant = pointer === 'back' ? (turnMeant(message, before) ?? last) : last;
  const earlier = partsOf(meant);
  const [first] = earlier;
  if (!first) return alone;
  const form = reading.form === 'prose' ? meant.reading.form : reading.form;
  // An order of form alone: the earlier parts once more.
  if (
    !own ||
    (own.topic.trim() === '' && own.named.length === 0 && reading.form !== 'prose' && own.aggregate === null)
  ) {
    const parts = earlier;
    return {
      ...alone,
      reading: { ...reading, act: 'ask', parts, form },
      understood: parts.map(({ text }) => text).join('；'),
      points: pointer === 'more' ? 'more' : null,
    };
  }
  const parts =
    reading.parts.length > 1
      ? reading.parts.map((part) => completeBy(pointer, part, first))
      : [completeBy(pointer, own, earlier.at(-1) ?? first)];
  const points = pointer === 'ordinal' || pointer === 'subset' || pointer === 'more' ? pointer : null;
  const others =
    parts.length !== 1
      ? []
      : hasTopic
        ? otherReadings(alone, own, { pointer, earlier: earlier.at(-1) ?? first })
        : reading.pointer === null
          ? [{ resolved: alone, handicap: HANDICAP.aloneInstead }]
          : [];
  return {
    ...alone,
    others,
    reading: {
      ...reading,
      act: reading.act === 'ask' ? 'ask' : reading.act,
      parts,
      form: reading.form === 'prose' && pointer !== 'more' ? 'prose' : form,
    },
    understood: parts.map(({ text }) => text).join('；'),
    points,
  };
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
