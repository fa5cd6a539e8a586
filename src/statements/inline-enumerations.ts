// Lists inside a sentence: A、B、C等X, four members under 四级…, “A—B—C”, and verbs that govern three nouns and more.
import { closingAt, findOuterMarks, splitAtMarks } from '../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../text/text-span.js';
import { readCountedHead, readHead } from './list-head.js';
import { cutLast, listParts, readLead, splitLast } from './list-members.js';
import type { PlanSentence } from './plan-sentence.js';
import { type EnumerationDraft, type Extraction, placeOf } from './statement-draft.js';

interface List {
  readonly head: TextSpan;
  readonly members: readonly TextSpan[];
  readonly open: boolean;
}

/** A closed list has no word that says it is one: three members at least. */
const FEWEST_CLOSED = 3;
const CLAUSE_MARKS = '，；：。';
/** “先体检、后更新” and “高端化、特色化”: ends of predicates, not of things. */
const PREDICATE_END = /[化性]$/;

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

function openList(extraction: Extraction, parts: readonly TextSpan[], deng: number): List[] {
  const { plan, words } = extraction;
  const last = parts.at(-1);
  if (!last || parts.length < 2) return [];
  const lead = readLead(plan.text, parts[0] ?? last, parts.slice(1), words);
  const members = [
    lead.member,
    ...parts.slice(1, -1),
    ...splitLast(plan.text, { start: last.start, end: deng }, words),
  ];
  const head = readHead(plan.text, { start: deng + 1, end: last.end }, words) ?? lead.governor;
  return head === null ? [] : [{ head, members, open: true }];
}

function countedList(extraction: Extraction, parts: readonly TextSpan[]): List[] {
  const { plan, words } = extraction;
  const last = parts.at(-1);
  if (!last || parts.length < 2) return [];
  const counted = readCountedHead(plan.text, { last, count: parts.length }, words);
  if (counted === null) return [];
  const { member } = readLead(plan.text, parts[0] ?? last, parts.slice(1), words);
  const members = [member, ...parts.slice(1, -1), { start: last.start, end: counted.memberEnd }];
  return [{ head: counted.head, members, open: false }];
}

/** A verb and its objects: 推广绿色建筑、装配式建筑和智能建造. Objects that open with a verb, predicates and 的 are no such list. */
function governedList(extraction: Extraction, parts: readonly TextSpan[]): List[] {
  const { plan, words } = extraction;
  const last = parts.at(-1);
  if (!last || parts.length < 2) return [];
  const { governor, member } = readLead(plan.text, parts[0] ?? last, parts.slice(1), words);
  if (governor === null || words.of('verb').endingAt(plan.text, governor.end, governor.start) === '') return [];
  const cut = cutLast(plan.text, [member, ...parts.slice(1)], words);
  const members = [member, ...parts.slice(1, -1), ...splitLast(plan.text, cut, words)];
  const texts = members.map((span) => sliceSpan(plan.text, span));
  const isNoun = (text: string): boolean =>
    !/的|[更最]/.test(text) && (words.of('verb').at(text, 0) === '' || words.of('not-verb').at(text, 0) !== '');
  const isList =
    members.length >= FEWEST_CLOSED && texts.slice(1).every(isNoun) && !texts.every((text) => PREDICATE_END.test(text));
  return isList ? [{ head: governor, members, open: false }] : [];
}

/** The lists of a clause one after another: each 等 closes one. */
function clauseLists(extraction: Extraction, clause: TextSpan): List[] {
  const { plan } = extraction;
  const lists: List[] = [];
  let run: TextSpan[] = [];
  for (const part of listParts(plan.text, clause)) {
    run.push(part);
    const deng = closingDeng(extraction, part);
    if (deng < 0) continue;
    lists.push(...openList(extraction, run, deng));
    run = [];
  }
  const counted = countedList(extraction, run);
  lists.push(...(counted.length > 0 ? counted : governedList(extraction, run)));
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
    const isCalled = head !== null && words.of('container').endingAt(plan.text, head.end, head.start) !== '';
    if (head !== null && members.length > 1 && (isCalled || members.length > 2))
      lists.push({ head, members, open: false });
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
