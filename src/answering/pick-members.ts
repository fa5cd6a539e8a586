// Members of the answer before, where a message points at them: 第三条呢, 最后一个往哪个方向发展, 其中带“改造”的, 还有吗.
import { askAbout } from '../conversation/complete-part.js';
import type { ResolvedMessage } from '../conversation/resolved-message.js';
import { yieldToEvents } from '../indexing/yield-to-events.js';
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import { normalizeText } from '../text/normalize-text.js';
import { containsSpan } from '../text/text-span.js';
import { languageWords } from '../text/word-classes.js';
import type { Reading, ReadingPart } from '../understanding/reading.js';
import { type AnsweredPart, answerPart } from './answer-part.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';
import { type DraftMember, type DraftNumber, lacking, told } from './draft.js';
import { computeOver } from './operators/compute.js';
import { tellSection } from './operators/tell-brief.js';
import { say, words } from './part-context.js';

const NUMERAL = /[一二两三四五六七八九十]+|\d+/;
const COUNTS_BACK = languageWords('back', 'last');
const FIRST_FEW = /^前/;

const numberIn = (words: string): number | null => {
  const numeral = NUMERAL.exec(words)?.[0];
  if (numeral === undefined) return null;
  return /^\d+$/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
};

/** The members that 第二个, 最后一个, 前三 choose. */
export function chosen<Member>(members: readonly Member[], words: string): Member[] {
  const number = numberIn(words);
  if (COUNTS_BACK.within(words)) {
    const back = languageWords('back').within(words) ? (number ?? 1) : 1;
    const member = members.at(-back);
    return member ? [member] : [];
  }
  if (number === null) return members.slice(0, 1);
  const member = members[number - 1];
  return FIRST_FEW.test(words) ? members.slice(0, number) : member ? [member] : [];
}

const LISTS: ReadonlySet<string> = new Set(['list', 'outline', 'gather']);

/** Whether a turn asks about one of the members that another told: then that is still the set. */
const isOneOf = (members: readonly DraftMember[], { reading }: ResolvedMessage): boolean =>
  reading.parts.some(({ topic }) => {
    const word = normalizeText(topic.replace(/\s+/g, ''));
    return word.length > 1 && members.some(({ name }) => normalizeText(name).includes(word));
  });

/** The members of the last answer with members, found by answering its question again. */
async function membersBefore(parts: AnsweringParts, resolved: ResolvedMessage): Promise<readonly DraftMember[]> {
  let last: { readonly turn: ResolvedMessage; readonly members: readonly DraftMember[] } | null = null;
  for (const turn of resolved.before.toReversed()) {
    // A turn that chose a member is not the set.
    if (turn.points === 'ordinal' || turn.points === 'subset') continue;
    const [first] = turn.reading.parts;
    if (!first || (last !== null && !LISTS.has(first.kind))) continue;
    const answered = await answerResolved(parts, turn);
    // Of several parts the one that asked for members is pointed at.
    const lists = answered.filter(({ part }) => LISTS.has(part.kind));
    const members = (lists.length > 0 ? lists.slice(0, 1) : answered).flatMap(({ draft }) => draft.members);
    if (last !== null && !isOneOf(members, last.turn)) continue;
    if (members.length > 0 && (last !== null || LISTS.has(first.kind))) return members;
    if (members.length > 0) last = { turn, members };
  }
  return last?.members ?? [];
}

/** 刚才说的第一个 where no turn told several: the question that was asked first. */
async function turnPicked(
  parts: AnsweringParts,
  resolved: ResolvedMessage,
  own: ReadingPart,
): Promise<AnsweredPart | null> {
  const asked = resolved.before.filter(({ reading }) => reading.parts.length === 1);
  const [turn] = asked.length > 1 ? chosen(asked, own.members ?? own.text) : [];
  const [earlier] = turn?.reading.parts ?? [];
  return earlier ? answerPart(parts, resolved.reading, { ...askAbout(own, earlier), members: null }) : null;
}

const bare = (name: string): string =>
  name.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '').replace(/[。；：，]$/, '');

function partFor(own: ReadingPart, members: readonly DraftMember[]): ReadingPart {
  const names = members.map(({ name }) => bare(name));
  const topic = [...names, own.topic].join(' ').trim();
  const kind = own.topic.trim() === '' && own.asked === null && own.kind !== 'measures' ? 'brief' : own.kind;
  return {
    ...own,
    kind,
    asked: kind === 'brief' ? null : own.asked,
    text: `${names.join('、')} ${own.text}`,
    around: `${names.join('、')} ${own.text}`,
    topic,
    named: [],
    sides: [],
    members: null,
  };
}

/** A part beside one that is for the plan is for the plan as well: then it is not written, rather than out of place. */
function besideOthers(answered: readonly AnsweredPart[]): AnsweredPart[] {
  if (answered.every(({ draft }) => draft.verdict === 'not-for-us' || draft.verdict === 'silent')) return [...answered];
  return answered.map((one) =>
    one.draft.verdict === 'not-for-us'
      ? { ...one, draft: lacking('silent', 'not-in-plan', { lines: [say(one.context, 's5')] }) }
      : one,
  );
}

/** The numbers of earlier turns that a message works with: of one turn that has several, else of the turns before. */
async function numbersBefore(parts: AnsweringParts, { before }: ResolvedMessage): Promise<DraftNumber[]> {
  const numbers: DraftNumber[] = [];
  for (const turn of before.toReversed()) {
    const own = (await answerResolved(parts, turn)).flatMap(({ draft }) => draft.numbers);
    if (numbers.length === 0 && own.length > 1) return own;
    numbers.unshift(...own.filter(({ unit }) => numbers.length === 0 || unit === numbers[0]?.unit));
  }
  return numbers;
}

/** 提高了几岁 after one number alone: by how much the thing of the turn before changes. */
async function changeBefore(parts: AnsweringParts, { reading, before }: ResolvedMessage): Promise<AnsweredPart | null> {
  const earlier = before.findLast((turn) => turn.reading.parts.length > 0)?.reading.parts.at(-1);
  if (earlier === undefined) return null;
  return answerPart(parts, reading, { ...earlier, changes: true, aggregate: 'difference', years: [], scope: 'both' });
}

/** Numbers that a message can mean by what it asks: 合计多少家 adds firms, 一共要投多少钱 adds no projects. */
function ofAskedUnit(numbers: readonly DraftNumber[], { asked, askedUnit }: ReadingPart): readonly DraftNumber[] {
  const same = numbers.filter(({ unit }) => unit === askedUnit);
  if (same.length > 1) return same;
  return asked === 'money' ? numbers.filter(({ unit }) => unit.endsWith(MONEY)) : numbers;
}

const MONEY = '元';

/** What is worked out of the numbers before: 两个相加呢, 一共几处, 提高了几岁, 其中最小的是哪个. Null where nothing is. */
async function computed(parts: AnsweringParts, resolved: ResolvedMessage): Promise<AnsweredPart | null> {
  const [part] = resolved.reading.parts;
  if (!part || resolved.before.length === 0 || !resolved.worksWithTurns) return null;
  const numbers = ofAskedUnit(await numbersBefore(parts, resolved), part);
  const aggregate =
    part.aggregate !== null && part.aggregate !== 'count' ? part.aggregate : part.changes ? 'difference' : 'sum';
  const context = await createPartContext(parts, resolved.reading, part);
  const chosenNumbers = aggregate === 'difference' ? numbers.slice(-2) : numbers;
  const draft = computeOver(context, chosenNumbers, aggregate);
  if (draft) return { part, context, draft };
  if (aggregate === 'difference') return changeBefore(parts, resolved);
  const members = await membersBefore(parts, resolved);
  const asksCount = part.asked === null || part.asked === 'count';
  if (aggregate !== 'sum' || members.length < 2 || !asksCount) return null;
  const quotes = members.map(({ span }) => span);
  const line = say(context, 'l2', { w: '', n: members.length, k: '个' }, quotes);
  return { part, context, draft: told([line], { members, selfEvident: true }) };
}

/** A topic of so few characters names nothing of the plan: 三者, 两个. */
const LITTLE = 2;

/** A later part that works with the numbers of those before it: 三者合计多少. Null where it has a thing of its own. */
async function workedOut(
  parts: AnsweringParts,
  reading: Reading,
  { part, before }: { part: ReadingPart; before: readonly AnsweredPart[] },
): Promise<AnsweredPart | null> {
  const isAgain = before.some(({ part: earlier }) => earlier.topic === part.topic);
  const namesLittle = isAgain || part.topic.replace(/\s+/g, '').length <= LITTLE;
  const { aggregate } = part;
  const wanted = aggregate !== null && aggregate !== 'count' ? aggregate : part.together ? 'sum' : null;
  // 比2025年各增加多少 is of each row, no work with the numbers before.
  const ofEach = part.changes && (part.apart || part.years.length > 0);
  if (before.length === 0 || !namesLittle || wanted === null || ofEach) return null;
  const numbers = before.flatMap(({ draft }) => draft.numbers);
  // Two cells of one row are set against each other as its change.
  const ofOneRow = wanted === 'difference' && new Set(numbers.map(({ name }) => name)).size === 1;
  if (ofOneRow) return null;
  const context = await createPartContext(parts, reading, part);
  const draft = computeOver(context, numbers, wanted);
  return draft && { part, context, draft };
}

/** One member that is a unit of the plan, of which nothing further is asked: its title and what it says. */
async function unitPicked(
  parts: AnsweringParts,
  reading: Reading,
  { own, picked }: { own: ReadingPart; picked: readonly DraftMember[] },
): Promise<AnsweredPart | null> {
  const [member] = picked;
  const section = parts.index.plan.sections.find(
    ({ headingSpan }) => member !== undefined && containsSpan(headingSpan, member.span),
  );
  const asksMore = own.topic.trim() !== '' || (own.asked !== null && own.asked !== 'name');
  if (picked.length !== 1 || section === undefined || asksMore) return null;
  const part = partFor(own, picked);
  const context = await createPartContext(parts, reading, part);
  if (own.asked === 'name' || own.unit === 'title') {
    const line = say(context, 'a1', { c: words(context, section.headingSpan) }, [section.headingSpan]);
    return { part, context, draft: told([line], { selfEvident: true }) };
  }
  return { part, context, draft: tellSection(context, section) };
}

/** Answers what a resolved message asks, part by part. */
export async function answerResolved(parts: AnsweringParts, resolved: ResolvedMessage): Promise<AnsweredPart[]> {
  const { reading, points } = resolved;
  const [own] = reading.parts;
  const worked = await computed(parts, resolved);
  if (worked) return [worked];
  if (resolved.worksWithTurns && resolved.otherwise) return answerResolved(parts, resolved.otherwise);
  if (own && (points === 'ordinal' || points === 'subset')) {
    const members = await membersBefore(parts, resolved);
    const turn = points === 'ordinal' && members.length < 2 ? await turnPicked(parts, resolved, own) : null;
    if (turn) return [turn];
    const picked =
      points === 'ordinal'
        ? chosen(members, own.members ?? own.text)
        : members.filter(({ name }) =>
            own.topic.split(/\s+/).some((word) => word !== '' && normalizeText(name).includes(normalizeText(word))),
          );
    if (picked.length > 0)
      return [
        (await unitPicked(parts, reading, { own, picked })) ?? (await answerPart(parts, reading, partFor(own, picked))),
      ];
    if (resolved.otherwise) return answerResolved(parts, resolved.otherwise);
  }
  const answered: AnsweredPart[] = [];
  for (const part of reading.parts) {
    // Ten parts take most of a second: a server's other requests get their turn between two of them.
    if (answered.length > 0) await yieldToEvents();
    answered.push(
      (await workedOut(parts, reading, { part, before: answered })) ??
        (await answerPart(parts, reading, part, answered.at(-1)?.draft ?? null)),
    );
  }
  return besideOthers(answered);
}
