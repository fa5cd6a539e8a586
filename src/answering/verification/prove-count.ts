// Whether a count that no quote prints is proved by what is counted: the members that the claim lists, or the quotes themselves.
import type { Figure } from '../../text/find-figures.js';
import { languageWords } from '../../text/word-classes.js';
import { placeFigures } from './match-figure.js';
import { bigramsOf } from './split-clauses.js';

const COUNTERS = languageWords('counter');
/** Whether a unit counts things of any kind. */
export const isCounter = (unit: string): boolean => COUNTERS.has(unit);

const MOST = 60;
/** What parts the members of a list. */
const BETWEEN = new RegExp(`、|${languageWords('joint').source}`);
/** What a list stands behind. */
const OPENS_LIST = new RegExp(`[：:]|${languageWords('list-opening').source}`);
const CLAUSE = /[，。；：:,;！!\n]/;
/** Share of a member's pairs that the quotes must hold. */
const HELD = 0.7;
/** Share of a quote that one run of members must fill to be what the quote is about. */
const FILLS = 0.5;

const bare = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '');

const splitMembers = (text: string): string[] =>
  text
    .split(BETWEEN)
    .map(bare)
    .map((member) => member.replace(/等$/, ''))
    .filter((member) => member !== '');

/** A lead before a count that leaves its list to the clause before. */
const LEAD = languageWords('counting-lead');

/** A list split at every joint, and at its marks alone: 加强保护和修复 may be one member. */
const waysToSplit = (list: string): string[][] => [
  list.includes('，') ? list.split('，').map(bare).filter(Boolean) : splitMembers(list),
  list.split('、').map(bare).filter(Boolean),
];

/** The lists of a claim beside a figure: behind it, after what opens a list, and before it. */
function listsBeside({ span }: Figure, claimText: string): string[][] {
  const sentenceEnd = claimText.slice(span.end).search(/[。；！!]/);
  const behind = claimText.slice(span.end, sentenceEnd < 0 ? undefined : span.end + sentenceEnd);
  const opened = behind.search(OPENS_LIST);
  const clauses = claimText.slice(0, span.start).split(/[，。；：:]/);
  const isLead = LEAD.has(bare(clauses.at(-1) ?? ''));
  const before = (isLead ? clauses.at(-2) : clauses.at(-1)) ?? '';
  const opening = before.search(OPENS_LIST);
  const lists = [opened < 0 ? '' : behind.slice(opened + 1), before, opening < 0 ? '' : before.slice(opening + 1)];
  return lists.flatMap(waysToSplit).filter((members) => members.length > 1);
}

/** Runs of members that the quotes print, clause by clause. */
const runsOf = (texts: readonly string[]): { readonly text: string; readonly members: string[] }[] =>
  texts.flatMap((text) =>
    text
      .split(CLAUSE)
      .flatMap((clause) => waysToSplit(clause).map((members) => ({ text: clause, members })))
      .filter(({ members }) => members.length > 1),
  );

function isHeld(member: string, pairs: ReadonlySet<string>, whole: string): boolean {
  if (whole.includes(member)) return true;
  const own = [...bigramsOf(member)];
  return own.length > 0 && own.filter((pair) => pairs.has(pair)).length >= HELD * own.length;
}

/** How many members the printed run has that the listed ones come from; null where they come from no single one. */
function runLength(members: readonly string[], runs: ReturnType<typeof runsOf>): number | null {
  const home = runs.find(({ members: printed }) =>
    members.every((member) => printed.some((other) => other.includes(member) || member.includes(other))),
  );
  return home?.members.length ?? null;
}

/** Whether the quotes print another count of the same members, in the clause that lists them. */
const isContradicted = (count: number, members: readonly string[], texts: readonly string[]): boolean =>
  texts
    .flatMap((text) => text.split(CLAUSE))
    .filter((clause) => members.every((member) => bare(clause).includes(member)))
    .some((clause) =>
      placeFigures([clause]).some(
        ({ unit, quantity, kind }) => kind === 'amount' && unit === '个' && quantity !== count,
      ),
    );

const COUNTED_BEFORE = languageWords('counted-before');
/** Characters behind a count that say what is counted. */
const COUNTED = 4;
const WORDS_BEFORE = 8;

export interface CountSources {
  /** The sentences of the quotes. */
  readonly texts: readonly string[];
  /** Titles over them. */
  readonly frame: readonly string[];
  /** The quotes as written. */
  readonly quoted: readonly string[];
}

/**
 * Whether the claim lists as many members as it counts, all of them printed and none of their run left out; or, where it
 * lists none, whether it cites as many places, or a quote that is one list of as many.
 */
export function isCounted(claimed: Figure, claimText: string, { texts, frame, quoted }: CountSources): boolean {
  const { kind, quantity: count, unit, bound } = claimed;
  if (kind !== 'amount' || bound !== null || !COUNTERS.has(unit) || count < 2 || count > MOST) return false;
  const whole = bare(texts.join(''));
  const pairs = bigramsOf(texts.map(bare).join('。'));
  const listed = listsBeside(claimed, claimText).filter((members) =>
    members.every((member) => isHeld(member, pairs, whole)),
  );
  const runs = runsOf(texts);
  if (listed.length > 0)
    return listed.some((members) => {
      const printed = runLength(members, runs);
      const isWhole = printed === null || printed === count;
      return members.length === count && isWhole && !isContradicted(count, members, texts);
    });
  if (unit !== '个' || !speaksOfThese(claimed, claimText, bare([...texts, ...frame].join('')))) return false;
  const places = new Set(quoted).size;
  if (places > 1 && places === count) return true;
  return runsOf(quoted).some(
    ({ text, members }) =>
      members.length === count &&
      text.length >= FILLS * Math.max(...quoted.map(({ length }) => length)) &&
      !isContradicted(count, members, texts),
  );
}

/** Whether a count is of what is quoted: 这三项, …等四项, 四个医疗卫生设施项目 of a quote that speaks of them. */
function speaksOfThese({ span }: Figure, claimText: string, whole: string): boolean {
  const before = claimText.slice(0, span.start);
  if (COUNTED_BEFORE.endingAt(before) !== '') return true;
  // 水利治理工程共7项: what is counted stands before.
  const lead = LEAD.endingAt(before);
  if (lead !== '') {
    const words = [...bigramsOf(bare(before.slice(0, -lead.length).slice(-WORDS_BEFORE)))];
    return words.filter((pair) => whole.includes(pair)).length >= words.length / 2;
  }
  const behind = bare(claimText.slice(span.end, span.end + COUNTED).split(/[，。；：,的]/, 1)[0] ?? '');
  const pairs = [...bigramsOf(behind)];
  return pairs.length > 0 && pairs.filter((pair) => whole.includes(pair)).length >= pairs.length / 2;
}
