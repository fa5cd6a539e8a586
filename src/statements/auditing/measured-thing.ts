// Quantities of prose and table under one form, so that the same thing told twice can be found.
import type { Indicator, PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { normalizeText } from '../../text/normalize-text.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { Quantity, Statement, TimeScope } from '../statement.js';

export interface MeasuredThing {
  /** What is measured, folded: 全区养老机构护理型床位占比. */
  readonly name: string;
  readonly area: string;
  readonly value: number;
  readonly unit: string;
  readonly printed: string;
  readonly year: number | null;
  readonly scope: TimeScope;
  /** The sentence or row. */
  readonly place: TextSpan;
}

const bare = (text: string): string => normalizeText(text).replace(/[\s\p{P}\p{S}]+/gu, '');

/** The parts of a quantity's name in the order of the text, with what stands between them. */
function nameOf(text: string, { subject, measure }: Quantity): string {
  const end = measure === null ? subject.end : Math.max(subject.end, measure.end);
  const isNear = end - subject.start <= 40;
  return bare(
    isNear ? text.slice(subject.start, end) : `${sliceSpan(text, subject)}${measure ? sliceSpan(text, measure) : ''}`,
  );
}

function ofQuantity(plan: PlanDocument, quantity: Quantity): MeasuredThing[] {
  if (quantity.value === null) return [];
  return [
    {
      name: nameOf(plan.text, quantity),
      area: quantity.area ? bare(sliceSpan(plan.text, quantity.area)) : '',
      value: quantity.value,
      unit: quantity.unit,
      printed: sliceSpan(plan.text, quantity.printed),
      year: quantity.year,
      scope: quantity.scope,
      place: quantity.sentence,
    },
  ];
}

function ofIndicator(plan: PlanDocument, indicator: Indicator): MeasuredThing[] {
  const parent = plan.indicators.find(({ id }) => id === indicator.parentId);
  const cell = (value: TargetValue, year: number, scope: TimeScope): MeasuredThing[] =>
    value.kind === 'number'
      ? [
          {
            ...{ name: bare(`${parent?.name ?? ''}${indicator.name}`), area: '', value: value.value },
            ...{
              unit: indicator.unit,
              printed: `${value.printed}${indicator.unit}`,
              year,
              scope,
              place: indicator.span,
            },
          },
        ]
      : [];
  const { from, to } = plan.period;
  return [...cell(indicator.baseline, from - 1, 'past'), ...cell(indicator.target, to, 'target')];
}

export const listMeasured = (plan: PlanDocument, statements: readonly Statement[]): MeasuredThing[] => [
  ...statements.flatMap((statement) => (statement.kind === 'quantity' ? ofQuantity(plan, statement) : [])),
  ...plan.indicators.flatMap((indicator) => ofIndicator(plan, indicator)),
];

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** A name of fewer letters is a common noun: 人口, 项目. */
const FEWEST_LETTERS = 4;
/** Share of the shorter name's pairs of letters that the longer holds. */
const SAME_NAME = 0.7;

/** Whether two names are of one thing: 高新技术产业产值占规上工业产值比重 and …占规模以上工业总产值比重. */
export function isSameName(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < FEWEST_LETTERS) return false;
  const [pairs, others] = [pairsOf(short), pairsOf(long)];
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  // The last letters say what is measured: 规模 and 占比 of one thing are two.
  return shared / pairs.size >= SAME_NAME && long.includes(short.slice(0, 2)) && sharesEnd(short, long);
}

const sharesEnd = (short: string, long: string): boolean => long.includes(short.slice(-2));
