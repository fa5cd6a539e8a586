// From the lines of the source document to a PlanDocument: one pass, headings open units, everything else fills them.
import { createHash } from 'node:crypto';
import { addIndicatorTable } from './add-indicator-table.js';
import { cleanSeed, type SeedLine } from './clean-seed.js';
import { closeSpans, findMaskedFigures } from './close-spans.js';
import { guessCard } from './guess-card.js';
import { openUnitAt } from './open-unit.js';
import { readTableRows } from './parse-indicator-table.js';
import { addParagraph, closeBox, openUnit, type ParserState, startParsing, writeLine } from './parser-state.js';
import type { PlanDocument, Section } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import { recognizeHeading } from './recognize-heading.js';

function addProse(state: ParserState, line: SeedLine, kind: 'prose' | 'caption'): void {
  const span = writeLine(state, line.text);
  if (state.item?.label === '——' && state.box === null) state.item = null;
  const sectionId = state.box ? (state.entry?.id ?? state.box.sectionId) : openUnit(state).id;
  addParagraph(state, { sectionId, boxId: state.box?.id ?? null, kind, span });
}

const isHeadingLine = (line: string): boolean => recognizeHeading(line, false).kind !== 'prose';

function parseLines(lines: readonly SeedLine[]): ParserState {
  const state = startParsing();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (state.box && line.tabbed && !isHeadingLine(line.text)) {
      const { rows, next } = readTableRows(lines, index, isHeadingLine);
      addIndicatorTable(state, rows, state.box);
      closeBox(state);
      index = next - 1;
    } else if (line.text !== '') {
      readLine(state, line, lines[index - 1]?.text === '');
    }
  }
  return state;
}

function readLine(state: ParserState, line: SeedLine, afterEmptyLine: boolean): void {
  const heading = recognizeHeading(line.text, state.box !== null);
  if (openUnitAt(state, line, heading)) return;
  const isCaption = heading.kind === 'caption';
  // Prose that follows an empty line after the box's own text goes on with the section.
  if (!isCaption && state.boxHasContent && afterEmptyLine) closeBox(state);
  addProse(state, line, isCaption ? 'caption' : 'prose');
}

type Title = Pick<PlanDocument, 'title' | 'district' | 'period'>;

const TITLE =
  /([^，。《》]{2,12}?)(国民经济和社会发展第[一二三四五六七八九十]{1,3}个五年)（(20\d\d)\s?[—–-]{1,3}\s?(20\d\d)年）(规划(?:纲要)?)/;

function readTitle(preface: string): Title {
  const match = TITLE.exec(preface);
  if (!match) {
    throw new PlanParseError(
      1,
      'the text before 第一章 has no title such as 「某区国民经济和社会发展第十五个五年（2026—2030年）规划纲要」',
      'Put the title with its years before the first chapter.',
    );
  }
  const [, district = '', ordinal = '', from, to, kind = ''] = match;
  return { title: `${district}${ordinal}${kind}`, district, period: { from: Number(from), to: Number(to) } };
}

const titlesOf = (sections: readonly Section[]): string[] =>
  sections.filter(({ level, number }) => level === 'section' && number > 0).map(({ title }) => title);

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
    throw new PlanParseError(
      null,
      `none of its ${lines.length} lines is a chapter heading such as 「第一章 …」`,
      'Check that this is the text of a plan.',
    );
  }
  const preface = lines.slice(0, firstChapter).map((line) => line.text);
  const { title, district, period } = readTitle(preface.join(''));
  const state = parseLines(lines);
  closeSpans(state);
  const { text, sections, boxes, indicators, paragraphs } = state;
  return {
    id: planId,
    title,
    district,
    period,
    text,
    digest: createHash('sha256').update(text).digest('hex'),
    sections,
    boxes,
    indicators,
    paragraphs,
    maskedFigures: findMaskedFigures(state),
    card: guessCard({ id: planId, title, text, headings: titlesOf(sections) }),
  };
}
