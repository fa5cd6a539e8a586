// Filters of a list: the nature and group of a table's rows, numbers with a comparison, blank cells, wording of names.
import { findFigures } from '../text/find-figures.js';
import type { FormWords, Sense } from './form-words.js';
import { foldText } from './question-words.js';
import { type ColumnReader, createColumnReader } from './read-columns.js';
import type { Filter, FilterOperator, Kind } from './reading.js';

/** What filters know of the plan: groups of its table of indicators (民生福祉), and the years that it runs. */
export interface PlanTerms {
  readonly categories: readonly string[];
  readonly period: { readonly from: number; readonly to: number };
}

export interface FilterContext {
  readonly text: string;
  readonly kind: Kind;
  /** Whether a place of the text belongs to the topic: 3岁以下 is part of 3岁以下婴幼儿入托率. */
  readonly isTopic: (at: number) => boolean;
}

export type FilterReader = (folded: string, context: FilterContext) => Filter[];

const COMPARISONS = ['>', '>=', '<', '<=', '='] as const satisfies readonly (FilterOperator & Sense)[];
/** Characters between a figure and its word of comparison's farther end: 不低于 … 及以上. */
const REACH = 4;

/** The comparison that stands at a figure; the longest word decides, since 不超过 ends in 超过. */
function createComparisonReader(words: FormWords) {
  const patterns = COMPARISONS.map((op) => ({
    op,
    before: new RegExp(`${words(op)}$`, 'u'),
    after: new RegExp(`^的?${words(op)}`, 'u'),
  }));
  return (before: string, after: string): FilterOperator | null => {
    const found = patterns
      .map(({ op, before: left, after: right }) => ({
        op,
        length: Math.max(left.exec(before)?.[0].length ?? 0, right.exec(after)?.[0].length ?? 0),
      }))
      .reduce((longest, other) => (other.length > longest.length ? other : longest), {
        op: null as FilterOperator | null,
        length: 0,
      });
    return found.op;
  };
}

function createNumberReader(words: FormWords, columns: ColumnReader) {
  const compare = createComparisonReader(words);
  return (folded: string, { text, isTopic }: FilterContext): Filter[] =>
    findFigures(text)
      .filter(({ kind, span }) => kind === 'amount' && !isTopic(span.start))
      .flatMap(({ span }) => {
        const before = folded.slice(Math.max(0, span.start - REACH), span.start);
        const op = compare(before, folded.slice(span.end, span.end + REACH));
        return op === null
          ? []
          : [{ on: columns.at(folded, span.start), op, value: text.slice(span.start, span.end) } as const];
      });
}

function createBlankReader(words: FormWords, columns: ColumnReader) {
  const filled = new RegExp(words('filled'), 'u');
  const empty = new RegExp(words('empty'), 'u');
  return (folded: string): Filter[] => {
    const [full, none] = [filled.exec(folded), empty.exec(folded)];
    const match = none ?? full;
    if (match === null) return [];
    return columns.all(folded).map((column) => ({ on: column, op: 'blank', value: none !== null }));
  };
}

/** 带“改造”的, 含“率”字样的, 带城中村三个字的. */
function createNameReader(words: FormWords) {
  const quoted = new RegExp(
    `${words('has')}有?((?:"[^"]{1,12}"[、或和]?)+)|((?:"[^"]{1,12}"[、或和]?)+)${words('wording')}`,
    'gu',
  );
  const bare = new RegExp(`${words('has')}有?([\\p{Script=Han}]{1,6}?)${words('wording')}`, 'gu');
  return (folded: string, text: string): Filter[] => {
    const filters: Filter[] = [];
    const add = (value: string): void => {
      filters.push({ on: 'name', op: 'has', value });
    };
    for (const match of folded.matchAll(quoted)) {
      const terms = match[1] ?? match[2] ?? '';
      const start = match.index + match[0].indexOf(terms);
      for (const [term] of terms.matchAll(/[^"、或和]+/gu)) {
        const at = folded.indexOf(term, start);
        add(text.slice(at, at + term.length));
      }
    }
    if (filters.length === 0) for (const match of folded.matchAll(bare)) add(match[1] ?? '');
    return filters;
  };
}

export function createFilterReader(words: FormWords, { categories, period }: PlanTerms): FilterReader {
  const columns = createColumnReader(words, period);
  const readNumbers = createNumberReader(words, columns);
  const readBlanks = createBlankReader(words, columns);
  const readNames = createNameReader(words);
  const groups = categories.map((category) => ({ category, folded: foldText(category) }));
  const natures = (['binding', 'anticipatory'] as const).map((sense) => ({
    pattern: new RegExp(words(sense), 'u'),
    value: words.first(sense),
  }));
  return (folded, context) => {
    if (context.kind !== 'list') return [];
    const named = groups.filter((group) => folded.includes(group.folded));
    const found = natures.filter(({ pattern }) => pattern.test(folded));
    // Both at once are not a choice but a comparison or an order: 约束性几项、预期性几项.
    const [only, other] = found;
    const nature: Filter[] = only && !other ? [{ on: 'nature', op: '=', value: only.value }] : [];
    return [
      ...named.map(({ category }): Filter => ({ on: 'category', op: '=', value: category })),
      ...nature,
      ...readNumbers(folded, context),
      ...readBlanks(folded),
      ...readNames(folded, context.text),
    ];
  };
}
