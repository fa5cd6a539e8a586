// What the parser is filling while it reads: the text written so far, the units that are open, the numbers given.
import type { Box, Indicator, Paragraph, Section, SectionLevel } from './plan-document.js';
import { PlanWriter } from './plan-writer.js';

/** A unit that still grows: its span ends where the last line read ends. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface OpenSection {
  readonly section: Draft<Section>;
  /** Its place in the order of nesting; units of this rank or an outer one close it. */
  readonly rank: number;
}

export interface ParserState {
  readonly writer: PlanWriter;
  readonly sections: Draft<Section>[];
  readonly boxes: Draft<Box>[];
  readonly indicators: Indicator[];
  readonly paragraphs: Paragraph[];
  /** Outermost first; the preface is open until the first heading. */
  open: OpenSection[];
  box: Draft<Box> | null;
  entry: Draft<Section> | null;
  /** The last number given in each series; looking it up must not cost a walk over a long plan. */
  readonly lastNumbers: Map<string, number>;
  readonly ids: Set<string>;
}

/** The preface is outside the order: the first unit of any rank closes it. */
const PREFACE_RANK = Number.POSITIVE_INFINITY;

/** The state before the first line: chapter 0, the preface, is open. */
export function startParsing(): ParserState {
  const preface: Draft<Section> = {
    id: 'c0',
    level: 'chapter',
    number: 0,
    label: '前言',
    printedLabel: '',
    title: '前言',
    parentId: null,
    boxId: null,
    headingSpan: { start: 0, end: 0 },
    bodySpan: { start: 0, end: 0 },
  };
  return {
    writer: new PlanWriter(),
    sections: [preface],
    boxes: [],
    indicators: [],
    paragraphs: [],
    open: [{ section: preface, rank: PREFACE_RANK }],
    box: null,
    entry: null,
    lastNumbers: new Map(),
    ids: new Set(['c0']),
  };
}

/** Adds a leaf; together the leaves cover the text once, in order. */
export function addParagraph(state: ParserState, paragraph: Paragraph): void {
  state.paragraphs.push(paragraph);
}

/** The innermost open unit outside boxes. */
export const openUnit = (state: ParserState): Draft<Section> => {
  const innermost = state.open.at(-1);
  if (innermost === undefined) throw new Error('a plan always has an open unit: the preface at least');
  return innermost.section;
};

/** The outermost open unit, which boxes are counted in. */
export const openChapter = (state: ParserState): Draft<Section> => state.open[0]?.section ?? openUnit(state);

export function closeBox(state: ParserState): void {
  state.box = null;
  state.entry = null;
}

const LEVELS: readonly SectionLevel[] = ['chapter', 'section', 'item', 'subitem'];

/** The level of a unit by how many units hold it; below the fourth all are alike. */
export const levelAt = (depth: number): SectionLevel => LEVELS[depth] ?? 'subitem';

/**
 * The number of a unit among its siblings: the printed one where it goes up, else the next. Numbers and ids must be
 * unique, whatever a plan prints twice.
 */
export function nextNumber(state: ParserState, series: string, printed: number | null): number {
  const last = state.lastNumbers.get(series) ?? 0;
  const number = printed !== null && printed > last ? printed : last + 1;
  state.lastNumbers.set(series, number);
  return number;
}

/** An id that stands for itself: the wanted one, or with an ordinal behind it where that is taken. */
export function freeId(state: ParserState, wanted: string): string {
  if (!state.ids.has(wanted)) return wanted;
  for (let ordinal = 2; ; ordinal++) {
    if (!state.ids.has(`${wanted}-${ordinal}`)) return `${wanted}-${ordinal}`;
  }
}
