// Filters of a list: a group of the plan's table that is named, and numbers with a word of comparison.
import { findFigures } from '../text/find-figures.js';
import type { FormWords } from './form-words.js';
import { foldText } from './question-words.js';
import type { Asked, Filter, FilterOperator, Kind } from './reading.js';

export interface FilterContext {
  readonly text: string;
  readonly kind: Kind;
  readonly asked: Asked | null;
}

export type FilterReader = (folded: string, context: FilterContext) => Filter[];

const OPERATORS: readonly FilterOperator[] = ['>', '>=', '<', '<=', '='];

export function createFilterReader(words: FormWords, categories: readonly string[]): FilterReader {
  const patterns = OPERATORS.map((op) => {
    const word = words(op as '>');
    return { op, before: new RegExp(`${word}$`, 'u'), after: new RegExp(`^${word}`, 'u') };
  });
  const groups = categories.map((category) => ({ category, folded: foldText(category) }));
  return (folded, { text, kind }) => {
    if (kind !== 'list') return [];
    const filters: Filter[] = groups
      .filter((group) => folded.includes(group.folded))
      .map(({ category }) => ({ on: 'category', op: '=', value: category }));
    for (const { kind: figure, span } of findFigures(text)) {
      if (figure !== 'amount') continue;
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
      if (matches[0]) filters.push({ on: 'value', op: matches[0].op, value: text.slice(span.start, span.end) });
    }
    return filters;
  };
}
