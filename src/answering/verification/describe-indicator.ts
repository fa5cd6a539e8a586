// A row of the main-targets table as a sentence: each value with its unit and the year of its column.
import type { Indicator, PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';

function cell(label: string, value: TargetValue, unit: string): string | null {
  if (value.kind === 'number') return `${label}${value.printed}${unit}`;
  return value.kind === 'text' ? `${label}${value.text}` : null;
}

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

/** The nature of a row, or of the row that a sub-row belongs to. */
function natureOf(plan: PlanDocument, indicator: Indicator): string | null {
  const parent = plan.indicators.find(({ id }) => id === indicator.parentId);
  const nature = indicator.nature ?? parent?.nature ?? null;
  return nature && NATURES[nature];
}

/**
 * 「民生福祉：第9项：人均预期寿命（岁）：2025年预计80.5岁；2030年82岁；预期性。」 The cells of a row carry neither year nor unit; the table's
 * header does. Semicolons keep the growth rate from being dated
 * by the year before it. Blank cells and — are left out: nothing is published there.
 */
export function describeIndicator(plan: PlanDocument, indicator: Indicator): string {
  const { baseline, target, averageGrowth, unit } = indicator;
  const parts = [
    cell(`${plan.period.from - 1}年预计`, baseline, unit),
    cell(`${plan.period.to}年`, target, unit),
    cell('年均增速', averageGrowth, averageGrowth.kind === 'number' ? '%' : ''),
    natureOf(plan, indicator),
  ].filter((part) => part !== null);
  const parent = plan.indicators.find(({ id }) => id === indicator.parentId);
  const name = `${parent ? `${parent.name}，` : ''}${indicator.name}${unit === '' ? '' : `（${unit}）`}`;
  return `${indicator.category}：第${indicator.number}项：${name}：${parts.join('；')}。`;
}

/** The rows that a span of the plan touches, as sentences; empty outside the table. */
export const describeIndicatorsIn = (plan: PlanDocument, span: TextSpan): string[] =>
  plan.indicators
    .filter((indicator) => spansOverlap(indicator.span, span))
    .map((indicator) => describeIndicator(plan, indicator));
