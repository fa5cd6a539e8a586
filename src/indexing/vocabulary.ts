// The terms of a plan's indexes under one number each: four indexes share nine terms in ten, and hold their texts once.
import { createTermTable } from '../text/term-table.js';

export interface Vocabulary {
  /** How many terms there are; their numbers are below it. */
  readonly size: number;
  /** Terms by their number. */
  termAt(id: number): string;
  /** The term's number; undefined for one never added. */
  idOf(term: string): number | undefined;
  /** The term's number, a new one at its first call. */
  add(term: string): number;
  /**
   * The numbers of a query's terms in their order, -1 for one never added. Looked up once, though four indexes are
   * searched with the same query: a look-up among 125,000 texts takes as long as ten postings.
   */
  idsOf(query: ReadonlyMap<string, unknown>): Int32Array;
}

/** @param terms distinct terms, numbered in their order; kept in a table, those added later in a map */
export function createVocabulary(terms: Iterable<string> = []): Vocabulary {
  const table = createTermTable([...terms]);
  const added: string[] = [];
  const ids = new Map<string, number>();
  const idOf = (term: string): number | undefined => table.get(term) ?? ids.get(term);
  const read = new WeakMap<ReadonlyMap<string, unknown>, { readonly size: number; readonly ids: Int32Array }>();
  return {
    get size() {
      return table.size + added.length;
    },
    termAt: (id) => (id < table.size ? table.termAt(id) : (added[id - table.size] ?? '')),
    idOf,
    add(term) {
      const known = idOf(term);
      if (known !== undefined) return known;
      const id = table.size + added.length;
      ids.set(term, id);
      added.push(term);
      return id;
    },
    idsOf(query) {
      const size = table.size + added.length;
      const before = read.get(query);
      if (before && before.size === size) return before.ids;
      const found = Int32Array.from(query.keys(), (term) => idOf(term) ?? -1);
      read.set(query, { size, ids: found });
      return found;
    },
  };
}
