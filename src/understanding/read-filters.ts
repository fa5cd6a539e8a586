// Filters of a list: a group of the plan's table that is named, and numbers with a word of comparison.
import type { PlanDocument } from '../plan/plan-document.js';
import { findFigures } from '../text/find-figures.js';
import type { FormWords } from './form-words.js';
import { foldText } from './question-words.js';
import { createNameReader } from './read-name-filter.js';
import type { Filter, FilterOperator, Kind } from './reading.js';

export interface FilterContext {
  readonly text: string;
  readonly kind: Kind;
  /** Whether a place of the text belongs to the topic: 3岁以下 is part of 3岁以下婴幼儿入托率. */
  readonly isTopic: (at: number) => boolean;
}

/** The first character of a question by its own denial: 有没有. */
const HAS = '有';

export type FilterReader = (folded: string, context: FilterContext) => Filter[];

const OPERATORS: readonly FilterOperator[] = ['>', '>=', '<', '<=', '='];

/** Columns of the table by the words that head them, nearest word first. */
type ColumnWord = { readonly on: 'growth' | 'target' | 'baseline'; readonly pattern: RegExp };

/** The column whose word stands nearest to a place; null where none is said. */
function columnNear(folded: string, at: number, columns: readonly ColumnWord[]): ColumnWord['on'] | null {
  let nearest: { on: ColumnWord['on']; distance: number } | null = null;
  for (const { on, pattern } of columns)
    for (const match of folded.matchAll(pattern)) {
      const distance = Math.abs(match.index - at);
      if (nearest === null || distance < nearest.distance) nearest = { on, distance };
    }
  return nearest?.on ?? null;
}

/** What a plan names: its own words, which no list can know. */
export interface PlanNames {
  /** Its groups: 民生福祉. */
  readonly categories: readonly string[];
  /** The year that its base column is headed with, and that of its targets. */
  readonly years: { readonly baseline: number; readonly target: number };
  /** What cells say in words: 完成上级下达任务. */
  readonly cellWords: readonly string[];
  /** Whether its text has these words as they stand. */
  readonly hasPhrase: (folded: string) => boolean;
}

export const planNamesOf = ({ indicators, period, text }: PlanDocument): PlanNames => ({
  categories: [...new Set(indicators.map(({ category }) => category))],
  years: { baseline: period.from - 1, target: period.to },
  cellWords: [
    ...new Set(
      indicators.flatMap(({ baseline, target, averageGrowth }) =>
        [baseline, target, averageGrowth].flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])),
      ),
    ),
  ],
  hasPhrase: (folded) => text.includes(folded),
});

export function createFilterReader(
  words: FormWords,
  { categories, years, cellWords }: Omit<PlanNames, 'hasPhrase'>,
): FilterReader {
  const patterns = OPERATORS.map((op) => {
    const word = words(op as '>');
    return { op, before: new RegExp(`${word}$`, 'u'), after: new RegExp(`^${word}`, 'u') };
  });
  const groups = categories.map((category) => ({
    category,
    folded: foldText(category),
    // 民生类 is 民生福祉.
    short: new RegExp(`${foldText(category).slice(0, 2)}(?:${words('category')})`, 'u'),
  }));
  const columns: readonly ColumnWord[] = (['growth', 'target', 'baseline'] as const).map((on) => ({
    on,
    pattern: new RegExp(on === 'growth' ? words(`${on}-column`) : `${years[on]}|${words(`${on}-column`)}`, 'gu'),
  }));
  const natures = (['binding', 'anticipatory'] as const).map((nature) => ({
    value: nature === 'binding' ? '约束性' : '预期性',
    pattern: new RegExp(words(nature), 'u'),
  }));
  const blank = new RegExp(words('blank'), 'u');
  const denied = new RegExp(`^${words('not')}`, 'u');
  const filled = new RegExp(words('filled'), 'u');
  const unfilled = new RegExp(`(?<!有)${words('not')}${words('fill-verb')}.{0,10}?${words('number-noun')}`, 'u');
  const filledIn = new RegExp(`${words('fill-verb')}.{0,18}?${words('number-noun')}`, 'u');
  // 有增速数字的: a column that has its number.
  const filledColumn = new RegExp(
    `(?<!没)有(?:${years.baseline}年|${years.target}年|${words('growth-column', 'target-column', 'baseline-column')})的?(?:具体)?${words('number-noun')}`,
    'u',
  );
  const dash = new RegExp(words('dash'), 'u');
  const indicator = new RegExp(words('indicator', 'table'), 'u');
  /** Rows that print a number, or none, in a column that is named, or in any. */
  const readBlanks = (folded: string): Filter[] => {
    const said = blank.exec(folded) ?? unfilled.exec(folded);
    // 有没有填数 asks whether; it chooses no rows.
    const asksWhether = said !== null && denied.test(said[0]) && folded.charAt(said.index - 1) === HAS;
    const empty = asksWhether ? null : said;
    const full = said ? null : (filled.exec(folded) ?? filledIn.exec(folded) ?? filledColumn.exec(folded));
    const match = empty ?? full;
    if (!match) return [];
    const named = columns.filter(({ pattern }) => folded.search(pattern) >= 0).map(({ on }) => on);
    const on = named.length > 0 && full ? named : named.length === 1 ? named : ['value' as const];
    return on.map((column) => ({ on: column, op: 'blank', value: empty !== null }));
  };
  const readNames = createNameReader(words);
  return (folded, { text, kind, isTopic }) => {
    const printed = cellWords.filter((words) => folded.includes(foldText(words)));
    const ofRows = indicator.test(folded) || printed.length > 0 || dash.test(folded);
    if (printed.length > 0) return printed.map((value) => ({ on: 'value', op: 'has', value }));
    if (dash.test(folded)) return [{ on: 'value', op: 'dash', value: true }];
    const filters: Filter[] = natures
      .filter(({ pattern }) => pattern.test(folded))
      .map(({ value }) => ({ on: 'nature', op: '=', value }));
    if (filters.length > 1) filters.length = 0;
    if (kind !== 'list' && !(ofRows && kind === 'outline')) return filters;
    for (const group of groups)
      if (folded.includes(group.folded) || group.short.test(folded))
        filters.push({ on: 'category', op: '=', value: group.category });
    if (ofRows || filters.length > 0) filters.push(...readBlanks(folded));
    for (const { kind: figure, span } of findFigures(text)) {
      if (figure !== 'amount' || isTopic(span.start)) continue;
      const before = folded.slice(Math.max(0, span.start - 4), span.start);
      const after = folded.slice(span.end, span.end + 4);
      // 不超过 ends in 超过, and 以上 may follow what 不低于 opens: the longest word decides.
      const matches = patterns
        .map(({ op, before: left, after: right }) => ({
          op,
          length: Math.max(left.exec(before)?.[0].length ?? 0, right.exec(after)?.[0].length ?? 0),
        }))
        .filter(({ length }) => length > 0)
        .sort((a, b) => b.length - a.length);
      const on = columnNear(folded, span.start, columns) ?? 'value';
      if (matches[0]) filters.push({ on, op: matches[0].op, value: text.slice(span.start, span.end) });
      // 年均增速都是5的: a bare number beside a column's name.
      else if (on === 'growth' && ofRows) filters.push({ on, op: '=', value: text.slice(span.start, span.end) });
    }
    return [...filters, ...readNames(folded, text)];
  };
}
