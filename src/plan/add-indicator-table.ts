// From the rows of a table to paragraphs, and to indicators where its columns name targets.
import { type IndicatorRow, readColumns, readIndicatorRow, splitUnit } from './parse-indicator-table.js';
import {
  addParagraph,
  type Draft,
  freeId,
  nextNumber,
  openChapter,
  openUnit,
  type ParserState,
} from './parser-state.js';
import type { Box, Indicator, IndicatorNature } from './plan-document.js';
import type { SourceLine } from './reading/source-document.js';

type SharedByRows = Pick<Indicator, 'category' | 'boxId' | 'span' | 'nature'>;

/** A row of a table of targets that could not be read as one. */
export interface UnreadRow {
  readonly line: number;
  readonly text: string;
}

const nameOf = (name: string, unit: string | null): { name: string; unit: string } =>
  unit === null || unit === '' ? splitUnit(name) : { name, unit };

/** A row with sub-rows has no values of its own. */
function indicatorOf(read: IndicatorRow, number: number, shared: SharedByRows): Indicator {
  const { name, unit } = nameOf(read.names[0] ?? '', read.names.length > 1 ? null : read.unit);
  const { baseline, target, averageGrowth } = read;
  const none = { kind: 'not-applicable' } as const;
  const values =
    read.names.length > 1 ? { baseline: none, target: none, averageGrowth: none } : { baseline, target, averageGrowth };
  return { id: `${shared.boxId}.i${number}`, number, parentId: null, name, unit, ...values, ...shared };
}

function addSubRow(state: ParserState, group: Indicator, read: IndicatorRow, shared: SharedByRows): void {
  const { baseline, target, averageGrowth } = read;
  const ordinal = state.indicators.filter((indicator) => indicator.parentId === group.id).length + 1;
  const nature: IndicatorNature | null = read.nature ?? group.nature;
  const identity = { id: `${group.id}.${ordinal}`, number: group.number, parentId: group.id };
  const named = nameOf(read.names.at(-1) ?? '', read.unit);
  state.indicators.push({ ...identity, ...named, baseline, target, averageGrowth, ...shared, nature });
}

/** Adds the indicator, or sub-row, that a row states. @returns whether it could be placed */
function placeRow(
  state: ParserState,
  box: Draft<Box>,
  read: IndicatorRow,
  open: OpenGroup,
  span: Indicator['span'],
): boolean {
  open.category = read.category || open.category;
  const shared: SharedByRows = { category: open.category, boxId: box.id, span, nature: read.nature };
  if (read.number === null) {
    if (open.group !== null) addSubRow(state, open.group, read, shared);
    return open.group !== null;
  }
  const group = indicatorOf(read, read.number, shared);
  // A second row of the same number would take the id of the first.
  if (state.ids.has(group.id)) return false;
  open.group = group;
  state.ids.add(group.id);
  state.indicators.push(group);
  if (read.names.length > 1) addSubRow(state, group, read, shared);
  return true;
}

interface OpenGroup {
  category: string;
  group: Indicator | null;
}

const cellsOf = (row: SourceLine): string[] => (row.cells ?? []).map(({ text }) => text);

/** The box of a table of targets that stands in none: its caption, where one stands above it, is the heading. */
function boxOfTable(state: ParserState): Draft<Box> {
  const last = state.paragraphs.at(-1);
  const isCaption = last?.kind === 'caption';
  const at = state.writer.length;
  const headingSpan = isCaption ? last.span : { start: at, end: at };
  const caption = isCaption ? state.writer.text.slice(headingSpan.start, headingSpan.end) : '';
  const [, label = '', title = caption] = /^([图表]\s*[\d.．-]+)[\s:：]*(.*)$/.exec(caption) ?? [];
  const chapter = openChapter(state).id;
  const id = freeId(state, `${chapter}.b${nextNumber(state, `boxes ${chapter}`, null)}`);
  state.ids.add(id);
  const box: Draft<Box> = {
    id,
    number: null,
    title,
    sectionId: openUnit(state).id,
    kind: 'text',
    headingSpan,
    span: headingSpan,
  };
  if (label !== '') box.printedLabel = label.replace(/\s/g, '');
  state.boxes.push(box);
  return box;
}

/**
 * Writes a table one row a line, cells parted by tabs, and adds the indicators of one whose columns name targets.
 * @param from first year of the plan: values of that year and later are targets
 * @returns rows of a table of targets that could not be read
 */
export function addTable(state: ParserState, rows: readonly SourceLine[], from: number): UnreadRow[] {
  const columns = readColumns(rows.map(cellsOf), from);
  const box = state.box ?? (columns ? boxOfTable(state) : null);
  if (columns && box) box.kind = 'indicators';
  const sectionId = box ? (state.entry?.id ?? box.sectionId) : openUnit(state).id;
  const open: OpenGroup = { category: '', group: null };
  const heads = new Set(rows.slice(0, columns?.headerRows ?? 0).map(({ text }) => text));
  const unread: UnreadRow[] = [];
  rows.forEach((row, index) => {
    const span = state.writer.write(row);
    addParagraph(state, { sectionId, boxId: box?.id ?? null, kind: 'row', span });
    // On each page that it runs over, a table prints its head again.
    const isHead = index < (columns?.headerRows ?? 0) || heads.has(row.text);
    if (!columns || !box || isHead) return;
    const read = readIndicatorRow(cellsOf(row), columns);
    if (read === null || !placeRow(state, box, read, open, span)) unread.push({ line: row.number, text: row.text });
  });
  return unread;
}
