// Opening a unit at its heading: unit of the outline, point, box or box entry, each with its readable id.
import type { LineRole } from './outlining/line-role.js';
import {
  addParagraph,
  closeBox,
  type Draft,
  freeId,
  levelAt,
  nextNumber,
  openChapter,
  openUnit as openUnitOf,
  type ParserState,
} from './parser-state.js';
import type { Section } from './plan-document.js';
import type { Snippet } from './reading/snippet.js';

type RoleOf<R extends LineRole['role']> = Extract<LineRole, { role: R }>;
type NewSection = Pick<Section, 'id' | 'level' | 'number' | 'label' | 'parentId' | 'printedLabel' | 'title'>;

/** Points close before any unit: whatever follows a 「——」 line stands in the unit around it. */
const POINT_RANK = Number.POSITIVE_INFINITY;

function addSection(state: ParserState, line: Snippet, headingLength: number, unit: NewSection): Draft<Section> {
  const span = state.writer.write(line);
  const headingSpan = { start: span.start, end: span.start + headingLength };
  const boxId = state.box?.id ?? null;
  const { id, level, number, label, parentId, printedLabel, title } = unit;
  const section: Draft<Section> = {
    ...{ id, level, number, label, parentId, printedLabel, title },
    ...{ boxId, headingSpan, bodySpan: { start: headingSpan.end, end: span.end } },
  };
  state.sections.push(section);
  state.ids.add(id);
  addParagraph(state, { sectionId: id, boxId, kind: 'heading', span: headingSpan });
  if (headingSpan.end < span.end) {
    addParagraph(state, { sectionId: id, boxId, kind: 'prose', span: { start: headingSpan.end, end: span.end } });
  }
  return section;
}

interface Opening {
  readonly rank: number;
  readonly printed: number | null;
  readonly label: string;
  readonly printedLabel: string;
  readonly title: string;
  readonly headingLength: number;
  /** Points before numbered units are counted apart from them, so that each unit keeps its printed number. */
  readonly series?: 'units' | 'points';
}

function openAt(state: ParserState, line: Snippet, opening: Opening): void {
  closeBox(state);
  const { rank, printed, label, printedLabel, title, headingLength, series = 'units' } = opening;
  const isPoint = rank === POINT_RANK;
  const kept = state.open.filter((unit) => unit.rank < rank && unit.rank !== POINT_RANK);
  const parent = kept.at(-1)?.section ?? null;
  const number = nextNumber(state, `${series} ${parent?.id ?? ''}`, printed);
  const step = `${series === 'points' ? 'p' : ''}${number}`;
  const id = freeId(state, parent === null ? `c${number}` : `${parent.id}.${step}`);
  const unit = { id, level: levelAt(kept.length), number, label, parentId: parent?.id ?? null, printedLabel, title };
  const section = addSection(state, line, headingLength, unit);
  state.open = [...kept, { section, rank: isPoint ? POINT_RANK : rank }];
}

const openHeading = (state: ParserState, line: Snippet, { form, rank, label }: RoleOf<'heading'>): void =>
  openAt(state, line, {
    ...{ rank, printed: form.number, label },
    ...{ printedLabel: form.printedLabel.replace(/\s/g, ''), title: form.title, headingLength: form.headingLength },
  });

/** The name of a preface is its heading in print; chapter 0 is there already. */
function openPlain(state: ParserState, line: Snippet, role: RoleOf<'plain'>): void {
  const { rank, label, title } = role;
  if (!role.isPreface) {
    openAt(state, line, { rank, printed: null, label, printedLabel: label, title, headingLength: line.text.length });
    return;
  }
  const section = openUnitOf(state);
  const span = state.writer.write(line);
  section.title = title;
  addParagraph(state, { sectionId: section.id, boxId: null, kind: 'heading', span });
}

/** A point in the preface is prose: the preface is no unit that holds others. */
function openPoint(state: ParserState, line: Snippet, role: RoleOf<'point'>): boolean {
  if (openUnitOf(state).number === 0) return false;
  const { title, printedLabel, headingLength, series } = role;
  openAt(state, line, { rank: POINT_RANK, printed: null, label: '——', printedLabel, title, headingLength, series });
  return true;
}

/** A printed number that stands twice in a chapter, or none, must still give one id for one box. */
function boxIdOf(state: ParserState, number: number | null): string {
  const chapter = openChapter(state).id;
  const ordinal = nextNumber(state, `boxes ${chapter}`, null);
  const wanted = `${chapter}.b${number ?? ordinal}`;
  const id = state.ids.has(wanted) ? freeId(state, `${wanted}-${ordinal}`) : wanted;
  state.ids.add(id);
  return id;
}

function openBox(state: ParserState, line: Snippet, { number, title }: RoleOf<'box'>): void {
  closeBox(state);
  const span = state.writer.write(line);
  const id = boxIdOf(state, number);
  // A boxed principle or goal does not exist: what follows the last —— line stands in the section.
  leavePoint(state);
  const sectionId = openUnitOf(state).id;
  state.box = { id, number, title, sectionId, kind: 'text', headingSpan: span, span };
  state.boxes.push(state.box);
  addParagraph(state, { sectionId, boxId: id, kind: 'heading', span });
}

function openEntry(state: ParserState, line: Snippet, role: RoleOf<'entry'>): void {
  const { box } = state;
  if (box === null) return;
  // Counted by box, not by section: two boxes of one section both begin at 1.
  const number = nextNumber(state, `entry ${box.id}`, role.number);
  const unit = {
    ...({ id: freeId(state, `${box.id}.${number}`), level: 'subitem', number, parentId: box.sectionId } as const),
    ...{ label: role.label, printedLabel: role.label, title: role.title },
  };
  state.entry = addSection(state, line, role.headingLength, unit);
}

/** Prose after a 「——」 line is no part of it. */
export function leavePoint(state: ParserState): void {
  if (state.open.length > 1 && state.open.at(-1)?.rank === POINT_RANK) state.open = state.open.slice(0, -1);
}

/** Opens the unit that a line begins. @returns whether it began one */
export function openUnitAt(state: ParserState, line: Snippet, role: LineRole): boolean {
  switch (role.role) {
    case 'heading':
      openHeading(state, line, role);
      return true;
    case 'plain':
      openPlain(state, line, role);
      return true;
    case 'point':
      return openPoint(state, line, role);
    case 'box':
      openBox(state, line, role);
      return true;
    case 'entry':
      openEntry(state, line, role);
      return state.box !== null;
    default:
      return false;
  }
}
