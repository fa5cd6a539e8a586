// Lists inside a sentence: A、B、C等X, four members under 四级…, “A—B—C”, and verbs that govern three nouns and more.
import { closingAt, findOuterMarks, splitAtMarks } from '../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { readLeadingVerbs } from './leading-verbs.js';
import { readCountedHead, readHead } from './list-head.js';
import { cutLast, isOverlong, type Lead, listParts, readLead, splitLast } from './list-members.js';
import type { PlanSentence } from './plan-sentence.js';
import { type EnumerationDraft, type Extraction, placeOf } from './statement-draft.js';

interface List {
  readonly head: TextSpan;
  readonly members: readonly TextSpan[];
  readonly open: boolean;
}

/** A closed list has no word that says it is one: three members at least. */
const FEWEST_CLOSED = 3;
const LONGEST_OF_TWO = 12;
const CLAUSE_MARKS = '，；：。';
/** 特色化、差异化, 高素质、专业化: ends of predicates, not of things; 黄河文化 is one. */
const PREDICATE_END = /(?:[^文]化|[性型])$/;
/** 国家级、省级零碳工厂: ranks qualify the last noun. */
const RANK_END = /级$|^跨/;
/** Predicates are listed where the plan calls them something: 智能化、绿色化、融合化方向. */
const CALLED_PREDICATES = /[方定]/;

/** How far a head may go on over 、: 一批国家、省、市级改革试点. */
const LONGEST_RANKS = 24;

/** Where 等 closes a list in a part; -1 where it is part of a word (高等, 等级). */
function closingDeng(extraction: Extraction, part: TextSpan): number {
  const { plan, words } = extraction;
  for (const at of findOuterMarks(plan.text, part, '等')) {
    if (at === part.start) continue;
    const inWord = words.of('not-deng').at(plan.text, at - 1) !== '' || words.of('not-deng').at(plan.text, at) !== '';
    if (!inWord) return at;
  }
  return -1;
}

/** Where the next member is an action, so is the first: 通过｜提升产能、扩建厂房等方式. */
function firstOf({ plan, words }: Extraction, lead: Lead, parts: readonly TextSpan[]): TextSpan {
  const second = parts[1];
  const { verb } = second ? readLeadingVerbs(plan.text, second, words) : { verb: null };
  const own = lead.governor;
  if (verb === null || own === null || !isAction(plan.text, { verb, second }, words)) return lead.member;
  const opener = words.of('manner-opener').at(plan.text, own.start, own.end).length;
  return { start: own.start + opener, end: lead.member.end };
}

/** A verb with an object of two characters and more, and none of the verbs that open nouns (服务均等, 治疗). */
const isAction = (
  text: string,
  { verb, second }: { readonly verb: TextSpan; readonly second: TextSpan | undefined },
  words: GeneralWords,
): boolean =>
  second !== undefined && second.end - verb.end >= 2 && words.of('action-verb').at(text, verb.start, verb.end) !== '';

function openList(extraction: Extraction, parts: readonly TextSpan[], deng: number): List[] {
  const { plan, words } = extraction;
  const given = parts.at(-1);
  if (!given || parts.length < 2) return [];
  const last = { start: given.start, end: deng };
  const lead = readLead(plan.text, parts[0] ?? last, [...parts.slice(1, -1), last], words);
  const members = [firstOf(extraction, lead, parts), ...parts.slice(1, -1), ...splitLast(plan.text, last, words)];
  const clauseEnd = findOuterMarks(plan.text, { start: deng, end: given.end + LONGEST_RANKS }, CLAUSE_MARKS)[0];
  const head = readHead(plan.text, { start: deng + 1, end: clauseEnd ?? given.end }, words) ?? lead.governor;
  return head === null ? [] : [{ head, members, open: true }];
}

function countedList(extraction: Extraction, parts: readonly TextSpan[]): List[] {
  const { plan, words } = extraction;
  const last = parts.at(-1);
  if (!last || parts.length < 2) return [];
  const lastMembers = (end: number) => splitLast(plan.text, { start: last.start, end }, words);
  const countUpTo = (end: number) => parts.length - 1 + lastMembers(end).length;
  const counted = readCountedHead(plan.text, { last, countUpTo }, words);
  if (counted === null) return [];
  const own = lastMembers(counted.memberEnd);
  const { member } = readLead(plan.text, parts[0] ?? last, [...parts.slice(1, -1), ...own], words);
  const members = [member, ...parts.slice(1, -1), ...own];
  return members.slice(1).every((span) => isThing(extraction, span))
    ? [{ head: counted.head, members, open: false }]
    : [];
}

/** Whether a member is a thing and no action of its own: 坚决做到…, 更加殷实. */
function isThing({ plan, words }: Extraction, span: TextSpan): boolean {
  const text = sliceSpan(plan.text, span);
  return !/[的更最]/.test(text) && words.of('strong-verb').at(text, 0) === '' && /[^“”]/.test(text);
}

/** Three predicates (特色化、差异化) list nothing unless they are called something. */
function arePredicates(texts: readonly string[], head: string): boolean {
  const predicates = texts.filter((text) => PREDICATE_END.test(text)).length;
  return predicates * 2 > texts.length && !CALLED_PREDICATES.test(head);
}

/** The last part is two members at 和, unless an ending that all share comes before it: 非遗文化｜时代内涵和开发潜力. */
function joinedLast({ plan, words }: Extraction, parts: readonly TextSpan[]): TextSpan[] {
  const last = parts.at(-1);
  if (!last) return [];
  // 消费和投资、供给和需求 are pairs.
  const first = readLeadingVerbs(plan.text, parts[0] ?? last, words).rest;
  const isPair = parts.length === 2 && /[和与]/.test(sliceSpan(plan.text, first));
  const whole = cutLast(plan.text, parts, words).member;
  if (isPair) return [last];
  const split = splitLast(plan.text, last, words);
  return whole.end < (split[0]?.end ?? 0) ? [last] : split;
}

/** 方向正确、内容完善、常态开展的｜课程体系: a list before 的 qualifies the noun after it; 行业标准的｜制定修订 does not. */
function qualifies({ plan, words }: Extraction, last: TextSpan): boolean {
  const at = plan.text.slice(last.start, last.end).lastIndexOf('的');
  return at >= 0 && words.of('verb').at(plan.text, last.start + at + 1, last.end) === '';
}

/** A verb and its objects: 推广绿色建筑、装配式建筑和智能建造. Objects that are actions, predicates and 的 make no such list. */
function governedList(extraction: Extraction, parts: readonly TextSpan[]): List[] {
  const { plan, words } = extraction;
  const last = parts.at(-1);
  if (!last || parts.length < 2) return [];
  const others = [...parts.slice(1, -1), ...joinedLast(extraction, parts)];
  const { governor, member, isBorne } = readLead(plan.text, parts[0] ?? last, others, words);
  if (governor === null || isBorne || words.of('verb').endingAt(plan.text, governor.end, governor.start) === '')
    return [];
  const all = [member, ...others];
  const tail = cutLast(plan.text, all, words);
  const members = [...all.slice(0, -1), tail.member];
  const head = tail.head ?? governor;
  const texts = members.map((span) => sliceSpan(plan.text, span));
  // Two parts of which the second is cut at 和 are a list only where its members are short.
  const isShort = parts.length > 2 || members.every((span) => span.end - span.start <= LONGEST_OF_TWO);
  const isList =
    isShort &&
    !qualifies(extraction, last) &&
    !texts.slice(0, -1).some((text) => words.of('modifier').has(text)) &&
    members.length >= FEWEST_CLOSED &&
    (!isOverlong(members) || texts.at(-1)?.includes('、') === true) &&
    !texts.slice(0, -1).some((text) => RANK_END.test(text)) &&
    members.every((span) => isThing(extraction, span)) &&
    !arePredicates(texts, sliceSpan(plan.text, head));
  return isList ? [{ head, members, open: false }] : [];
}

/** Where a part of a run turns to another list: 超长期特别国债｜对智能制造, 新服务｜在驻区医疗机构; -1 for nowhere. */
function turnOf({ plan, words }: Extraction, part: TextSpan): number {
  for (const at of findOuterMarks(plan.text, part, '对在')) {
    if (at < part.start + 2 || at > part.end - 2) continue;
    const inWord =
      words.of('not-preposition').at(plan.text, at) !== '' || words.of('not-preposition').at(plan.text, at - 1) !== '';
    if (!inWord) return at;
  }
  return -1;
}

/**
 * 及 in a part that is not the last: between like nouns it joins two members (物流中心及评估中心); else an inner list
 * begins after it (数智化康养装备及消防、环卫、矿山等应用场景).
 */
function joinOf(
  { plan, words }: Extraction,
  part: TextSpan,
): { readonly at: number; readonly next: number; readonly isLike: boolean } | null {
  for (const at of findOuterMarks(plan.text, part, '及')) {
    if (at < part.start + 2 || at >= part.end - 1 || words.of('not-marker').at(plan.text, at - 1) !== '') continue;
    if (words.of('not-marker').at(plan.text, at) !== '') continue;
    const from = plan.text.charAt(at - 1) === '以' ? at - 1 : at;
    return { at: from, next: at + 1, isLike: plan.text.charAt(from - 1) === plan.text.charAt(part.end - 1) };
  }
  return null;
}

/** A run closed by 等: flat, or an outer list whose last member holds an inner one. */
function dengLists(extraction: Extraction, run: readonly TextSpan[], deng: number): List[] {
  const at = run.slice(0, -1).findIndex((part) => joinOf(extraction, part) !== null);
  const part = run[at];
  const join = part ? joinOf(extraction, part) : null;
  const last = run.at(-1);
  if (!part || !join || !last) return openList(extraction, run, deng);
  const left = { start: part.start, end: join.at };
  const right = { start: join.next, end: part.end };
  const rest = run.slice(at + 1);
  if (join.isLike || at === 0 || extraction.plan.text.charAt(right.start) === '“')
    return openList(extraction, [...run.slice(0, at), left, right, ...rest], deng);
  const whole = { start: right.start, end: last.end };
  return [
    ...governedList(extraction, [...run.slice(0, at), left, whole]),
    ...openList(extraction, [right, ...rest], deng),
  ];
}

const closedLists = (extraction: Extraction, run: readonly TextSpan[]): List[] => {
  const counted = countedList(extraction, run);
  return counted.length > 0 ? counted : governedList(extraction, run);
};

/** The lists of a clause one after another: 等 closes one, and so does a turn to 对 or 在. */
function clauseLists(extraction: Extraction, clause: TextSpan): List[] {
  const lists: List[] = [];
  let run: TextSpan[] = [];
  for (const part of listParts(extraction.plan.text, clause)) {
    const deng = closingDeng(extraction, part);
    const turn = turnOf(extraction, deng < 0 ? part : { start: part.start, end: deng });
    if (turn > 0 && run.length > 0) {
      lists.push(...closedLists(extraction, [...run, { start: part.start, end: turn }]));
      run = [];
    }
    run.push({ start: turn > 0 && run.length === 0 ? turn : part.start, end: part.end });
    if (deng < 0) continue;
    const found = dengLists(extraction, run, deng);
    lists.push(...found);
    const head = found.at(-1)?.head;
    const from = head !== undefined && head.start > deng ? head.end : deng + 1;
    run = from < part.end - 1 ? [{ start: from, end: part.end }] : [];
  }
  lists.push(...closedLists(extraction, run));
  return lists;
}

/** Lists inside a quotation that a noun follows: “材料—装备—设计”全链条, “高端化、智能化、集群化”目标定位. */
function quotedLists(extraction: Extraction, sentence: TextSpan): List[] {
  const { plan, words } = extraction;
  const lists: List[] = [];
  for (let at = sentence.start; at < sentence.end; at++) {
    const close = plan.text.charAt(at) === '“' ? closingAt(plan.text, at, sentence.end) : -1;
    if (close < 0) continue;
    const inner = { start: at + 1, end: close };
    const after = { start: close + (plan.text.charAt(close + 1) === '的' ? 2 : 1), end: sentence.end };
    const head = readHead(plan.text, after, words);
    const members =
      chainMembers(plan.text, inner) ?? (after.start > close + 1 ? [] : splitAtMarks(plan.text, inner, '、'));
    if (head !== null && members.length >= FEWEST_CLOSED) lists.push({ head, members, open: false });
    at = close;
  }
  return lists;
}

/** A—B—C and A＋B＋C with three parts of words; numbers between the signs are a code. */
function chainMembers(text: string, inner: TextSpan): TextSpan[] | null {
  for (const sign of ['—', '＋', '+']) {
    const parts = splitAtMarks(text, inner, sign);
    if (parts.length > 2 && parts.every((part) => /^\p{Script=Han}{2}/u.test(sliceSpan(text, part)))) return parts;
  }
  return null;
}

function listsOf(extraction: Extraction, sentence: PlanSentence): EnumerationDraft[] {
  const clauses = splitAtMarks(extraction.plan.text, sentence.span, CLAUSE_MARKS);
  const lists = [
    ...clauses.flatMap((clause) => clauseLists(extraction, clause)),
    ...quotedLists(extraction, sentence.span),
  ];
  return lists.map((list) => ({
    kind: 'enumeration',
    ...placeOf(sentence),
    ...list,
    form: 'inline',
    parentHead: null,
  }));
}

/** Sentences of boxes of projects are lists already (see `structural-enumerations.ts`). */
export function extractInlineEnumerations(extraction: Extraction): EnumerationDraft[] {
  const projectBoxes = extraction.plan.boxes.filter(({ kind }) => kind === 'projects');
  return extraction.sentences
    .filter(({ span }) => !projectBoxes.some((box) => containsSpan(box.span, span)))
    .flatMap((sentence) => listsOf(extraction, sentence));
}
