// The members of a 、 list as printed: the verb they share is kept out of the first, the words they share out of the last.
import { closingAt, findOuterMarks } from '../text/split-at-marks.js';
import { sliceSpan, type TextSpan, trimSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { readLeadingVerbs } from './leading-verbs.js';

/** Before the first member: 在医养健康、…领域, 与韩国、新加坡, 集生产制造、…于一体. */
const PREPOSITION = /^(?:在|对|与|以|将|向|从|把|由|为|用|于|如|同|和|及|集|使)/;
const CUT_INSIDE = /[的在与对以为由于]/;
/** How far into a first member an actor may stand: 督促土壤污染重点监管单位落实…. */
const ACTOR_REACH = 16;

/** After quotations that are members themselves: 等, a mark, or the end. */
const AFTER_QUOTES = /^(?:等|[，；：。]|$)/;

/** Quotations side by side are members, but not where they qualify a noun of a list: “社区+”“互联网+”社区教育、老年教育. */
function quotesAreMembers(text: string, span: TextSpan, at: number, isList: boolean): boolean {
  if (!isList) return true;
  let next = at;
  while (text.charAt(next) === '“' && next < span.end) next = closingAt(text, next, span.end) + 1 || span.end;
  return AFTER_QUOTES.test(text.slice(next, span.end));
}

/** Where one part of a list ends and the next begins: at 、 and between two quotations. */
export function listParts(text: string, span: TextSpan): TextSpan[] {
  const marks = new Map(findOuterMarks(text, span, '、').map((at) => [at, at + 1]));
  const isList = marks.size > 0;
  for (let at = span.start + 1; at < span.end; at++) {
    const isBetween = text.charAt(at - 1) === '”' && text.charAt(at) === '“';
    if (isBetween && quotesAreMembers(text, span, at, isList)) marks.set(at, at);
  }
  const parts: TextSpan[] = [];
  let start = span.start;
  for (const [end, next] of [...marks, [span.end, span.end] as const].sort((a, b) => a[0] - b[0])) {
    const part = trimSpan(text, { start, end });
    if (part.end > part.start) parts.push(part);
    start = next;
  }
  return parts;
}

export interface Lead {
  /** The verb or preposition that governs the list; null where it opens the clause. */
  readonly governor: TextSpan | null;
  readonly member: TextSpan;
  /** Whether 以, 在, 对 or their like stands right before the member. */
  readonly isBorne: boolean;
}

const lengthOf = ({ start, end }: TextSpan): number => end - start;

/** The last place inside a first member after which a noun like the others begins: 人工智能与｜科学技术、产业发展. */
function cutInside(text: string, member: TextSpan, longest: number, words: GeneralWords): Lead | null {
  if (lengthOf(member) <= longest + 1) return null;
  for (let at = member.end - 2; at > member.start; at--) {
    const verb = words.of('strong-verb').endingAt(text, at, member.start).length;
    const isParticle = CUT_INSIDE.test(text.charAt(at - 1)) && words.of('not-marker').at(text, at - 2) === '';
    const length = Math.max(verb, isParticle ? 1 : 0);
    if (length === 0 || !isOutside(text, member, at)) continue;
    const governor = verb > 0 ? { start: at - length, end: at } : null;
    return { governor, member: { start: at, end: member.end }, isBorne: verb === 0 && text.charAt(at - 1) !== '的' };
  }
  return null;
}

/** 引导企业开展｜工业设计服务: what the verb makes somebody do. */
function cutAfterActor(text: string, member: TextSpan, words: GeneralWords): Lead | null {
  for (let at = member.start + 2; at < Math.min(member.end, member.start + ACTOR_REACH); at++) {
    if (words.of('actor-before-verb').endingAt(text, at, member.start) === '') continue;
    const { verb, rest } = readLeadingVerbs(text, { start: at, end: member.end }, words);
    if (verb !== null && lengthOf(rest) >= 2) return { governor: verb, member: rest, isBorne: false };
  }
  return null;
}

/** Whether no quotation mark or bracket is open at the offset. */
function isOutside(text: string, span: TextSpan, at: number): boolean {
  const before = text.slice(span.start, at);
  return (
    before.split('“').length === before.split('”').length && before.split('（').length === before.split('）').length
  );
}

function cutQuantifier(text: string, member: TextSpan, words: GeneralWords): TextSpan {
  const length = words.of('quantifier').at(text, member.start, member.end).length;
  return lengthOf(member) - length >= 2 ? { start: member.start + length, end: member.end } : member;
}

/** Keeps verbs, prepositions, actors and words of number out of the first member of a list. */
export function readLead(text: string, first: TextSpan, others: readonly TextSpan[], words: GeneralWords): Lead {
  const place = words.of('whole-place').at(text, first.start, first.end).length;
  const placed = readLeadingVerbs(text, { start: first.start + place, end: first.end }, words);
  const { verb, rest } = placed.verb === null ? readLeadingVerbs(text, first, words) : placed;
  const hasRest = lengthOf(rest) > 0;
  let governor = hasRest ? verb : null;
  let member = hasRest ? rest : first;
  const preposition = ['not-verb', 'not-marker', 'not-preposition'].some((name) =>
    words.of(name).at(text, member.start),
  )
    ? null
    : PREPOSITION.exec(sliceSpan(text, member));
  if (preposition && lengthOf(member) > 2) {
    governor ??= { start: member.start, end: member.start + 1 };
    member = { start: member.start + 1, end: member.end };
  }
  const longest = Math.max(0, ...others.map(lengthOf));
  const inner = cutAfterActor(text, member, words) ?? cutInside(text, member, longest, words);
  return {
    governor: inner?.governor ?? governor,
    member: cutQuantifier(text, inner?.member ?? member, words),
    isBorne: inner?.isBorne ?? preposition !== null,
  };
}

/** Before another member, where an ending that is shared is no end of the list: 装配式建筑｜和智能建造. */
const NEXT_MEMBER = /^[和与及或]/;

/** Where an ending of the other members stands inside the last one: 人才链、教育链、创新链｜融合发展; -1 for nowhere. */
function sharedEnd(text: string, last: TextSpan, others: readonly TextSpan[]): number {
  const own = sliceSpan(text, last);
  const endings = others.map((member) => sliceSpan(text, member).slice(-2));
  for (const ending of endings) {
    const at = ending.length === 2 ? own.lastIndexOf(ending) : -1;
    if (at > 0 && !NEXT_MEMBER.test(own.slice(at + 2))) return last.start + at + 2;
  }
  const sign = endings[0]?.at(-1) ?? '';
  const isShared = sign !== '' && endings.length > 1 && endings.every((ending) => ending.endsWith(sign));
  const at = isShared ? own.lastIndexOf(sign) : -1;
  return at > 0 && !NEXT_MEMBER.test(own.slice(at + 1)) ? last.start + at + 1 : -1;
}

export interface Tail {
  readonly member: TextSpan;
  /** The noun that calls a closed list together where one stands after it: 机制, 主导产业; null for none. */
  readonly head: TextSpan | null;
}

/** Cuts the noun that calls members together from the end of the last: 支付保障｜机制. */
function cutContainers(text: string, last: TextSpan, shortest: number, words: GeneralWords): Tail {
  const word = words.of('shared-tail').endingAt(text, last.end, last.start + 1);
  const end = last.end - word.length;
  if (word === '' || end - last.start < shortest) return { member: last, head: null };
  return { member: { start: last.start, end }, head: { start: end, end: last.end } };
}

function cutVerbs(text: string, last: TextSpan, longest: number, words: GeneralWords): TextSpan {
  let { end } = last;
  while (end - last.start > longest) {
    const from = last.start + 2;
    const verb = words.of('verb').endingAt(text, end, from) || words.of('tail-verb').endingAt(text, end, from);
    if (verb === '') break;
    end -= verb.length;
  }
  return { start: last.start, end };
}

/** 医疗保健｜领域｜产品种类: the word that calls members together may be followed by more. */
function cutAtStopContainer(text: string, last: TextSpan, words: GeneralWords): Tail | null {
  for (let at = last.start + 2; at < last.end; at++) {
    const word = words.of('stop-container').at(text, at, last.end);
    if (word !== '' && !NEXT_MEMBER.test(text.slice(at + word.length, last.end)))
      return { member: { start: last.start, end: at }, head: { start: at, end: at + word.length } };
  }
  return null;
}

/** Before a verb as a noun: 国际标准、行业标准的｜制定修订. */
function cutAtDe(text: string, last: TextSpan, words: GeneralWords): TextSpan {
  const at = sliceSpan(text, last).lastIndexOf('的');
  const isVerb = at >= 2 && words.of('verb').at(text, last.start + at + 1, last.end) !== '';
  return isVerb ? { start: last.start, end: last.start + at } : last;
}

/** 包装印刷行业及油品储运销企业｜开展VOCs综合治理: the list is who does it. */
function cutAtPredicate(text: string, last: TextSpan, words: GeneralWords): TextSpan {
  for (let at = last.start + 2; at < last.end - 2; at++)
    if (words.of('clear-predicate').at(text, at, last.end) !== '') return { start: last.start, end: at };
  return last;
}

/** 「（后周汽车产业园）项目建设」: after a bracket, nouns and verbs that all members share. */
function cutAfterBracket(text: string, last: TextSpan, words: GeneralWords): TextSpan {
  const close = text.lastIndexOf('）', last.end - 1);
  let end = last.end;
  while (end > close + 1) {
    const word =
      words.of('verb').endingAt(text, end, close + 1) || words.of('container').endingAt(text, end, close + 1);
    if (word === '') return last;
    end -= word.length;
  }
  return close > last.start ? { start: last.start, end } : last;
}

/** Whether the last member holds more than itself, whatever was cut: 新市民、青年人和｜各类困难家庭住房问题. */
export function isOverlong(members: readonly TextSpan[]): boolean {
  const lengths = members.map(lengthOf);
  const others = lengths.length > 2 ? lengths.slice(1, -1) : lengths.slice(0, -1);
  return (lengths.at(-1) ?? 0) > Math.max(2 * medianOf(others) + 2, (lengths[0] ?? 0) + 1);
}

const medianOf = (lengths: readonly number[]): number =>
  [...lengths].sort((a, b) => a - b)[Math.floor((lengths.length - 1) / 2)] ?? 0;

/** Cuts off what stands after the last member of a closed list: 创新链｜融合发展, 老旧市场｜建设改造, 支付保障｜机制. */
export function cutLast(text: string, members: readonly TextSpan[], words: GeneralWords): Tail {
  const given = members.at(-1) ?? { start: 0, end: 0 };
  const others = members.slice(0, -1);
  const last = cutAtPredicate(text, cutAfterBracket(text, cutAtDe(text, given, words), words), words);
  const shared = sharedEnd(text, last, others);
  if (shared > 0) {
    // 智能化、绿色化、融合化｜方向: things that share an ending are called by it already.
    const arePredicates = /[化性型]/.test(text.charAt(shared - 1));
    const head = arePredicates ? words.of('shared-tail').at(text, shared, last.end).length : 0;
    return {
      member: { start: last.start, end: shared },
      head: head > 0 ? { start: shared, end: shared + head } : null,
    };
  }
  // The first member may hold modifiers of its own: it is no measure of how long members are.
  const typical = medianOf((others.length > 1 ? others.slice(1) : others).map(lengthOf));
  const stopped = lengthOf(last) > typical ? cutAtStopContainer(text, last, words) : null;
  if (stopped !== null) return stopped;
  const bare = cutVerbs(text, last, typical, words);
  return lengthOf(bare) > typical
    ? cutContainers(text, bare, Math.max(2, typical / 2), words)
    : { member: bare, head: null };
}

/** 「智能化技术和装备」 at the end of a list is two members, where both sides are nouns of two characters and more. */
export function splitLast(text: string, last: TextSpan, words: GeneralWords): TextSpan[] {
  for (let at = last.start + 2; at < last.end - 1; at++) {
    const marker = words.of('marker').at(text, at, last.end);
    if (marker === '' || words.of('not-marker').at(text, at - 1, last.end) !== '') continue;
    if (!isOutside(text, last, at)) continue;
    const next = { start: at + marker.length, end: last.end };
    return lengthOf(next) >= 2 ? [{ start: last.start, end: at }, next] : [last];
  }
  return [last];
}
