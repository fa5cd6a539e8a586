// What the parser is filling while it reads: the text written so far, the units that are open, the numbers given.
import type { TextSpan } from '../text/text-span.js';
import type { SeedLine } from './clean-seed.js';
import type { Box, Indicator, Paragraph, Section } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import type { RecognizedHeading } from './recognize-heading.js';

/** A unit that still grows: its span ends where the last line read ends. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface ParserState {
  text: string;
  readonly sections: Draft<Section>[];
  readonly boxes: Draft<Box>[];
  readonly indicators: Indicator[];
  readonly paragraphs: Paragraph[];
  chapter: Draft<Section>;
  section: Draft<Section> | null;
  item: Draft<Section> | null;
  box: Draft<Box> | null;
  entry: Draft<Section> | null;
  /** The open box holds more than its heading. */
  boxHasContent: boolean;
  /** The last number given in each series; looking it up must not cost a walk over a long plan. */
  readonly lastNumbers: Map<string, number>;
  readonly boxIds: Set<string>;
}

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
    text: '',
    sections: [preface],
    boxes: [],
    indicators: [],
    paragraphs: [],
    chapter: preface,
    section: null,
    item: null,
    box: null,
    entry: null,
    boxHasContent: false,
    lastNumbers: new Map(),
    boxIds: new Set(),
  };
}

/** Writes one line and returns its span; the line break after it belongs to nobody. */
export function writeLine(state: ParserState, line: string): TextSpan {
  const start = state.text.length;
  state.text += `${line}\n`;
  return { start, end: start + line.length };
}

/** Adds a leaf; together the leaves cover the text once, in order. */
export function addParagraph(state: ParserState, paragraph: Paragraph): void {
  state.paragraphs.push(paragraph);
  if (state.box !== null && paragraph.boxId === state.box.id && paragraph.kind !== 'heading')
    state.boxHasContent = true;
}

/** The innermost open unit outside boxes. */
export const openUnit = (state: ParserState): Draft<Section> => state.item ?? state.section ?? state.chapter;

export function closeBox(state: ParserState): void {
  state.box = null;
  state.entry = null;
  state.boxHasContent = false;
}

/** No plan counts further on any level, and `toChineseNumeral` writes no larger label. */
const HIGHEST_NUMBER = 99;

/**
 * The number of a heading in its series; one without a printed number takes the next.
 * Numbers must go up: a repeated or falling one means that headings were swapped or doubled.
 * @param series names the parent and level that the heading is counted under
 * @throws PlanParseError with the line when the number does not go up
 */
export function nextNumber(state: ParserState, line: SeedLine, heading: RecognizedHeading, series: string): number {
  const last = state.lastNumbers.get(series) ?? 0;
  const number = heading.number ?? last + 1;
  if (number <= last || number > HIGHEST_NUMBER) {
    throw new PlanParseError(
      line.number,
      `heading 「${heading.printedLabel}${heading.title}」 stands after number ${last} of the same level; a number from ${last + 1} to ${HIGHEST_NUMBER} is expected`,
      'Restore the order of the headings in the source document.',
    );
  }
  state.lastNumbers.set(series, number);
  return number;
}
