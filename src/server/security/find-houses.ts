// House numbers in a folded text: 经十路123号, 3号楼2单元501室, 阳光小区3-2-501; not the twelve storeys of a plan.
import type { FoundName } from './find-names.js';
import type { PersonalWords } from './personal-words.js';

const NUMBER = /[A-Z]?[\d零〇一二三四五六七八九十百两]{1,5}(?:-\d{1,4})?[A-Z]?/g;
/** 3-2-501: building, staircase, room. */
const DASHED = /^\d{1,3}-\d{1,2}-\d{2,4}$/;
const DASHED_NUMBER = /(?<![\d-])\d{1,3}-\d{1,2}-\d{2,4}(?![\d-])/g;
/** A room's number behind the number of its house, with no unit of its own: 5栋1203; 5栋1203平方米 is another matter. */
const BARE_ROOM = /^[ -]?\d{3,4}(?![\d.,%])/;
/** Numbers of one address follow each other at once. */
const GAP = /^[ ,·-]?$/;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly unit: string;
  readonly digits: number;
}

const longestAt = (text: string, at: number, words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length && text.startsWith(word, at) ? word : best), '');

const endsWithAny = (text: string, end: number, words: readonly string[]): boolean =>
  words.some((word) => text.slice(Math.max(0, end - word.length), end) === word);

/** Numbers with a unit of house numbers behind them. */
function partsOf(text: string, words: PersonalWords): Part[] {
  return [...text.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
    const behind = index + number.length;
    const unit = longestAt(text, behind, words.houseUnits);
    if (unit === '' || longestAt(text, behind + unit.length, words.notHouses) !== '') return [];
    return [{ start: index, end: behind + unit.length, unit, digits: number.replace(/\D/g, '').length }];
  });
}

/** Parts that follow each other at once. */
function chainsOf(text: string, parts: readonly Part[]): Part[][] {
  const chains: Part[][] = [];
  for (const part of parts) {
    const last = chains.at(-1)?.at(-1);
    if (last && GAP.test(text.slice(last.end, part.start))) chains.at(-1)?.push(part);
    else chains.push([part]);
  }
  return chains;
}

/** The room behind a chain; '' where there is none, or what follows is an amount. */
function roomBehind(text: string, end: number, { measures, houseUnits }: PersonalWords): string {
  const room = BARE_ROOM.exec(text.slice(end, end + 6))?.[0] ?? '';
  return longestAt(text, end + room.length, [...measures, ...houseUnits]) === '' ? room : '';
}

/** Whether a chain leads to somebody's door: a number in a street, a room, or two numbers of one building. */
function isDoor(text: string, chain: readonly Part[], words: PersonalWords): boolean {
  const [first] = chain;
  if (!first) return false;
  if (endsWithAny(text, first.start, words.placeEndings) && first.unit.startsWith('号')) return true;
  if (chain.some(({ unit, digits }) => words.roomUnits.includes(unit) && digits >= 3)) return true;
  return chain.length >= 2 || roomBehind(text, chain.at(-1)?.end ?? 0, words) !== '';
}

export function findHouses(text: string, words: PersonalWords): FoundName[] {
  const chains = chainsOf(text, partsOf(text, words)).filter((chain) => isDoor(text, chain, words));
  const doors = chains.map((chain) => {
    const end = chain.at(-1)?.end ?? 0;
    return { kind: 'address' as const, start: chain[0]?.start ?? 0, end: end + roomBehind(text, end, words).length };
  });
  const dashed = [...text.matchAll(DASHED_NUMBER)]
    .filter(({ 0: number, index }) => DASHED.test(number) && endsWithAny(text, index, words.placeEndings))
    .map(({ 0: number, index }) => ({ kind: 'address' as const, start: index, end: index + number.length }));
  return [...doors, ...dashed];
}
