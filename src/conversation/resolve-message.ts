// From a message and the turns before it to what is asked now: completed where it points back, alone where it does not.
import type { AskedScope, Pointer, Reading, ReadingPart } from '../understanding/reading.js';
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
  /** The other way to read it, alone or on the turn before, where only what the plan holds can decide. */
  readonly instead: ResolvedMessage | null;
}

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
    askedUnit: own.askedUnit ?? earlier.askedUnit,
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

/** Numbers of the turns before are worked with: 两个相加呢. */
function overTurns(own: ReadingPart, turns: readonly ResolvedMessage[]): ReadingPart | null {
  if (
    own.aggregate !== 'sum' &&
    own.aggregate !== 'difference' &&
    own.aggregate !== 'most' &&
    own.aggregate !== 'least'
  )
    return null;
  if (own.topic.trim() !== '') return null;
  const earlier = turns.flatMap((turn) => partsOf(turn)).filter(({ kind }) => kind === 'look-up');
  const sides = earlier.slice(-2).map(({ topic }) => topic.replace(/\s+/g, ''));
  const last = earlier.at(-1);
  return sides.length < 2 || !last
    ? null
    : {
        ...last,
        text: join(...sides, own.text),
        around: join(...sides, own.text),
        topic: join(...sides),
        sides,
        aggregate: own.aggregate,
      };
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

/** The message on the turn before. */
function carried(alone: ResolvedMessage, own: ReadingPart, earlier: ReadingPart): ResolvedMessage {
  const part = about(own, earlier);
  return { ...alone, reading: { ...alone.reading, parts: [part] }, understood: part.text };
}

/** Resolves one message on the turns before it, each already resolved. */
function resolve(understanding: Understanding, message: string, before: readonly ResolvedMessage[]): ResolvedMessage {
  const last = lastAsked(before);
  const reading = understanding.read(message, { hasHistory: last !== undefined });
  const alone: ResolvedMessage = { reading, understood: null, before, message, points: null, instead: null };
  const [own] = reading.parts;
  const pointer = reading.pointer ?? (namesNothing(reading) ? 'ellipsis' : null);
  if (last === undefined) return alone;
  if (pointer === null) {
    const earlier = partsOf(last).at(-1);
    return earlier && own && mayLean(reading) ? { ...alone, instead: carried(alone, own, earlier) } : alone;
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
      : [overTurns(own, before) ?? completeBy(pointer, own, earlier.at(-1) ?? first)];
  const points = pointer === 'ordinal' || pointer === 'subset' || pointer === 'more' ? pointer : null;
  const leans = hasTopic && parts.length === 1 && (pointer === 'it' || pointer === 'ellipsis');
  return {
    ...alone,
    instead: leans ? alone : null,
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
