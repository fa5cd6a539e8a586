// Which column of the plan's table a filter speaks of: by the year of the column, or by the word for it.
import type { FormWords } from './form-words.js';
import type { FilterColumn } from './reading.js';

type Column = Extract<FilterColumn, 'baseline' | 'target' | 'growth' | 'value'>;

export interface ColumnReader {
  /** The column that the words nearest before a place name; `value` where none does. */
  at(folded: string, place: number): Column;
  /** All columns that are named, in order; where none is, the last year's of a table's rows, `value` of other things. */
  all(folded: string): readonly Column[];
}

interface Cue {
  readonly column: Column;
  readonly at: number;
}

/** @param period of the plan: its table sets the year before it beside its last */
export function createColumnReader(
  words: FormWords,
  period: { readonly from: number; readonly to: number },
): ColumnReader {
  const patterns: readonly (readonly [Column, RegExp])[] = [
    ['growth', new RegExp(words('growth'), 'gu')],
    ['baseline', new RegExp(`${period.from - 1}|${words('baseline')}`, 'gu')],
    ['target', new RegExp(`${period.to}|${words('target')}`, 'gu')],
  ];
  const row = new RegExp(words('row'), 'u');
  const cuesOf = (folded: string): Cue[] =>
    patterns
      .flatMap(([column, pattern]) => [...folded.matchAll(pattern)].map(({ index }): Cue => ({ column, at: index })))
      .sort((a, b) => a.at - b.at);
  return {
    at(folded, place) {
      const before = cuesOf(folded).filter(({ at }) => at < place);
      return before.at(-1)?.column ?? 'value';
    },
    all(folded) {
      const columns = [...new Set(cuesOf(folded).map(({ column }) => column))];
      if (columns.length > 0) return columns;
      return [row.test(folded) ? 'target' : 'value'];
    },
  };
}
