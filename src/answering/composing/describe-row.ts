// A row of the main-targets table in words: the columns asked for, honest where a cell is empty.
import type { Indicator, IndicatorNature, TargetValue } from '../../plan/plan-document.js';
import type { QuestionReading } from '../../retrieval/read-question.js';
import { trimSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER } from '../verification/computed-figure.js';
import type { ComposeContext, DraftClaim } from './draft.js';
import { fullName } from './indicator-rows.js';

export const NATURE_NAMES: Readonly<Record<IndicatorNature, string>> = { anticipatory: '预期性', binding: '约束性' };

type Column = 'baseline' | 'target' | 'averageGrowth';

export interface RowClaim {
  readonly claim: DraftClaim;
  /** Whether every cell asked for is empty in the published text. */
  readonly masked: boolean;
}

function describeValue(value: TargetValue, unit: string): string {
  if (value.kind === 'number') return `${value.printed}${unit}`;
  if (value.kind === 'text') return `“${value.text}”`;
  return value.kind === 'blank' ? '未公布（表中该格为空）' : '不适用（表中为“—”）';
}

/** The columns asked for; all of them when the question names none. */
export function columnsAsked(reading: QuestionReading, question: string): ReadonlySet<Column> {
  const asked = new Set<Column>();
  if (/年均|增速|增长率|每年|一年(?:得|要|能)?[长涨增]/.test(question)) asked.add('averageGrowth');
  if (reading.years.includes(2025) || /眼下|目前|现在|预计/.test(question)) asked.add('baseline');
  if (reading.years.includes(2030) || (reading.scope === 'target' && !asked.has('averageGrowth'))) asked.add('target');
  return asked.size > 0 ? asked : new Set<Column>(['baseline', 'target', 'averageGrowth']);
}

/** The row itself, and its group's row, which names what its sub-rows count. */
function quotesOf(context: ComposeContext, row: Indicator): DraftClaim['quotes'] {
  const { text } = context.index.plan;
  const parent = row.parentId === null ? undefined : context.outline.indicator(row.parentId);
  const rows = parent && parent.span.start !== row.span.start ? [row, parent] : [row];
  return rows.map(({ span }) => trimSpan(text, span));
}

/** One row as a claim. An empty cell prints no year either: its column is named, not dated. */
export function describeRow(context: ComposeContext, row: Indicator): RowClaim {
  const { from, to } = context.index.plan.period;
  const asked = columnsAsked(context.evidence.reading, context.question);
  const columns = [
    { column: 'baseline', name: '基期预计值', dated: `${from - 1}年预计`, unit: row.unit },
    { column: 'target', name: '目标值', dated: `${to}年`, unit: row.unit },
    { column: 'averageGrowth', name: '年均增速', dated: '年均增速', unit: '%' },
  ] as const;
  const isText = row.averageGrowth.kind === 'text';
  const shown = columns.flatMap(({ column, name, dated, unit }) => {
    const value = row[column];
    const isAsked = asked.has(column) || (column === 'averageGrowth' && isText);
    if (!isAsked && value.kind !== 'number') return [];
    return [`${value.kind === 'number' ? dated : name}${describeValue(value, unit)}`];
  });
  const wanted = [...asked].map((column) => row[column]).filter(({ kind }) => kind !== 'not-applicable');
  const masked = wanted.length > 0 && wanted.every(({ kind }) => kind === 'blank') && !isText;
  const nature = row.nature ? [`指标属性为${NATURE_NAMES[row.nature]}`] : [];
  const values = masked ? ['主要目标表中的数值为空，公布的规划文本未公布该数值'] : [shown.join('，')];
  const parts = context.evidence.reading.asksNature ? [...nature, ...values] : [...values, ...nature];
  return {
    masked,
    claim: { text: `${fullName(context, row)}：${parts.filter(Boolean).join('；')}。`, quotes: quotesOf(context, row) },
  };
}

/** 2030 against 2025 of one row, computed; null when a cell holds no number. */
export function columnDifference(context: ComposeContext, row: Indicator): DraftClaim | null {
  const { baseline, target, unit } = row;
  if (baseline.kind !== 'number' || target.kind !== 'number') return null;
  const { from, to } = context.index.plan.period;
  const change = Number((target.value - baseline.value).toPrecision(10));
  const moved = `${change >= 0 ? '提高' : '降低'}${Math.abs(change)}${unit === '%' ? '个百分点' : unit}`;
  const text = `${fullName(context, row)}由${from - 1}年预计的${baseline.printed}${unit}到${to}年的${target.printed}${unit}，${moved}（${COMPUTED_MARKER}）。`;
  return { text, quotes: quotesOf(context, row) };
}

/** One row against another in the first column asked for that both fill, computed; null when there is none. */
export function rowDifference(
  context: ComposeContext,
  [first, second]: readonly [Indicator, Indicator],
): DraftClaim | null {
  for (const column of columnsAsked(context.evidence.reading, context.question)) {
    const [a, b] = [first[column], second[column]];
    if (a.kind !== 'number' || b.kind !== 'number') continue;
    const unit = column === 'averageGrowth' ? '个百分点' : first.unit;
    const difference = Number((a.value - b.value).toPrecision(10));
    const text = `${first.name}比${second.name}${difference >= 0 ? '高' : '低'}${Math.abs(difference)}${unit}（${COMPUTED_MARKER}）。`;
    return { text, quotes: [...quotesOf(context, first), ...quotesOf(context, second)] };
  }
  return null;
}
