// Questions about the main-targets table: rows read out, compared or listed, with the prose where it says more.
import type { Indicator } from '../../plan/plan-document.js';
import { columnDifference, columnsAsked, describeRow, rowDifference } from './describe-row.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { findEchoes } from './find-echoes.js';
import { rowsAsked, rowsSpeltOut } from './indicator-rows.js';
import { listIndicators } from './list-indicators.js';

const RATE_NAME = /(?:增速|增长|提高|降低)$/;
const ASKS_RATE = /增|涨|速|提高|降|点|百分|%|率|指标|属性|约束|预期/;
const ASKS_TABLE = /指标|目标|20(?:25|30)/;
const ASKS_WAY = /如何|怎么(?!样)|怎样|咋|打算|措施|举措|办法|安排|支持|帮/;
const ASKS_NOW = /眼下|目前|现在/;
/** The table's columns; of another year it says nothing. */
const TABLE_YEARS: ReadonlySet<number> = new Set([2025, 2030]);

/** An amount is asked, and the row gives a rate: 地区生产总值达到多少 is not 地区生产总值增速. */
function asksOtherUnit({ evidence, question }: ComposeContext, row: Indicator): boolean {
  const { slot } = evidence.reading;
  if (slot?.kind === 'money') return !/元/.test(row.unit);
  return slot !== null && slot.kind !== 'percent' && RATE_NAME.test(row.name) && !ASKS_RATE.test(question);
}

/** Two columns of one row, or two rows: the comparisons that the table answers. */
function composeRowComparison(context: ComposeContext): Draft | null {
  const { reading } = context.evidence;
  const [first, second] = rowsSpeltOut(context);
  if (first && second) {
    const difference = rowDifference(context, [first, second]);
    const rows = [first, second].map((row) => describeRow(context, row).claim);
    return answered(difference ? [difference, ...rows] : rows);
  }
  if (reading.years.length < 2 && !/表|专栏|指标/.test(context.question) && !leadsToTable(context)) return null;
  return readOut(context, rowsAsked(context), reading.years.length >= 2);
}

function readOut(context: ComposeContext, rows: readonly Indicator[], comparesColumns: boolean): Draft | null {
  if (rows.length === 0) return null;
  const read = rows.map((row) => describeRow(context, row));
  const asked = columnsAsked(context.evidence.reading, context.question);
  // The prose looks back or repeats a goal: beside a goal that the table gives it would only confuse.
  const wantsEchoes = read.every((row) => row.masked) || asked.has('baseline');
  const echoes = wantsEchoes ? rows.flatMap((row) => findEchoes(context.index, row)) : [];
  const differences = comparesColumns ? rows.flatMap((row) => columnDifference(context, row) ?? []) : [];
  const claims: DraftClaim[] = [...differences, ...read.map(({ claim }) => claim)];
  const masked = read.every((row) => row.masked);
  // Where the table is blank the prose comes first: it is the answer.
  if (masked && echoes.length > 0) return answered([...echoes, ...claims], 'masked');
  return answered(
    [...claims, ...echoes.map((claim) => leadIn('规划正文另有表述：', claim))],
    masked ? 'masked' : echoes.length > 0 ? 'conflicting' : null,
  );
}

const leadIn = (words: string, claim: DraftClaim): DraftClaim => ({ ...claim, text: `${words}${claim.text}` });

/** Whether a question that asks for no figure can still be one for the table. */
function leadsToTable(context: ComposeContext): boolean {
  // What will be done stands in the prose, whatever row is named like it.
  if (ASKS_WAY.test(context.question)) return false;
  const best = context.evidence.chunks[0];
  return best !== undefined && context.index.chunks[best.chunkIndex]?.kind === 'indicator';
}

/** Answers from the indicator table. */
export function composeIndicator(context: ComposeContext): Draft | null {
  const list = listIndicators(context);
  if (list) return list;
  const { reading } = context.evidence;
  if (reading.kind === 'comparison') return composeRowComparison(context);
  // What was reached by 2025 stands in the review; the table begins with the estimate for 2025.
  const isPast = reading.scope === 'past' && !reading.years.includes(2025) && !ASKS_NOW.test(context.question);
  const isOtherYear = reading.years.length > 0 && !reading.years.some((year) => TABLE_YEARS.has(year));
  const isForTable = reading.kind === 'figure' || reading.asksNature || ASKS_TABLE.test(context.question);
  if (isPast || isOtherYear || (!isForTable && !leadsToTable(context))) return null;
  return readOut(
    context,
    rowsAsked(context).filter((row) => !asksOtherUnit(context, row)),
    false,
  );
}
