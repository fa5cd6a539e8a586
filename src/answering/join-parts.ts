// The parts of an answer joined: each under its own line, in the asker's order; what one lacks never silences another.
import { holdsContent } from '../retrieval/content-words.js';
import type { AnswerReason, AnswerStatus } from './answer.js';
import type { AnsweredPart } from './answer-part.js';
import type { DraftLine, PartDraft, Verdict } from './draft.js';
import { tellsSuch } from './judging/tell-verdict.js';
import { type PhraseLanguage, phrase } from './phrases.js';

/** A line with the number, from 0, of its part; -1 for one that belongs to none. */
export interface JoinedLine extends DraftLine {
  readonly part: number;
}

const LONGEST_LABEL = 20;
const END = /[\s，。；：、？！?!,.;:~～]{1,9}$/u;

/** The asker's words for a part, short enough to stand before a line. */
function labelOf({ part }: AnsweredPart): string {
  const text = part.text.replace(END, '').replace(/^(?:\s|[①-⑳]|\d{1,2}[、.．)）])+/u, '');
  const topic = part.topic.trim();
  // A topic put together of loose digits (1 3 16 N) names nothing; nor does one that repeats a pasted paragraph.
  const names = topic !== '' && topic.length <= LONGEST_LABEL && !/\d/.test(topic);
  return text.length > LONGEST_LABEL && names ? topic : text.slice(0, LONGEST_LABEL * 2);
}

/** A label before the first line of a part; a lead that says 规划提出 moves into the label's bracket. */
function labelled(line: DraftLine, label: string, language: PhraseLanguage): DraftLine {
  const proposes = phrase('a7', language, { c: '' }).replace(/[。.]$/, '');
  const before = phrase('lab', language, { w: label });
  const text = line.text.startsWith(proposes)
    ? `${phrase('lab7', language, { w: label })}${line.text.slice(proposes.length)}`
    : `${before}${line.text}`;
  return { ...line, text, asked: [...(line.asked ?? []), label] };
}

/** From this many parts on, each is told in short when all of them together would be more than a reader bears. */
const MANY_PARTS = 4;
const MOST_CHARACTERS = 1000;

/** The lines that fit, the first of each part always; a part is cut at its end. */
function inShort(lines: readonly JoinedLine[]): JoinedLine[] {
  const lengthOf = (some: readonly JoinedLine[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  if (lengthOf(lines) <= MOST_CHARACTERS) return [...lines];
  const isFirst = ({ part }: JoinedLine, at: number): boolean => lines[at - 1]?.part !== part;
  let left = MOST_CHARACTERS - lengthOf(lines.filter(isFirst));
  const full = new Set<number>();
  return lines.filter((line, at) => {
    if (isFirst(line, at)) return true;
    if (full.has(line.part) || line.text.length > left) {
      full.add(line.part);
      return false;
    }
    left -= line.text.length;
    return true;
  });
}

/** All lines in order, labelled where there are several parts. */
export function joinParts(parts: readonly AnsweredPart[], language: PhraseLanguage): JoinedLine[] {
  const said = new Set<string>();
  const joined = parts.flatMap((answered, part) => {
    // What an earlier part has said is not said again; the first line still tells that the part was answered.
    const own = answered.draft.lines.filter(({ text }, at) => at === 0 || !said.has(text));
    for (const { text } of answered.draft.lines) said.add(text);
    const lines = own.map((line, at) =>
      parts.length > 1 && at === 0 ? labelled(line, labelOf(answered), language) : line,
    );
    return lines.map((line) => ({ ...line, part }));
  });
  return parts.length < MANY_PARTS ? joined : inShort(joined);
}

/** Attributes that one number may tell: by how much in a hundred. */
const RELATIVE: ReadonlySet<string> = new Set(['figure', 'share', 'growth']);

/** Leaves out what is denied of a number that another part tells: 每年涨百分之几，规划定的多少 asks of one. */
export function withoutEchoes(parts: readonly AnsweredPart[]): AnsweredPart[] {
  const isRelative = ({ part }: AnsweredPart): boolean => part.asked !== null && RELATIVE.has(part.asked);
  const told = parts.filter((answered) => isRelative(answered) && answered.draft.verdict === 'told');
  const quoted = new Set(told.flatMap(({ draft }) => draft.lines.flatMap(({ quotes }) => quotes.map(startOf))));
  return parts.filter((answered) => {
    const own = answered.draft.lines.flatMap(({ quotes }) => quotes.map(startOf));
    const denies = answered.draft.verdict === 'named-not-told' && isRelative(answered);
    const sameQuote = own.length > 0 && own.every((start) => quoted.has(start));
    const sameThing = told.length > 0 && !holdsContent(answered.part.text);
    return !(denies && (sameQuote || sameThing)) && !deniesTold(answered, parts);
  });
}

/** Whether what is denied of a subject is told by another part: nobody would believe the denial. */
function deniesTold({ part, draft }: AnsweredPart, parts: readonly AnsweredPart[]): boolean {
  const subject = draft.missing[0]?.split('：')[0] ?? '';
  if (draft.verdict !== 'named-not-told' || subject === '') return false;
  return parts.some(
    (other) => other.draft.verdict === 'told' && other.draft.lines.some(({ text }) => tellsSuch(part, subject, text)),
  );
}

const startOf = ({ start }: { readonly start: number }): number => start;

const ANSWERED: ReadonlySet<Verdict> = new Set(['told', 'told-in-part']);

/** The status of one part. A masked or blank figure that is told to be so is an answer, with its reason. */
export function statusOf({ verdict, reason }: Pick<PartDraft, 'verdict' | 'reason'>): AnswerStatus {
  if (reason === 'masked') return 'answered';
  if (verdict === 'told') return 'answered';
  if (verdict === 'told-in-part') return 'partial';
  return verdict === 'not-for-us' ? 'declined' : 'abstained';
}

/** The status of the whole: partial where some is told and some is not. */
export function joinStatus(drafts: readonly PartDraft[]): { status: AnswerStatus; reason: AnswerReason | null } {
  const [first] = drafts;
  if (!first) return { status: 'declined', reason: 'small-talk' };
  if (drafts.length === 1) return { status: statusOf(first), reason: first.reason };
  const untold = drafts.filter((draft) => !ANSWERED.has(draft.verdict) && draft.reason !== 'masked');
  if (untold.length === 0) {
    const partly = drafts.find(({ verdict }) => verdict === 'told-in-part');
    return { status: partly && partly.reason !== 'masked' ? 'partial' : 'answered', reason: partly?.reason ?? null };
  }
  if (untold.length < drafts.length) return { status: 'partial', reason: untold[0]?.reason ?? null };
  return {
    status: untold.every(({ verdict }) => verdict === 'not-for-us') ? 'declined' : 'abstained',
    reason: first.reason,
  };
}
