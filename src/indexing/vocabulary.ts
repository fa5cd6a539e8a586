// The terms of a plan's indexes under one number each: four indexes share nine terms in ten, and hold their texts once.

export interface Vocabulary {
  /** Terms by their number. */
  readonly terms: readonly string[];
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

/** @param terms distinct terms, numbered in their order */
export function createVocabulary(terms: Iterable<string> = []): Vocabulary {
  const known = [...terms];
  const ids = new Map(known.map((term, id) => [term, id]));
  const read = new WeakMap<ReadonlyMap<string, unknown>, { readonly size: number; readonly ids: Int32Array }>();
  return {
    terms: known,
    idOf: (term) => ids.get(term),
    add(term) {
      const id = ids.get(term);
      if (id !== undefined) return id;
      ids.set(term, known.length);
      return known.push(term) - 1;
    },
    idsOf(query) {
      const before = read.get(query);
      if (before && before.size === known.length) return before.ids;
      const found = Int32Array.from(query.keys(), (term) => ids.get(term) ?? -1);
      read.set(query, { size: known.length, ids: found });
      return found;
    },
  };
}
