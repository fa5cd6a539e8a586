// Opening a unit at its heading: chapter, section, item, box or box entry, each with its readable id.
import { toChineseNumeral } from '../text/chinese-numerals.js';
import type { SeedLine } from './clean-seed.js';
import {
  addParagraph,
  closeBox,
  type Draft,
  nextNumber,
  openUnit as openUnitOf,
  type ParserState,
  writeLine,
} from './parser-state.js';
import type { Section, SectionLevel } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import type { RecognizedHeading } from './recognize-heading.js';

interface NewSection {
  readonly id: string;
  readonly level: SectionLevel;
  readonly number: number;
  readonly label: string;
  readonly parentId: string | null;
}

function addSection(state: ParserState, line: string, heading: RecognizedHeading, unit: NewSection): Draft<Section> {
  const span = writeLine(state, line);
  const headingSpan = { start: span.start, end: span.start + heading.headingLength };
  const boxId = state.box?.id ?? null;
  const section: Draft<Section> = {
    ...unit,
    printedLabel: heading.printedLabel,
    title: heading.title,
    boxId,
    headingSpan,
    bodySpan: { start: headingSpan.end, end: span.end },
  };
  state.sections.push(section);
  addParagraph(state, { sectionId: unit.id, boxId, kind: 'heading', span: headingSpan });
  if (headingSpan.end < span.end) {
    addParagraph(state, {
      sectionId: unit.id,
      boxId,
      kind: 'prose',
      span: { start: headingSpan.end, end: span.end },
    });
  }
  return section;
}

function openChapter(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const number = nextNumber(state, line, heading, 'chapter');
  const label = `第${toChineseNumeral(number)}章`;
  state.chapter = addSection(state, line.text, heading, {
    id: `c${number}`,
    level: 'chapter',
    number,
    label,
    parentId: null,
  });
  state.section = null;
  state.item = null;
}

function openSection(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const parentId = state.chapter.id;
  const number = nextNumber(state, line, heading, `section ${parentId}`);
  const label = `${toChineseNumeral(number)}、`;
  state.item = null;
  state.section = addSection(state, line.text, heading, {
    id: `${parentId}.${number}`,
    level: 'section',
    number,
    label,
    parentId,
  });
}

function openItem(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const parent = state.section;
  if (parent === null) {
    throw new PlanParseError(
      line.number,
      `item 「${heading.printedLabel}${heading.title}」 stands before any section 「一、」 of ${state.chapter.label}`,
      'Restore the section heading above it.',
    );
  }
  const number = nextNumber(state, line, heading, `item ${parent.id}`);
  const label = heading.kind === 'principle' ? '——' : `（${toChineseNumeral(number)}）`;
  const unit = { id: `${parent.id}.${number}`, level: 'item', number, label, parentId: parent.id } as const;
  state.item = addSection(state, line.text, heading, unit);
}

/** A printed number that stands twice in a chapter, or none, must still give one id for one box. */
function boxIdOf(state: ParserState, number: number | null): string {
  const series = `boxes ${state.chapter.id}`;
  const ordinal = (state.lastNumbers.get(series) ?? 0) + 1;
  state.lastNumbers.set(series, ordinal);
  const wanted = `${state.chapter.id}.b${number ?? ordinal}`;
  const id = state.boxIds.has(wanted) ? `${wanted}-${ordinal}` : wanted;
  state.boxIds.add(id);
  return id;
}

function openBox(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const span = writeLine(state, line.text);
  const id = boxIdOf(state, heading.number);
  // A boxed principle or goal does not exist: what follows the last —— line stands in the section.
  if (state.item?.label === '——') state.item = null;
  const sectionId = openUnitOf(state).id;
  state.box = { id, number: heading.number, title: heading.title, sectionId, kind: 'text', headingSpan: span, span };
  state.boxes.push(state.box);
  addParagraph(state, { sectionId, boxId: id, kind: 'heading', span });
}

function openEntry(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  const { box } = state;
  if (box === null) return;
  // Counted by box, not by section: two boxes of one section both begin at 1.
  const number = nextNumber(state, line, heading, `entry ${box.id}`);
  const label = heading.number === null ? '' : `${number}.`;
  const unit = { id: `${box.id}.${number}`, level: 'subitem', number, label, parentId: box.sectionId } as const;
  state.entry = addSection(state, line.text, heading, unit);
}

const OPENERS = {
  chapter: openChapter,
  section: openSection,
  item: openItem,
  principle: openItem,
  box: openBox,
  'box-entry': openEntry,
} as const;

/**
 * Opens the unit that a heading begins; a caption or prose opens none.
 * @returns whether a unit was opened
 * @throws PlanParseError with the line when the heading is out of order or has no parent
 */
export function openUnitAt(state: ParserState, line: SeedLine, heading: RecognizedHeading): boolean {
  if (heading.kind === 'caption' || heading.kind === 'prose') return false;
  OPENERS[heading.kind](state, line, heading);
  return true;
}
