// What a message leaves unsaid, taken from the part of the turn before that it stands on.
import { languageWords } from '../text/word-classes.js';
import type { AskedScope, Pointer, ReadingPart } from '../understanding/reading.js';

const withoutTopic = ({ text, topic }: ReadingPart): string =>
  topic
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce((rest, word) => rest.replace(word, ''), text);

const join = (...words: readonly string[]): string => words.filter((word) => word.trim() !== '').join(' ');

/** Topics one behind another, a word of both once. */
function joinTopics(earlier: string, own: string): string {
  const words = own.split(/\s+/).filter((word) => word !== '' && !earlier.includes(word));
  return join(earlier, words.join(' '));
}

/** Whether another time is asked than the earlier part asked: its own year is none of this one's. */
const changesTime = (own: ReadingPart, earlier: ReadingPart): boolean =>
  own.years.length === 0 && own.scope !== null && own.scope !== earlier.scope;

/** The earlier question in words, with the year and the values that are asked of instead: 2030年呢, 那预期性呢. */
function exchanged(own: ReadingPart, earlier: ReadingPart): string {
  if (changesTime(own, earlier)) return join(earlier.topic, own.text);
  const [year] = own.years;
  const [before] = earlier.years;
  const single = own.years.length === 1 && earlier.years.length === 1;
  const dated = single ? earlier.text.replaceAll(String(before), String(year)) : earlier.text;
  return withValues(dated, own, earlier);
}

/** A text of the earlier question with the values that are asked of now: 预期性 for 约束性. */
const withValues = (asked: string, own: ReadingPart, earlier: ReadingPart): string =>
  own.filters.reduce((text, { on, value }) => {
    const old = earlier.filters.find((filter) => filter.on === on);
    return old === undefined ? text : text.replaceAll(String(old.value), String(value));
  }, asked);

/** 专栏2里交通设施有几项: another thing asked for is looked for in the same box. */
const isWithinBox = ({ named, topic }: ReadingPart): boolean =>
  topic.trim() !== '' && named.length > 0 && named.every(({ unit }) => unit === 'box');

/** The earlier question of another thing: what the message says anew stays, what it leaves out is the earlier part's. */
function exchange(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  const topic = own.topic.trim();
  const named = own.named.length > 0;
  const scope: AskedScope | null = own.scope ?? (own.years.length > 0 ? null : earlier.scope);
  const text =
    topic !== '' || named ? `${topic}${withValues(withoutTopic(earlier), own, earlier)}` : exchanged(own, earlier);
  return {
    ...earlier,
    text,
    around: text,
    topic: topic === '' ? (named ? '' : earlier.topic) : topic,
    named: named ? own.named : topic === '' || isWithinBox(earlier) ? earlier.named : [],
    order: own.order ?? earlier.order,
    years: own.years.length > 0 || changesTime(own, earlier) ? own.years : earlier.years,
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

/** Whether numbers of two turns are set against each other: 那专用装备呢，比它少多少. */
export const setsAgainst = (own: ReadingPart): boolean =>
  own.aggregate === 'difference' &&
  own.sides.length < 2 &&
  own.topic.trim() !== '' &&
  own.years.length === 0 &&
  own.scope === null;

/** The earlier question of a thing within what was asked about: 农村的呢 after 养老机构建几处. */
export function askWithin(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  const text = join(earlier.topic, own.text);
  const topic = joinTopics(earlier.topic, own.topic.trim());
  return { ...exchange(own, earlier), text, around: text, topic };
}

/** The message's own question of the earlier thing, which a word of it or nothing stands for. */
export function askAbout(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  const bare = own.topic.trim() === '' && own.asked === null && own.kind === 'look-up';
  return {
    ...(bare ? earlier : own),
    sides: setsAgainst(own) ? [earlier.topic, own.topic] : own.sides,
    text: join(earlier.topic, own.text),
    around: join(earlier.topic, own.around),
    topic: joinTopics(earlier.topic, own.topic.trim()),
    named: own.named.length > 0 ? own.named : earlier.topic.trim() === '' ? earlier.named : [],
    audience: own.audience ?? earlier.audience,
  };
}

/** What is asked of members that the earlier answer may not tell one by one: 只留有数字的, 光说住房那一条. */
export function askAmong(own: ReadingPart, earlier: ReadingPart): ReadingPart {
  if (own.filters.length > 0 && own.topic.trim() === '') {
    const text = join(earlier.text, own.text);
    const filters = [...earlier.filters, ...own.filters];
    return { ...earlier, text, around: text, filters, aggregate: own.aggregate ?? earlier.aggregate };
  }
  // 那一条 is a line of the answer; 里面分几条 counts units of the plan.
  const counts = own.kind === 'outline' || own.aggregate === 'count';
  return askAbout(counts ? own : { ...own, unit: null, called: null, calledName: '' }, earlier);
}

/** What ends in 的 says which, and not what. */
const OF_IT = new RegExp(`的${languageWords('question-letter').source}?[？?]?$`);

/** How sure it must be that something is asked, where the message names a thing as well. */
const SURELY_ASKED = 0.6;

/** Whether a message asks something else than the part before it: 谁负责, 属性呢, and not 2030年呢. */
export function asksAnew(own: ReadingPart, earlier: ReadingPart, asksInWords: boolean): boolean {
  if (own.years.length > 0 || own.filters.length > 0 || own.order !== null || own.named.length > 0) return false;
  if (own.topic.trim() === '') return asksInWords && (own.asked === null || own.asked !== earlier.asked);
  const [one, other] = [own.asked, earlier.asked];
  return one !== null && other !== null && one !== other && one !== 'figure' && own.confidence.asked >= SURELY_ASKED;
}

/**
 * Completes a part by the way in which its message points back.
 * @param asksInWords whether it asks otherwise than by its last word, as 那专用装备呢 does
 */
export function completeBy(
  { pointer, asksInWords }: { readonly pointer: Pointer; readonly asksInWords: boolean },
  own: ReadingPart,
  earlier: ReadingPart,
): ReadingPart {
  switch (pointer) {
    case 'it':
      return askAbout(own, earlier);
    case 'more':
      return { ...earlier, text: earlier.text, topic: join(earlier.topic, own.topic) };
    case 'ordinal':
    case 'subset':
      return own;
    case 'back':
      return own.topic.trim() !== '' && own.kind !== 'brief' ? askAbout(own, earlier) : earlier;
    case 'ellipsis':
      // 农村的呢 leaves out the thing itself.
      if (OF_IT.test(own.text)) return askWithin(own, earlier);
      return asksAnew(own, earlier, asksInWords) ? askAbout(own, earlier) : exchange(own, earlier);
    default:
      return exchange(own, earlier);
  }
}
