// A claim that puts another word in the place of its quote's: 支出 for 收入, 高中 for 学前, 东部 for 西部.

import { type Figure, findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { languageWords } from '../../text/word-classes.js';
import { GENERAL_WORD } from './general-words.js';
import { bigramsOf } from './split-clauses.js';
import { contentOf, type Stretch, uncoveredIn } from './verify-coverage.js';
import { findWeighingWords } from './weighing-words.js';

/** Characters on either side by which a place in the quotes is known again. */
const FLANK = 2;
/** Characters that may stand in the quote where the claim has its own. */
const LONGEST_GAP = 10;
/** A single character is exchanged only where both sides are the quote's. */
const SURE_WITH_ONE_SIDE = 2;
const JOINT = languageWords('joint');
const CLAUSE = new RegExp(`[，。；：、,;:!?！？\\n等]|${JOINT.source}`);

const unquoted = (text: string): string => text.replace(/["“”「」『』《》〈〉（）()]/g, '');

interface Place {
  readonly left: string;
  readonly right: string;
  readonly word: string;
}

/** Where a stretch stands in the claim: what is beside it within its clause. */
function placeOf({ text, start, end }: Stretch): Place {
  const left = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const right = text.slice(end).split(CLAUSE, 1)[0] ?? '';
  return { left: left.slice(-FLANK), right: right.slice(0, FLANK), word: text.slice(start, end) };
}

/** Every place of a text where a part stands. */
function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

/** What the source has between the two sides, or beside the one that is known. */
function insteadIn(source: string, { left, right, word }: Place, onlyBetween: boolean): string[] {
  const hasLeft = left.length === FLANK;
  const hasRight = right.length === FLANK;
  const between =
    hasLeft && hasRight
      ? placesOf(left, source).flatMap((at) => {
          const from = at + FLANK;
          const to = source.indexOf(right, from);
          return to >= from && to - from <= LONGEST_GAP && !CLAUSE.test(source.slice(from, to))
            ? [source.slice(from, to)]
            : [];
        })
      : [];
  if (between.length > 0) return between;
  if (onlyBetween || word.length < SURE_WITH_ONE_SIDE) return [];
  // At the head of a clause stands what is spoken of, which the quote may leave to the sentence before.
  const isLeftFree = hasLeft && contentOf(left) === '';
  const isRightFree = right.length < FLANK || contentOf(right) === '';
  const isAsLong = (other: string) => contentOf(other).length === contentOf(word).length;
  if (hasRight && isLeftFree && !isRightFree)
    return placesOf(right, source)
      .map((at) => source.slice(0, at).split(CLAUSE).at(-1) ?? '')
      .map((other) => (left.length < FLANK && other.startsWith(left) ? other.slice(left.length) : other))
      .filter(isAsLong);
  if (hasLeft && isRightFree && !isLeftFree)
    return (
      placesOf(left, source)
        .map((at) => source.slice(at + FLANK).split(CLAUSE, 1)[0] ?? '')
        // 国际电影节 for 国际音乐节: the one character behind is the same.
        .map((other) =>
          right.length < FLANK && other.endsWith(right) ? other.slice(0, other.length - right.length) : other,
        )
        .filter(isAsLong)
    );
  return [];
}

/** Whether the claim has the source's word as well: a single character must stand beside what it stands beside there. */
const isSaidThere = (word: string, { left, right }: Place, claimText: string): boolean =>
  word.length > 1
    ? claimText.includes(word)
    : claimText.includes(`${left.slice(-1)}${word}`) || claimText.includes(`${word}${right.slice(0, 1)}`);

/** Words of the claim that stand in no source, where every source that has their surroundings has another word. */
function exchanged(
  claimText: string,
  sources: readonly string[],
  frame: readonly string[],
  onlyBetween = false,
): string[] {
  const texts = sources.map(unquoted);
  return uncoveredIn(unquoted(claimText), texts, frame).flatMap((stretch) => {
    const place = placeOf(stretch);
    if (contentOf(place.word) === '') return [];
    const others = texts
      .flatMap((text) => insteadIn(text, place, onlyBetween || stretch.isStretched))
      .map((other) => contentOf(other));
    const least = Math.min(2, place.word.length);
    const most = 2 * place.word.length + 1;
    const [other] = others.filter(
      (each) => each.length >= least && each.length <= most && !isSaidThere(each, place, claimText),
    );
    return other === undefined ? [] : [`${place.word}（引文为${other}）`];
  });
}

/** Members this short stand in a list as they are printed, or not at all. */
const SHORT_MEMBER = 4;
/** What parts the members of a list. */
const BETWEEN = new RegExp(`、|${JOINT.source}`);
/** What the first member of a list stands behind. */
const OPENS_LIST = new RegExp(`^.*${languageWords('list-opening').source}`);
const LEADING_GENERAL = new RegExp(`^(?:${GENERAL_WORD.source})+`);

/** Members of a list that no source prints, beside others that one does. */
function inventedMembers(claimText: string, sources: readonly string[], frame: readonly string[]): string[] {
  const whole = unquoted([...sources, ...frame].join('\n'));
  return unquoted(claimText)
    .split(/[，。；：:,;!?]/)
    .filter((clause) => BETWEEN.test(clause))
    .flatMap((clause) => {
      // What only 和 joins runs on into what is said of it.
      const isMarked = clause.includes('、');
      const members = clause
        .split(BETWEEN)
        .map((member, at) => (at === 0 ? member.replace(OPENS_LIST, '') : member))
        .map((member) => (member.split('等', 1)[0] ?? '').trim().replace(LEADING_GENERAL, ''));
      const printed = members.filter((member) => member.length > 1 && whole.includes(member)).length;
      return printed === 0 ? [] : members.filter((member) => isInvented(member, whole, { sources, frame, isMarked }));
    })
    .map((member) => `${member}（引文无此项）`);
}

interface MemberSources {
  readonly sources: readonly string[];
  readonly frame: readonly string[];
  readonly isMarked: boolean;
}

function isInvented(member: string, whole: string, { sources, frame, isMarked }: MemberSources): boolean {
  const content = contentOf(member);
  if (content.length < 2 || whole.includes(member)) return false;
  if (isMarked && member.length <= SHORT_MEMBER && !/\d/.test(member)) return !whole.includes(content);
  return uncoveredIn(member, sources, frame).some(
    ({ text, start, end }) =>
      (start === 0 || (isMarked && end === text.length)) && contentOf(text.slice(start, end)).length >= 2,
  );
}

/** Characters of one clause that are another's, but for a part in it. */
const ALIKE = 0.6;
const FEWEST_SIDES = 6;
const LONGEST_PART = 10;
const LONGEST_VERB_LEFT = 9;

const holdsAll = (pairs: readonly string[], held: string | ReadonlySet<string>): boolean =>
  pairs.length > 0 && pairs.every((pair) => (typeof held === 'string' ? held.includes(pair) : held.has(pair)));

/** A clause that is a clause of a source but for one part: 既有民用建筑… where 新建民用建筑… is printed. */
function exchangedClauses(claimText: string, sources: readonly string[], frame: readonly string[]): string[] {
  const clausesOf = (text: string) => unquoted(text).split(/[，。；：,;:!?！？\n]/);
  const printed = sources.flatMap(clausesOf);
  const titles = bigramsOf(frame.map(contentOf).join('。'));
  return clausesOf(claimText).flatMap((clause) => {
    const pairs = [...bigramsOf(contentOf(clause))];
    // One clause of a source that has all the words of the claim's says it, in whatever order.
    if (printed.some((source) => holdsAll(pairs, contentOf(source)))) return [];
    const faults = printed.flatMap((source) => {
      const part = soleDifference(clause, source);
      // What a title names may stand where the quote leaves it out.
      const isTitled = part !== null && holdsAll([...bigramsOf(contentOf(part.own))], titles);
      return part && !isTitled ? [`${part.own}（引文为${part.other}）`] : [];
    });
    return faults.slice(0, 1);
  });
}

/** 已建成 for 全区建成: most of the shorter stands in the longer. */
function sayAlike(a: string, b: string): boolean {
  const [fewer, more] = [bigramsOf(a), bigramsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  return fewer.size > 0 && [...fewer].filter((pair) => more.has(pair)).length >= fewer.size / 2;
}

function soleDifference(clause: string, source: string): { readonly own: string; readonly other: string } | null {
  let head = 0;
  while (head < clause.length && clause[head] === source[head]) head++;
  let tail = 0;
  while (tail < Math.min(clause.length, source.length) - head && clause.at(-1 - tail) === source.at(-1 - tail)) tail++;
  const isAlike = head + tail >= Math.max(FEWEST_SIDES, ALIKE * clause.length);
  // At the head of a clause verbs stand for one another: there the rest must be long.
  if (!isAlike || (head < FLANK && tail < LONGEST_VERB_LEFT)) return null;
  const [own, other] = [clause, source].map((text) => text.slice(head, text.length - tail)) as [string, string];
  if ([own, other].some((part) => part.length < 2 || part.length > LONGEST_PART || /\d/.test(part))) return null;
  const [ownContent, otherContent] = [contentOf(own), contentOf(other)];
  if (sayAlike(ownContent, otherContent)) return null;
  const isExchange =
    Math.min(ownContent.length, otherContent.length) > 0 && Math.max(ownContent.length, otherContent.length) > 1;
  return isExchange && !contentOf(clause).includes(otherContent) && !contentOf(source).includes(ownContent)
    ? { own, other }
    : null;
}

/** Where a source prints a figure. */
interface Backing {
  /** Its sentence up to the end of its clause. */
  readonly sentence: string;
  readonly clause: string;
  /** What stands beside it in its clause, from the figure before on. */
  readonly own: string;
  /** What owns it before a colon: 地区生产总值增速：…；年均增速5%. */
  readonly title: string;
}

function backingOf(source: string, { span }: Figure, previous: Figure | undefined): Backing {
  const head =
    source
      .slice(0, span.end)
      .split(/[。！？\n]/)
      .at(-1) ?? '';
  const tail = source.slice(span.end).split(/[，。；：、,;:!?！？\n]/, 1)[0] ?? '';
  const before = source.slice(Math.max(0, previous?.span.end ?? 0), span.start);
  return {
    sentence: head + tail,
    clause: (head.split(/[，；：、,;:]/).at(-1) ?? '') + tail,
    own: (before.split(/[，。；：、,;:!?！？\n]/).at(-1) ?? '') + tail,
    title: head.split(/[：:]/).at(-2) ?? '',
  };
}

/** Whether the words before a claim's figure are those before one of the printed figures that back it. */
function isBound(words: string, backing: readonly Backing[], frame: readonly string[]): boolean {
  return backing.some(({ sentence, clause, own: printed, title }) => {
    const foreign = uncoveredIn(words, [unquoted(sentence)], frame).filter(
      // A verb right before the figure (累计建成6100处, 已设了105个) says nothing of what it counts.
      ({ text, start, end }) => {
        const content = contentOf(text.slice(start, end));
        return content.length >= 2 && (end < text.length || content.length > 2);
      },
    );
    if (foreign.length > 0 || exchanged(words, [clause], frame, true).length > 0) return false;
    const own = bigramsOf(contentOf(printed));
    const claimed = bigramsOf(contentOf(words));
    const titled = bigramsOf(contentOf(title));
    return own.size < 2 || claimed.size < 2 || [...claimed].some((pair) => own.has(pair) || titled.has(pair));
  });
}

const joined = (backing: readonly Backing[]): Backing => ({
  sentence: backing.map(({ sentence }) => sentence).join('。'),
  clause: backing.map(({ clause }) => clause).join('，'),
  own: backing.map(({ own }) => own).join('，'),
  title: backing.map(({ title }) => title).join('，'),
});

const ENDS_IN_JOINT = new RegExp(`(?:、|${JOINT.source})$`);

/** The words that say what a figure of the claim counts: before it in its clause, behind it where a joint stands before it. */
function wordsOf(claimText: string, from: number, { span }: Figure): string {
  const before =
    claimText
      .slice(from, span.start)
      .split(/[，。；：、,;:!?！？]/)
      .at(-1) ?? '';
  const isBehind = ENDS_IN_JOINT.test(before) || contentOf(before).length < 2;
  return isBehind ? '' : before;
}

/** Figures of the claim that every source gives to something else than the words before them. */
function misbound(claimText: string, sources: readonly string[], frame: readonly string[]): string[] {
  const amountsOf = (text: string) => findFigures(text).filter(({ kind, unit }) => kind === 'amount' && unit !== '');
  const printed = sources.flatMap((text) =>
    amountsOf(text).map((figure, at, all) => ({ ...figure, place: () => backingOf(text, figure, all[at - 1]) })),
  );
  return amountsOf(claimText).flatMap((figure, at, all) => {
    const words = unquoted(wordsOf(claimText, all[at - 1]?.span.end ?? 0, figure));
    if (contentOf(words).length < 2) return [];
    const backing = printed
      .filter(({ quantity, unit }) => quantity === figure.quantity && unit === figure.unit)
      .map(({ place }) => place());
    // 甲和乙均为5%: one figure of several things, each with its own place.
    const together = BETWEEN.test(words) && backing.length > 1 ? [joined(backing)] : [];
    return backing.length === 0 || isBound(words, [...backing, ...together], frame)
      ? []
      : [`${figure.printed}（引文所述不是${words}）`];
  });
}

/** Words that are compared by themselves elsewhere: bounds, rates. */
function withoutWeighed(text: string): string {
  return findWeighingWords(text)
    .filter(({ family }) => family.kind === 'bound' || family.kind === 'rate')
    .reverse()
    .reduce((rest, { index, word }) => rest.slice(0, index) + rest.slice(index + word.length), text);
}

const WHOLE = languageWords('whole');
/** Characters of a restriction: 规模以上工业 between 全区 and 企业. */
const LONGEST_RESTRICTION = 6;

/** 全区企业 where the quote says 全区规上工业企业: what is said of some is told of all. */
function unrestricted(claimText: string, sources: readonly string[]): string[] {
  return WHOLE.find(claimText).flatMap(({ word, index }) => {
    const noun = claimText.slice(index + word.length).slice(0, FLANK);
    if (noun.length < FLANK || CLAUSE.test(noun)) return [];
    const others = sources.flatMap((source) =>
      placesOf(word, source).map((at) => {
        const behind = source.slice(at + word.length).split(CLAUSE, 1)[0] ?? '';
        const gap = behind.indexOf(noun);
        return gap > LONGEST_RESTRICTION ? -1 : gap;
      }),
    );
    const isSaid = others.length === 0 || others.some((gap) => gap <= 0);
    return isSaid ? [] : [`${word}${noun}（引文另有限定）`];
  });
}

export interface ExchangeSources {
  /** Whole sentences of the plan, and lines made of them. */
  readonly texts: readonly string[];
  /** Titles above them. */
  readonly frame: readonly string[];
}

/** What the claim says of something else than its quotes do; empty where nothing is exchanged. */
export function verifyExchange(claimText: string, { texts, frame }: ExchangeSources): string[] {
  const claim = withoutWeighed(normalizeText(claimText));
  const sources = texts.map((text) => withoutWeighed(normalizeText(text)));
  const titles = frame.map(normalizeText);
  return [
    ...exchanged(claim, sources, titles),
    ...exchangedClauses(claim, sources, titles),
    ...inventedMembers(claim, sources, titles),
    ...misbound(claim, sources, titles),
    ...unrestricted(claim, sources),
  ];
}
