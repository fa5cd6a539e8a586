// The members of a 、 list as printed: the verb they share is kept out of the first, the words they share out of the last.
import { findOuterMarks } from '../text/split-at-marks.js';
import { sliceSpan, type TextSpan, trimSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { readLeadingVerbs } from './leading-verbs.js';

/** Before the first member: 在医养健康、…领域, 与韩国、新加坡. */
const PREPOSITION = /^(?:在|对|与|以|将|向|从|把|由|为|用|于|如|同|和|及)/;
const CUT_INSIDE = /[的在与对以为由于及和]/;

/** Where one part of a list ends and the next begins: at 、 and between two quotations. */
export function listParts(text: string, span: TextSpan): TextSpan[] {
  const marks = new Map(findOuterMarks(text, span, '、').map((at) => [at, at + 1]));
  for (let at = span.start + 1; at < span.end; at++)
    if (text.charAt(at - 1) === '”' && text.charAt(at) === '“') marks.set(at, at);
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
}

const lengthOf = ({ start, end }: TextSpan): number => end - start;

/** The last place inside a first member after which a noun like the others begins: 人工智能与｜科学技术、产业发展. */
function cutInside(text: string, member: TextSpan, longest: number, words: GeneralWords): Lead | null {
  if (lengthOf(member) <= longest + 1) return null;
  for (let at = member.end - 2; at > member.start; at--) {
    const verb = words.of('verb').endingAt(text, at, member.start);
    const particle = CUT_INSIDE.test(text.charAt(at - 1)) ? 1 : 0;
    const length = Math.max(verb.length, particle);
    if (length === 0 || words.of('not-verb').at(text, at - length, member.end).length > length) continue;
    if (text.slice(at, member.end).includes('”') && !text.slice(at, member.end).includes('“')) continue;
    return { governor: { start: at - length, end: at }, member: { start: at, end: member.end } };
  }
  return null;
}

/** Keeps verbs, prepositions and what else stands before the list out of its first member. */
export function readLead(text: string, first: TextSpan, others: readonly TextSpan[], words: GeneralWords): Lead {
  const { verb, rest } = readLeadingVerbs(text, first, words);
  const hasRest = lengthOf(rest) > 0;
  let governor = hasRest ? verb : null;
  let member = hasRest ? rest : first;
  const preposition = PREPOSITION.exec(sliceSpan(text, member));
  if (preposition && lengthOf(member) > 2) {
    governor ??= { start: member.start, end: member.start + 1 };
    member = { start: member.start + 1, end: member.end };
  }
  const inside = cutInside(text, member, Math.max(...others.map(lengthOf)), words);
  return inside ?? { governor, member };
}

/** The longest ending that all members but the last share: 人才链、教育链、产业链. */
function sharedEnding(text: string, members: readonly TextSpan[]): string {
  const [first = '', ...rest] = members.map((member) => sliceSpan(text, member));
  for (let length = Math.min(4, first.length - 1); length > 0; length--) {
    const ending = first.slice(-length);
    if (rest.length > 0 && rest.every((member) => member.endsWith(ending))) return ending;
  }
  return '';
}

/** Cuts off what stands after the last member: 创新链｜融合发展, 老旧市场｜建设改造. */
export function cutLast(text: string, members: readonly TextSpan[], words: GeneralWords): TextSpan {
  const last = members.at(-1) ?? { start: 0, end: 0 };
  const others = members.slice(0, -1);
  const ending = sharedEnding(text, others);
  const at = ending === '' ? -1 : sliceSpan(text, last).lastIndexOf(ending);
  if (at > 0) return { start: last.start, end: last.start + at + ending.length };
  const longest = Math.max(...others.map(lengthOf));
  let { end } = last;
  while (end - last.start > longest) {
    const verb = words.of('verb').endingAt(text, end, last.start + 2);
    if (verb === '') break;
    end -= verb.length;
  }
  return { start: last.start, end };
}

/** 「智能化技术和装备」 at the end of a list is two members, where both sides are nouns of two characters and more. */
export function splitLast(text: string, last: TextSpan, words: GeneralWords): TextSpan[] {
  for (let at = last.start + 2; at < last.end - 1; at++) {
    const marker = words.of('marker').at(text, at, last.end);
    if (marker === '' || words.of('not-marker').at(text, at - 1, last.end) !== '') continue;
    if (
      sliceSpan(text, { start: last.start, end: at }).split('“').length !==
      sliceSpan(text, { start: last.start, end: at }).split('”').length
    )
      continue;
    const next = { start: at + marker.length, end: last.end };
    return lengthOf(next) >= 2 ? [{ start: last.start, end: at }, next] : [last];
  }
  return [last];
}
