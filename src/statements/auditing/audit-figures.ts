// Figures of a plan that a reader would ask about: two values of one thing, hidden ones, targets without a year or a base.
import type { PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { sliceSpan } from '../../text/text-span.js';
import type { Quantity, Statement } from '../statement.js';
import type { Finding } from './finding.js';
import { isSameName, listMeasured, type MeasuredThing } from './measured-thing.js';

export interface AuditSource {
  readonly plan: PlanDocument;
  readonly statements: readonly Statement[];
}

/** One time: the same year, or both of what was reached by the base year. */
const isSameTime = (a: MeasuredThing, b: MeasuredThing, baseYear: number): boolean =>
  (a.year ?? (a.scope === 'past' ? baseYear : null)) === (b.year ?? (b.scope === 'past' ? baseYear : null));

export function findDisagreeing({ plan, statements }: AuditSource): Finding[] {
  const things = listMeasured(plan, statements);
  const baseYear = plan.period.from - 1;
  return things.flatMap((thing, at) =>
    things
      .slice(at + 1)
      .filter(
        (other) =>
          other.unit === thing.unit &&
          other.value !== thing.value &&
          other.area === thing.area &&
          other.place.start !== thing.place.start &&
          isSameTime(thing, other, baseYear) &&
          isSameName(thing.name, other.name),
      )
      .map((other) => ({
        kind: 'disagreeing' as const,
        note: `一处为“${thing.printed}”，另一处为“${other.printed}”。`,
        places: [thing.place, other.place],
      })),
  );
}

/** Where else the same thing is told, as the drafter may want to fill the gap from there. */
function elsewhere(name: string, unit: string, things: readonly MeasuredThing[]): MeasuredThing | undefined {
  const folded = name.replace(/[\s\p{P}\p{S}]+/gu, '');
  return things.find((thing) => thing.unit === unit && isSameName(folded, thing.name));
}

function findMasked({ plan, statements }: AuditSource): Finding[] {
  return plan.maskedFigures.map(({ span }) => {
    const own = statements.find(
      (statement) =>
        statement.kind === 'quantity' && statement.sentence.start <= span.start && span.end <= statement.sentence.end,
    );
    const place = own?.sentence ?? span;
    return { kind: 'unpublished' as const, note: '公布的文本以“*”代替数值。', places: [place] };
  });
}

const isBlank = ({ kind }: TargetValue): boolean => kind === 'blank';

function findBlank({ plan, statements }: AuditSource): Finding[] {
  const things = listMeasured(plan, statements);
  const parents = new Set(plan.indicators.map(({ parentId }) => parentId));
  return plan.indicators
    .filter(
      ({ id, target, baseline, averageGrowth }) => !parents.has(id) && [target, baseline, averageGrowth].every(isBlank),
    )
    .map(({ name, unit, span }) => {
      const other = elsewhere(name, unit, things);
      const found = other ? `正文另有“${other.printed}”。` : '';
      return {
        kind: 'unpublished' as const,
        note: `指标“${name}”各栏都是空的。${found}`,
        places: [span, ...(other ? [other.place] : [])],
      };
    });
}

export const findUnpublished = (source: AuditSource): Finding[] => [...findMasked(source), ...findBlank(source)];

/** Units of things that are counted or measured; 大, 项 and 年 mostly belong to names (五大, 十五年). */
const COUNTS_NOTHING: ReadonlySet<string> = new Set(['', '个', '年', '条', '级', '期', '章']);

const isTarget = (statement: Statement): statement is Quantity =>
  statement.kind === 'quantity' && statement.scope === 'target' && !statement.masked;

export function findUndated({ plan, statements }: AuditSource): Finding[] {
  return statements
    .filter(isTarget)
    .filter(({ year, unit, boxId }) => year === null && boxId === null && !COUNTS_NOTHING.has(unit))
    .map(({ printed, sentence }) => ({
      kind: 'undated' as const,
      note: `“${sliceSpan(plan.text, printed)}”没有写明到哪一年。`,
      places: [sentence],
    }));
}

export function findWithoutBase({ plan, statements }: AuditSource): Finding[] {
  const things = listMeasured(plan, statements);
  const past = things.filter(({ scope }) => scope === 'past');
  return things
    .filter(({ scope, year }) => scope === 'target' && year !== null && year <= plan.period.to)
    .filter(({ name, unit }) => !past.some((thing) => thing.unit === unit && isSameName(name, thing.name)))
    .map(({ printed, year, place }) => ({
      kind: 'without-base' as const,
      note: `${year}年目标“${printed}”，全文没有它的现状数。`,
      places: [place],
    }));
}
