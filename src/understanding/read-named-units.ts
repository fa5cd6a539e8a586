// Units of the plan that a message names: 第九章四（四）, 第六章第二节, 专栏3, 第三个专栏, 前言, 最后一章, 指标表, 图1.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import type { FormWords } from './form-words.js';
import type { NamedUnit } from './reading.js';

export interface FoundUnit {
  readonly unit: NamedUnit;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

export type UnitReader = (folded: string, text: string) => FoundUnit[];

const NUMERAL = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`;

const numberOf = (numeral: string | undefined): number | null => {
  if (numeral === undefined) return null;
  return /^\d+$/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
};

/** Builds the patterns once; `folded` is normalised one character for one. */
export function createUnitReader(words: FormWords): UnitReader {
  const item = words('item');
  const [last, first, box] = [words('last'), words('first'), words('box')];
  const [anyChapter, anySection] = [words('chapter', 'chapter-misspelt'), words('section', 'section-misspelt')];
  const inside = `(?:${words('inside')}|\\s){0,2}`;
  const position = `(?:第(?<NAME>${NUMERAL})(?:个|大)?|(?<NAMEl>${last})(?:的|那|的那)?(?:一)?(?:个)?|(?<NAMEf>${first})(?:的|那|的那)?(?:一)?(?:个)?)`;
  const named = (name: string): string => position.replaceAll('NAME', name);
  const steps = `(?:${inside}(?:${named('s')}${anySection}|(?<b>${NUMERAL})(?=[、(（第]|${words('inside')}|$|[^\\p{L}\\d]))(?:${inside}第?[(（](?<i>${NUMERAL})[)）]${item}?)?)?`;
  const patterns = [
    { kind: 'chapter', source: `${named('c')}${anyChapter}${steps}` },
    { kind: 'chapter', source: `chapter\\s?(?<c>\\d{1,2})` },
    { kind: 'section', source: `${named('s')}${anySection}` },
    { kind: 'box', source: `${box}\\s?(?<n>${NUMERAL})|第(?<m>${NUMERAL})个?${box}` },
    { kind: 'preface', source: words('preface') },
    { kind: 'table', source: `${words('table')}(?!格)` },
    { kind: 'figure', source: `${words('figure')}(?<n>${NUMERAL})` },
  ].map(({ kind, source }) => ({ kind, pattern: new RegExp(source, 'gu') }));
  const apart = new RegExp(`[，,。；;]|${words('joiner', 'through')}|^.{5,}`, 'u');
  const ordinal = (groups: Record<string, string | undefined>, name: string): number | null =>
    groups[`${name}l`] === undefined ? (groups[`${name}f`] === undefined ? numberOf(groups[name]) : 1) : -1;
  return (folded, text) => {
    const found: FoundUnit[] = [];
    for (const { kind, pattern } of patterns) {
      for (const match of folded.matchAll(pattern)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (found.some((other) => start < other.end && other.start < end)) continue;
        const written = text.slice(start, end);
        const groups = match.groups ?? {};
        found.push({ unit: unitOf(kind, groups, { ordinal, written }), start, end });
      }
    }
    return joinSteps(
      found.sort((a, b) => a.start - b.start),
      (from, to) => apart.test(folded.slice(from, to)),
    );
  };
}

/** 第四章有没有第五节: a section that is named behind its chapter is in it. */
function joinSteps(found: readonly FoundUnit[], standApart: (from: number, to: number) => boolean): FoundUnit[] {
  const joined: FoundUnit[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const isStep = next.unit.unit === 'section' && next.unit.chapter === null;
    const hasRoom = last?.unit.unit === 'section' && last.unit.chapter !== null && last.unit.path.length === 0;
    if (
      last?.unit.unit === 'section' &&
      next.unit.unit === 'section' &&
      isStep &&
      hasRoom &&
      !standApart(last.end, next.start)
    )
      joined[joined.length - 1] = {
        ...last,
        unit: { ...last.unit, path: next.unit.path, written: `${last.unit.written}${next.unit.written}` },
        end: next.end,
      };
    else joined.push(next);
  }
  return joined;
}

interface UnitParts {
  readonly ordinal: (groups: Record<string, string | undefined>, name: string) => number | null;
  readonly written: string;
}

function unitOf(kind: string, groups: Record<string, string | undefined>, { ordinal, written }: UnitParts): NamedUnit {
  if (kind === 'preface' || kind === 'table' || kind === 'figure') return { unit: kind, written };
  if (kind === 'box') return { unit: 'box', number: numberOf(groups['n'] ?? groups['m']), written };
  const path = [ordinal(groups, 's') ?? numberOf(groups['b']), numberOf(groups['i'])].filter((step) => step !== null);
  return { unit: 'section', chapter: kind === 'chapter' ? ordinal(groups, 'c') : null, path, written };
}
