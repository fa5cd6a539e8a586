// A claim that puts another word in the place of its quote's: 支出 for 收入, 高中 for 学前, 东部 for 西部.

import { normalizeText } from '../../text/normalize-text.js';
import { languageWords } from '../../text/word-classes.js';
import { CLAUSE, exchanged, FLANK, placesOf, unquoted } from './exchanged-words.js';
import { inventedMembers } from './invented-members.js';
import { misbound } from './misbound-figures.js';
import { bigramsOf } from './split-clauses.js';
import { contentOf } from './verify-coverage.js';
import { findWeighingWords } from './weighing-words.js';

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
