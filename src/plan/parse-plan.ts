// From a read document to a PlanDocument: cleaned lines get their roles, headings open units, everything else fills them.
import { createHash } from 'node:crypto';
import { addTable, type UnreadRow } from './add-indicator-table.js';
import { cleanDocument, type ReadyDocument } from './cleaning/clean-document.js';
import type { Dropped } from './cleaning/cleaned-document.js';
import type { Contents } from './cleaning/find-contents.js';
import { closeSpans, findMaskedFigures } from './close-spans.js';
import { guessCard } from './guess-card.js';
import { guessPlanId } from './guess-plan-id.js';
import { leavePoint, openUnitAt } from './open-unit.js';
import { assignRoles } from './outlining/assign-roles.js';
import type { OutlineNote, RoledLine } from './outlining/line-role.js';
import { addParagraph, closeBox, openUnit, type ParserState, startParsing } from './parser-state.js';
import type { PlanCard } from './plan-card.js';
import type { PlanDocument } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import type { VerbatimRun } from './plan-writer.js';
import { readText } from './reading/read-text.js';
import type { SourceDocument, SourceLine } from './reading/source-document.js';

export interface ParseOptions {
  readonly id?: string;
  /** What people wrote of the plan; without it the card is guessed. */
  readonly card?: PlanCard | null;
}

/** A plan with what came of reading it. */
export interface ParsedPlan {
  readonly plan: PlanDocument;
  readonly source: SourceDocument;
  readonly contents: Contents | null;
  /** Which runs of the plan's text stand where in the source; anything between is a change. */
  readonly verbatim: readonly VerbatimRun[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly OutlineNote[];
  readonly unreadRows: readonly UnreadRow[];
}

function addProse(state: ParserState, line: SourceLine, kind: 'prose' | 'caption'): void {
  const span = state.writer.write(line);
  if (state.box === null) leavePoint(state);
  const sectionId = state.box ? (state.entry?.id ?? state.box.sectionId) : openUnit(state).id;
  addParagraph(state, { sectionId, boxId: state.box?.id ?? null, kind, span });
}

/** The rows from `index` on that belong to one table. */
function rowsFrom(lines: readonly RoledLine[], index: number): SourceLine[] {
  const group = lines[index]?.line.group;
  const rows: SourceLine[] = [];
  for (let at = index; lines[at]?.role.role === 'row' && lines[at]?.line.group === group; at++)
    rows.push((lines[at] as RoledLine).line);
  return rows;
}

function fill(lines: readonly RoledLine[], from: number): { state: ParserState; unreadRows: UnreadRow[] } {
  const state = startParsing();
  const unreadRows: UnreadRow[] = [];
  for (let index = 0; index < lines.length; ) {
    const { line, role, closesBox } = lines[index] as RoledLine;
    if (closesBox) closeBox(state);
    if (role.role === 'row') {
      const rows = rowsFrom(lines, index);
      unreadRows.push(...addTable(state, rows, from));
      // A table in a text that was pasted ends its box; a format's frame ends by itself.
      if ((line.group ?? 0) < 0) closeBox(state);
      index += rows.length;
      continue;
    }
    if (!openUnitAt(state, line, role)) addProse(state, line, role.role === 'caption' ? 'caption' : 'prose');
    index++;
  }
  closeSpans(state);
  return { state, unreadRows };
}

function expectTitle({ title, document }: ReadyDocument): string {
  if (title !== null) return title.title;
  throw new PlanParseError(
    document.lines[0]?.number ?? 1,
    '第一个标题之前没有题名（如“某区国民经济和社会发展第十五个五年规划纲要”）',
    '请在第一个标题之前单独写一行题名',
  );
}

/**
 * Parses a document that a reader has read.
 * @throws PlanParseError when it has no headings, no title or no years
 */
export function parseDocument(source: SourceDocument, options: ParseOptions = {}): ParsedPlan {
  const ready = cleanDocument(source);
  const { lines, notes } = assignRoles(ready.document.lines, ready.contents);
  if (!lines.some(({ role }) => role.role === 'heading' || (role.role === 'plain' && !role.isPreface))) {
    throw new PlanParseError(
      null,
      `全文 ${lines.length} 行中没有一行是标题（如“第一章 …”“一、…”）`,
      '请确认这是一部规划的正文',
    );
  }
  const title = expectTitle(ready);
  const id = options.card?.id ?? options.id ?? guessPlanId(title);
  const headings = lines.flatMap(({ role }) => (role.role === 'heading' ? [role.form.title] : []));
  const text = lines.map(({ line }) => line.text).join('\n');
  const card = options.card ?? guessCard({ id, title, text, headings });
  const { state, unreadRows } = fill(lines, card.period.from);
  const plan = finish(state, card);
  const { dropped } = ready.document;
  return { plan, source, contents: ready.contents, verbatim: state.writer.verbatim, dropped, notes, unreadRows };
}

function finish(state: ParserState, card: PlanCard): PlanDocument {
  const { text } = state.writer;
  const { sections, boxes, indicators, paragraphs } = state;
  return {
    ...{ id: card.id, title: card.title, district: card.place.name, period: card.period, text },
    digest: createHash('sha256').update(text).digest('hex'),
    ...{ sections, boxes, indicators, paragraphs },
    // Where a star leads to a note instead, nothing is hidden.
    maskedFigures: card.star.hidesFigure ? findMaskedFigures(text, paragraphs) : [],
    card,
  };
}

/** Parses the bytes of a plain text. */
export const parsePlan = (bytes: Uint8Array): PlanDocument => parseDocument(readText(bytes)).plan;
