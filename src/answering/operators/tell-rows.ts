// Rows of the indicator table: listed, filtered, counted, ranked, and shown as a table.
import type { Indicator } from '../../plan/plan-document.js';
import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import type { TextSpan } from '../../text/text-span.js';
import type { Filter } from '../../understanding/reading.js';
import { type DraftLine, type DraftTable, lacking, type PartDraft, told } from '../draft.js';
import { type PartContext, say } from '../part-context.js';
import { rowOperand } from './compute-rows.js';
import { filterRows } from './filter-rows.js';
import {
  cellOf,
  cellText,
  columnHead,
  columnsAsked,
  groupOf,
  leafRows,
  natureOf,
  numberOf,
  printedName,
  unitOf,
  VALUE_COLUMNS,
  type ValueColumn,
} from './indicator-cells.js';

const isGroup = ({ on }: Filter): boolean => on === 'nature' || on === 'category';

/** No row of the group that is meant: 民生类里约束性的有几项; null where the conditions are of numbers. */
function tellNone(context: PartContext, rows: readonly Indicator[]): PartDraft | null {
  const { part, parts } = context;
  const group = part.filters.find(({ on }) => on === 'category');
  if (!group || !part.filters.every(isGroup)) return null;
  const kept = filterRows(parts.index.plan, rows, [group]);
  if (kept.length === 0) return null;
  const count = say(
    context,
    'l2',
    { w: `${String(group.value)}指标`, ...countRows(context, kept, false) },
    quotesOf(kept),
  );
  const lead = { ...count, text: `${say(context, 'y2').text}${count.text}` };
  return told([lead, ...kept.map((row) => rowLine(context, row))]);
}

const quotesOf = (rows: readonly Indicator[]): TextSpan[] => rows.map(({ span }) => span);

/** Sub-rows with the group that names them: both stand in its quotes. */
export function rowQuotes({ parts }: PartContext, row: Indicator): TextSpan[] {
  const group = groupOf(parts.index.plan, row);
  return group && group.span.start !== row.span.start ? [group.span, row.span] : [row.span];
}

/** 「人均预期寿命（岁）：2025年预计80.5，2030年82；预期性。」 What is empty is said once. */
export function rowLine(
  context: PartContext,
  row: Indicator,
  columns: readonly ValueColumn[] = VALUE_COLUMNS,
): DraftLine {
  const { plan } = context.parts.index;
  const printed = columns
    .filter((column) => cellOf(row, column).kind !== 'blank')
    .map((column) => {
      const value = cellOf(row, column);
      const unit = value.kind === 'number' && column === 'growth' ? '%' : '';
      return `${columnHead(plan, column)}${cellText(row, column)}${unit}`;
    });
  const values = printed.length === 0 ? '数值栏空白，没有公布数字' : printed.join('，');
  return say(
    context,
    'pt',
    { c: `${printedName(plan, row)}：${values}；${natureOf(plan, row)}` },
    rowQuotes(context, row),
  );
}

function tableOf(context: PartContext, rows: readonly Indicator[], columns: readonly ValueColumn[]): DraftTable {
  const { plan } = context.parts.index;
  const box = plan.boxes.find(({ kind }) => kind === 'indicators');
  return {
    caption: box?.title ?? '',
    columns: [
      columnHead(plan, 'name'),
      ...columns.map((column) => `${columnHead(plan, column)}${column === 'growth' ? '（%）' : ''}`),
      columnHead(plan, 'nature'),
    ],
    rows: rows.map((row) => {
      const quotes = rowQuotes(context, row);
      const texts = [printedName(plan, row), ...columns.map((column) => cellText(row, column)), natureOf(plan, row)];
      return texts.map((text) => ({ text, quotes }));
    }),
  };
}

/** Numbered rows are counted (14项); sub-rows count with their group, unless numbers of each were asked. */
function countRows({ parts }: PartContext, rows: readonly Indicator[], byValue: boolean): { n: number; k: string } {
  if (byValue && rows.some(({ parentId }) => parentId !== null)) return { n: rows.length, k: '行' };
  const { plan } = parts.index;
  return { n: new Set(rows.map((row) => groupOf(plan, row)?.id ?? row.id)).size, k: '项' };
}

function tellExtreme(context: PartContext, rows: readonly Indicator[], column: ValueColumn): PartDraft {
  const { plan } = context.parts.index;
  const { aggregate, order } = context.part;
  const ranked = rows.filter((row) => numberOf(row, column) !== null);
  const unranked = rows.filter((row) => numberOf(row, column) === null);
  if (ranked.length === 0) {
    const k = columnHead(plan, column);
    return lacking('named-not-told', 'masked', {
      lines: [say(context, 'p1', { k }, quotesOf(rows)), ...rows.map((row) => rowLine(context, row))],
      missing: [k],
    });
  }
  const ascending = aggregate === 'least' || order === 'asc';
  const numberIn = (row: Indicator): number => numberOf(row, column) ?? 0;
  const sorted = [...ranked].sort((a, b) => (ascending ? numberIn(a) - numberIn(b) : numberIn(b) - numberIn(a)));
  const best = sorted.filter((row) => numberIn(row) === numberIn(sorted[0] as Indicator));
  const name = best.map((row) => printedName(plan, row)).join('”“');
  const value = best[0] ? `${cellText(best[0], column)}${column === 'growth' ? '%' : unitOf(best[0], column)}` : '';
  const first = say(
    context,
    'l6',
    { k: columnHead(plan, column), o: ascending ? '低' : '高', m: name, v: value },
    best.flatMap((row) => rowQuotes(context, row)),
  );
  const rest =
    order === null
      ? []
      : sorted.map((row) =>
          say(context, 'pt', { c: `${printedName(plan, row)}：${cellText(row, column)}` }, rowQuotes(context, row)),
        );
  const last =
    unranked.length > 0 && order !== null
      ? [say(context, 'l7', { m: unranked.map((row) => printedName(plan, row)).join('、') }, quotesOf(unranked))]
      : [];
  return told([first, ...rest, ...last], {
    members: sorted.map((row) => ({ name: row.name, span: row.span })),
    table: order !== null || context.form === 'table' ? tableOf(context, sorted, [column]) : null,
    numbers: best.map((row) => rowOperand(context, row, column)),
  });
}

/** The column that a rank is by: the one asked, else the one that most rows have a number in. */
function rankedColumn(context: PartContext, rows: readonly Indicator[]): ValueColumn {
  const [asked] = columnsAsked(context.parts.index.plan, context.part).filter(
    (column) => context.part.asked !== 'growth' || column === 'growth',
  );
  if (asked) return asked;
  const filled = (column: ValueColumn): number => rows.filter((row) => numberOf(row, column) !== null).length;
  return [...VALUE_COLUMNS].sort((a, b) => filled(b) - filled(a))[0] ?? 'target';
}

const NUMERAL = /[一二两三四五六七八九十]+|\d+/u;

/** The rows of the number that is asked about, 第九项; all where none is. */
function rowsCounted({ part, parts }: PartContext): Indicator[] {
  const { plan } = parts.index;
  const all = leafRows(plan);
  const numeral = NUMERAL.exec(part.members ?? '')?.[0];
  if (numeral === undefined || part.topic.trim() !== '' || !ORDINAL.test(part.members ?? '')) return all;
  const number = /^\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
  const rows = all.filter((row) => (groupOf(plan, row) ?? row).number === number);
  return rows.length > 0 ? rows : all;
}

const ORDINAL = /^第/u;

/**
 * Tells rows.
 * @param rows what the topic leaves of the table; the part's filters are applied here
 */
export function tellRows(context: PartContext, rows: readonly Indicator[] = rowsCounted(context)): PartDraft {
  const { plan } = context.parts.index;
  const { part } = context;
  const kept = filterRows(plan, rows, part.filters);
  if (part.aggregate === 'most' || part.aggregate === 'least' || part.order !== null)
    return tellExtreme(context, kept, rankedColumn(context, kept));
  const byValue = part.filters.some(({ on }) => on !== 'nature' && on !== 'category' && on !== 'name');
  if (kept.length === 0) {
    const none = tellNone(context, rows);
    if (none) return none;
    const column = rankedColumn(context, rows);
    const filled = rows.filter((row) => numberOf(row, column) !== null);
    const m = filled.map((row) => `${printedName(plan, row)}${cellText(row, column)}`).join('、');
    return told([say(context, 'l5', { m }, quotesOf(filled))]);
  }
  const columns = columnsAsked(plan, part);
  const shown = columns.length > 0 ? columns : VALUE_COLUMNS;
  const nature = part.filters.find(({ on }) => on === 'nature' || on === 'category');
  const w = nature ? `${String(nature.value)}指标` : '主要指标';
  const count = byValue
    ? say(context, 'l4', countRows(context, kept, true), quotesOf(kept))
    : say(context, 'l2', { w, ...countRows(context, kept, false) }, quotesOf(kept));
  const lines = kept.map((row) => rowLine(context, row, shown));
  const dashes = byValue ? part.filters.flatMap(({ on }) => (on === 'target' || on === 'baseline' ? [on] : [])) : [];
  const dashed = dashes.flatMap((column) =>
    leafRows(plan)
      .filter((row) => cellOf(row, column).kind === 'not-applicable' && !kept.includes(row))
      .filter((row) => filterRows(plan, [row], part.filters.filter(isGroup)).length > 0)
      .map((row) =>
        say(context, 'r5', { i: printedName(plan, row), k: columnHead(plan, column) }, rowQuotes(context, row)),
      ),
  );
  return told([count, ...lines, ...dashed], {
    members: kept.map((row) => ({ name: row.name, span: row.span })),
    table: kept.length > 1 ? tableOf(context, kept, shown) : null,
  });
}
