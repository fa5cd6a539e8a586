// Numbers worked out from cells of the table: by how much a row changes, and what rows of one unit come to together.
import type { Indicator } from '../../plan/plan-document.js';
import { languageWords } from '../../text/word-classes.js';
import { type DraftLine, type DraftNumber, type PartDraft, told } from '../draft.js';
import { type PartContext, say } from '../part-context.js';
import {
  columnHead,
  columnsAsked,
  namesChange,
  numberOf,
  printedName,
  unitOf,
  type ValueColumn,
} from './indicator-cells.js';

/** Sums of decimals as they are written: 0.1 and 0.2 are 0.3. */
export const roundedSum = (value: number): number => Number(value.toPrecision(12));

/** The two columns that a change is between: base year and target, or the base year's rate and the yearly one. */
function changeOf(row: Indicator): { from: ValueColumn; to: ValueColumn } | null {
  if (numberOf(row, 'baseline') === null) return null;
  if (numberOf(row, 'target') !== null) return { from: 'baseline', to: 'target' };
  return languageWords('growth-noun').within(row.name) && numberOf(row, 'growth') !== null
    ? { from: 'baseline', to: 'growth' }
    : null;
}

/** 2030年82比2025年预计80.5增加1.5; null where one of the two is not printed. */
export function columnDifference(context: PartContext, row: Indicator): PartDraft | null {
  const { plan } = context.parts.index;
  const columns = changeOf(row);
  if (columns === null) return null;
  const [from, to] = [numberOf(row, columns.from) ?? 0, numberOf(row, columns.to) ?? 0];
  const unit = namesChange(row) ? '' : unitOf(row, 'target');
  const shown = unitOf(row, 'target') === '%' ? '个百分点' : unit;
  const line = say(
    context,
    'c3',
    {
      k: columnHead(plan, columns.to),
      v: to,
      u: unit,
      k2: columnHead(plan, columns.from),
      v2: from,
      u2: unit,
      // 0.27亿斤多 would read as more than 0.27亿斤.
      o: columns.to === 'growth' ? (to >= from ? '高' : '低') : to >= from ? '增加' : '减少',
      r: `${roundedSum(Math.abs(to - from))}${shown}`,
      e: `${Math.max(to, from)}－${Math.min(to, from)}`,
    },
    [row.span],
  );
  const named = { ...line, text: `${printedName(plan, row)}：${line.text}` };
  return told([named], { members: [{ name: row.name, span: row.span }] });
}

/** What the rows come to in the column asked for; null where units differ or a number is not printed. */
export function columnSum(context: PartContext, rows: readonly Indicator[]): DraftLine | null {
  const [column = 'target'] = columnsAsked(context.parts.index.plan, context.part);
  const values = rows.map((row) => numberOf(row, column));
  const [unit, ...others] = rows.map((row) => unitOf(row, column));
  if (values.some((value) => value === null) || others.some((other) => other !== unit) || unit === '%') return null;
  const total = roundedSum(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const e = values.map((value) => `${value}${unit}`).join('＋');
  return say(
    context,
    'c1',
    { r: `${total}${unit}`, e },
    rows.map(({ span }) => span),
  );
}

/** A cell as a number to work with. */
export function rowOperand(context: PartContext, row: Indicator, column: ValueColumn): DraftNumber {
  const unit = unitOf(row, column);
  const value = numberOf(row, column) ?? 0;
  return {
    name: printedName(context.parts.index.plan, row),
    value,
    printed: `${value}${unit}`,
    unit,
    quotes: [row.span],
  };
}
