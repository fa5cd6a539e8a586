// From the lines of the source document to a PlanDocument: one pass, headings open units, everything else fills them.
import { createHash } from 'node:crypto';
import { toChineseNumeral } from '../text/chinese-numerals.js';
import type { TextSpan } from '../text/text-span.js';
import { cleanSeed, type SeedLine } from './clean-seed.js';
import { type IndicatorRow, readIndicatorRow, readTableRows, splitUnit, type TableRow } from './parse-indicator-table.js';
import type { Box, Indicator, Paragraph, PlanDocument, Section, SectionLevel } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import { type RecognizedHeading, recognizeHeading } from './recognize-heading.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What the parser is filling: the text written so far and the units that are open. */
interface ParserState {
  readonly planId: string;
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
}

/** Writes one line and returns its span; the line break after it belongs to nobody. */
function writeLine(state: ParserState, line: string): TextSpan {
  const start = state.text.length;
  state.text += `${line}\n`;
  return { start, end: start + line.length };
}

const openUnit = (state: ParserState): Draft<Section> => state.item ?? state.section ?? state.chapter;

function closeBox(state: ParserState): void {
  state.box = null;
  state.entry = null;
}

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
  const section: Draft<Section> = {
    ...unit,
    printedLabel: heading.printedLabel,
    title: heading.title,
    boxId: state.box?.id ?? null,
    headingSpan,
    bodySpan: { start: headingSpan.end, end: span.end },
  };
  state.sections.push(section);
  state.paragraphs.push({ sectionId: unit.id, boxId: section.boxId, kind: 'heading', span: headingSpan });
  if (headingSpan.end < span.end) {
    state.paragraphs.push({ sectionId: unit.id, boxId: section.boxId, kind: 'prose', span: { start: headingSpan.end, end: span.end } });
  }
  return section;
}

/** Numbers must go up; a repeated or falling number means that headings were swapped or doubled. */
function expectHigher(line: SeedLine, heading: RecognizedHeading, last: number): number {
  const number = heading.number ?? last + 1;
  if (number <= last) {
    throw new PlanParseError(
      line.number,
      `heading 「${heading.printedLabel}${heading.title}」 stands after number ${last} of the same level; ${last + 1} or higher is expected`,
      'Restore the order of the headings in the source document.',
    );
  }
  return number;
}

const lastNumber = (state: ParserState, parentId: string, level: SectionLevel): number =>
  state.sections.findLast((section) => section.parentId === parentId && section.level === level)?.number ?? 0;

function addChapter(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const number = expectHigher(line, heading, state.chapter.number);
  state.chapter = addSection(state, line.text, heading, {
    id: `c${number}`,
    level: 'chapter',
    number,
    label: `第${toChineseNumeral(number)}章`,
    parentId: null,
  });
  state.section = null;
  state.item = null;
}

function addSectionHeading(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const parentId = state.chapter.id;
  const number = expectHigher(line, heading, lastNumber(state, parentId, 'section'));
  state.item = null;
  state.section = addSection(state, line.text, heading, {
    id: `${parentId}.${number}`,
    level: 'section',
    number,
    label: `${toChineseNumeral(number)}、`,
    parentId,
  });
}

function addItem(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const parent = state.section;
  if (parent === null) {
    throw new PlanParseError(line.number, `item 「${heading.printedLabel}${heading.title}」 stands before any section 「一、」 of ${state.chapter.label || 'the preface'}`, 'Restore the section heading above it.');
  }
  const number = expectHigher(line, heading, lastNumber(state, parent.id, 'item'));
  state.item = addSection(state, line.text, heading, {
    id: `${parent.id}.${number}`,
    level: 'item',
    number,
    label: heading.kind === 'principle' ? '——' : `（${toChineseNumeral(number)}）`,
    parentId: parent.id,
  });
}

function addBox(state: ParserState, line: SeedLine, heading: RecognizedHeading): void {
  closeBox(state);
  const span = writeLine(state, line.text);
  const inChapter = state.boxes.filter((box) => box.id.startsWith(`${state.chapter.id}.b`)).length;
  const wanted = `${state.chapter.id}.b${heading.number ?? inChapter + 1}`;
  const id = state.boxes.some((box) => box.id === wanted) ? `${wanted}-${inChapter + 1}` : wanted;
  // A boxed principle or goal does not exist: what follows the last —— line stands in the section.
  const holder = state.item?.label === '——' ? (state.section ?? state.chapter) : openUnit(state);
  state.box = { id, number: heading.number, title: heading.title, sectionId: holder.id, kind: 'text', headingSpan: span, span };
  state.boxes.push(state.box);
  state.paragraphs.push({ sectionId: holder.id, boxId: id, kind: 'heading', span });
  if (state.item?.label === '——') state.item = null;
}

function addEntry(state: ParserState, line: SeedLine, heading: RecognizedHeading, box: Draft<Box>): void {
  const number = expectHigher(line, heading, lastNumber(state, box.sectionId, 'subitem'));
  state.entry = addSection(state, line.text, heading, {
    id: `${box.id}.${number}`,
    level: 'subitem',
    number,
    label: heading.number === null ? '' : `${number}.`,
    parentId: box.sectionId,
  });
}

function addProse(state: ParserState, line: SeedLine, kind: 'prose' | 'caption'): void {
  const span = writeLine(state, line.text);
  if (state.item?.label === '——' && state.box === null) state.item = null;
  const sectionId = state.box ? (state.entry?.id ?? state.box.sectionId) : openUnit(state).id;
  state.paragraphs.push({ sectionId, boxId: state.box?.id ?? null, kind, span });
}

type SharedByRows = Pick<Indicator, 'category' | 'boxId' | 'span' | 'nature'>;

/** Writes the table one row a line, cells parted by tabs, and remembers each indicator's span. */
function addTable(state: ParserState, rows: readonly TableRow[], box: Draft<Box>): void {
  box.kind = 'indicators';
  let category = '';
  let group: Indicator | null = null;
  for (const row of rows) {
    const span = writeLine(state, row.cells.join('\t').trimEnd());
    state.paragraphs.push({ sectionId: box.sectionId, boxId: box.id, kind: 'row', span });
    const read = readIndicatorRow(row);
    if (read === null) continue;
    category = read.category || category;
    const shared: SharedByRows = { category, boxId: box.id, span, nature: read.nature };
    if (read.number !== null) {
      group = indicatorOf(read, read.number, shared);
      state.indicators.push(group);
      if (read.names.length > 1) addSubRow(state, group, read, shared);
    } else if (group !== null && read.names.length > 0) {
      addSubRow(state, group, read, { ...shared, nature: read.nature ?? group.nature });
    } else {
      throw new PlanParseError(row.line, 'a row of the indicator table has no number and belongs to no numbered row', 'Give the row its number.');
    }
  }
}

/** A row with sub-rows has no values of its own. */
function indicatorOf(read: IndicatorRow, number: number, shared: SharedByRows): Indicator {
  const { name, unit } = splitUnit(read.names[0] ?? '');
  const { baseline, target, averageGrowth } = read;
  const empty = { kind: 'not-applicable' } as const;
  const values = read.names.length > 1 ? { baseline: empty, target: empty, averageGrowth: empty } : { baseline, target, averageGrowth };
  return { id: `${shared.boxId}.i${number}`, number, parentId: null, name, unit, ...values, ...shared };
}

function addSubRow(state: ParserState, group: Indicator, read: IndicatorRow, shared: SharedByRows): void {
  const { name, unit } = splitUnit(read.names.at(-1) ?? '');
  const { baseline, target, averageGrowth } = read;
  const ordinal = state.indicators.filter((indicator) => indicator.parentId === group.id).length + 1;
  state.indicators.push({ id: `${group.id}.${ordinal}`, number: group.number, parentId: group.id, name, unit, baseline, target, averageGrowth, ...shared });
}

const isHeadingLine = (line: string): boolean => recognizeHeading(line, false).kind !== 'prose';

function parseLines(lines: readonly SeedLine[], planId: string): ParserState {
  const preface: Draft<Section> = {
    id: 'c0', level: 'chapter', number: 0, label: '前言', printedLabel: '', title: '前言', parentId: null, boxId: null,
    headingSpan: { start: 0, end: 0 }, bodySpan: { start: 0, end: 0 },
  };
  const state: ParserState = {
    planId, text: '', sections: [preface], boxes: [], indicators: [], paragraphs: [],
    chapter: preface, section: null, item: null, box: null, entry: null,
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || (line.text === '' && !(line.tabbed && state.box))) continue;
    if (line.tabbed && state.box && !isHeadingLine(line.text)) {
      const { rows, next } = readTableRows(lines, index, isHeadingLine);
      addTable(state, rows, state.box);
      closeBox(state);
      index = next - 1;
      continue;
    }
    if (line.text === '') continue;
    const heading = recognizeHeading(line.text, state.box !== null);
    if (heading.kind === 'chapter') addChapter(state, line, heading);
    else if (heading.kind === 'section') addSectionHeading(state, line, heading);
    else if (heading.kind === 'item' || heading.kind === 'principle') addItem(state, line, heading);
    else if (heading.kind === 'box') addBox(state, line, heading);
    else if (heading.kind === 'box-entry' && state.box) addEntry(state, line, heading, state.box);
    else if (heading.kind === 'caption') addProse(state, line, 'caption');
    else {
      if (state.box && endsBox(lines, index, state)) closeBox(state);
      addProse(state, line, 'prose');
    }
  }
  return state;
}

/** Prose that follows an empty line after the box's own text goes on with the section. */
function endsBox(lines: readonly SeedLine[], index: number, state: ParserState): boolean {
  const hasContent = state.paragraphs.some((paragraph) => paragraph.boxId === state.box?.id && paragraph.kind !== 'heading');
  return hasContent && lines[index - 1]?.text === '';
}

/** A unit ends where its last paragraph, or its last descendant's, ends. */
function closeSpans(state: ParserState): void {
  const byId = new Map(state.sections.map((section) => [section.id, section]));
  const boxById = new Map(state.boxes.map((box) => [box.id, box]));
  for (const paragraph of state.paragraphs) {
    let section = byId.get(paragraph.sectionId);
    while (section) {
      section.bodySpan = { start: section.bodySpan.start, end: Math.max(section.bodySpan.end, paragraph.span.end) };
      section = section.parentId === null ? undefined : byId.get(section.parentId);
    }
    const box = paragraph.boxId === null ? undefined : boxById.get(paragraph.boxId);
    if (box) box.span = { start: box.span.start, end: Math.max(box.span.end, paragraph.span.end) };
  }
  for (const box of state.boxes) if (/项目|工程/.test(box.title) && box.kind === 'text') box.kind = 'projects';
}

function findMaskedFigures(state: ParserState): PlanDocument['maskedFigures'] {
  return [...state.text.matchAll(/\*/g)].flatMap((match) => {
    const span = { start: match.index, end: match.index + 1 };
    const owner = state.paragraphs.find((paragraph) => paragraph.span.start <= span.start && span.end <= paragraph.span.end);
    return owner ? [{ sectionId: owner.sectionId, span }] : [];
  });
}

function readTitle(preface: string): { title: string; district: string; period: { from: number; to: number } } {
  const match = /([^，。《》]{2,12}?)(国民经济和社会发展第[一二三四五六七八九十]+个五年)（(20\d\d)\s*[—–-]+\s*(20\d\d)年）(规划(?:纲要)?)/.exec(preface);
  if (!match) {
    throw new PlanParseError(1, 'the text before 第一章 has no title such as 「某区国民经济和社会发展第十五个五年（2026—2030年）规划纲要」', 'Put the title with its years before the first chapter.');
  }
  return { title: `${match[1]}${match[2]}${match[5]}`, district: match[1] ?? '', period: { from: Number(match[3]), to: Number(match[4]) } };
}

/**
 * Parses the source document of a plan.
 * @param bytes the file as it was given, UTF-8
 * @param planId id of the plan in every chunk and citation
 * @throws PlanParseError with the line at fault when the text is no plan or its headings are out of order
 */
export function parsePlan(bytes: Uint8Array, planId = 'huaiyin-15'): PlanDocument {
  const lines = cleanSeed(bytes);
  const firstChapter = lines.findIndex((line) => recognizeHeading(line.text, false).kind === 'chapter');
  if (firstChapter < 0) {
    throw new PlanParseError(null, `none of its ${lines.length} lines is a chapter heading such as 「第一章 …」`, 'Check that this is the text of a plan.');
  }
  const { title, district, period } = readTitle(lines.slice(0, firstChapter).map((line) => line.text).join(''));
  const state = parseLines(lines, planId);
  closeSpans(state);
  return {
    id: planId, title, district, period,
    text: state.text,
    digest: createHash('sha256').update(state.text).digest('hex'),
    sections: state.sections, boxes: state.boxes, indicators: state.indicators, paragraphs: state.paragraphs,
    maskedFigures: findMaskedFigures(state),
  };
}
