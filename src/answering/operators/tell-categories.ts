// The groups of the indicator table, with how many of its indicators each holds.
import type { Indicator } from '../../plan/plan-document.js';
import { type PartDraft, told } from '../draft.js';
import { matchRows, rowsMeant } from '../matching/match-rows.js';
import { type PartContext, say } from '../part-context.js';
import { groupOf, leafRows, printedName } from './indicator-cells.js';

/** The numbered rows of each group, sub-rows under their own. */
function rowsByCategory({ parts }: PartContext): Map<string, Indicator[]> {
  const { plan } = parts.index;
  const groups = new Map<string, Indicator[]>();
  for (const row of new Set(leafRows(plan).map((leaf) => groupOf(plan, leaf) ?? leaf)))
    groups.set(row.category, [...(groups.get(row.category) ?? []), row]);
  return groups;
}

/** Share of a row's name from which the row is asked about, and not the groups. */
const NAMED = 0.5;

/** Tells the groups; the largest or smallest where that is asked. Null where the table has none, or a row is named. */
export function tellCategories(context: PartContext): PartDraft | null {
  const groups = [...rowsByCategory(context)];
  if (groups.length < 2 || rowsMeant(matchRows(context)).some(({ spelt }) => spelt >= NAMED)) return null;
  const { aggregate, together } = context.part;
  const sizes = groups.map(([, rows]) => rows.length);
  const wanted = aggregate === 'most' ? Math.max(...sizes) : aggregate === 'least' ? Math.min(...sizes) : null;
  const count = aggregate === 'count' || together;
  const kept = wanted === null ? groups : groups.filter(([, rows]) => rows.length === wanted);
  const lines = kept.map(([category, rows]) => {
    const quotes = rows.map(({ span }) => span);
    const names = rows.map((row) => printedName(context.parts.index.plan, row)).join('、');
    const line = say(context, 'l2', { w: `“${category}”类指标`, n: rows.length, k: '项' }, quotes);
    return { ...line, text: `${line.text.replace(/[。.]$/, '')}：${names}。` };
  });
  const all = groups.flatMap(([, rows]) => rows.map(({ span }) => span));
  const total = count ? [say(context, 'l2', { w: '指标的类别', n: groups.length, k: '类' }, all)] : [];
  return told([...total, ...lines], {
    members: kept.flatMap(([name, rows]) => rows.slice(0, 1).map(({ span }) => ({ name, span }))),
  });
}
