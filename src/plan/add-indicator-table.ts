// From the rows of the main-targets table to indicators, each with the span of its printed row.
import { type IndicatorRow, readIndicatorRow, splitUnit, type TableRow } from './parse-indicator-table.js';
import { addParagraph, type Draft, type ParserState, writeLine } from './parser-state.js';
import type { Box, Indicator, IndicatorNature } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';

type SharedByRows = Pick<Indicator, 'category' | 'boxId' | 'span' | 'nature'>;

/** A row with sub-rows has no values of its own. */
function indicatorOf(read: IndicatorRow, number: number, shared: SharedByRows): Indicator {
  const { name, unit } = splitUnit(read.names[0] ?? '');
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
  const named = splitUnit(read.names.at(-1) ?? '');
  state.indicators.push({ ...identity, ...named, baseline, target, averageGrowth, ...shared, nature });
}

/** A second row of the same number would take the id of the first. */
function expectNewNumber(state: ParserState, row: TableRow, id: string, number: number): void {
  if (!state.indicators.some((indicator) => indicator.id === id)) return;
  throw new PlanParseError(
    row.line,
    `indicator number ${number} stands twice in the table`,
    'Give each row its own number.',
  );
}

/**
 * Writes the table one row a line, cells parted by tabs, and adds its indicators to the state.
 * @throws PlanParseError with the line of a row that has no number and belongs to none, or a number given before
 */
export function addIndicatorTable(state: ParserState, rows: readonly TableRow[], box: Draft<Box>): void {
  box.kind = 'indicators';
  let category = '';
  let group: Indicator | null = null;
  for (const row of rows) {
    const span = writeLine(state, row.cells.join('\t').trimEnd());
    addParagraph(state, { sectionId: box.sectionId, boxId: box.id, kind: 'row', span });
    const read = readIndicatorRow(row);
    if (read === null) continue;
    category = read.category || category;
    const shared: SharedByRows = { category, boxId: box.id, span, nature: read.nature };
    if (read.number !== null) {
      group = indicatorOf(read, read.number, shared);
      expectNewNumber(state, row, group.id, read.number);
      state.indicators.push(group);
      if (read.names.length > 1) addSubRow(state, group, read, shared);
    } else if (group !== null && read.names.length > 0) {
      addSubRow(state, group, read, shared);
    } else {
      throw new PlanParseError(
        row.line,
        'a row of the indicator table has no number and belongs to no numbered row',
        'Give the row its number.',
      );
    }
  }
}
