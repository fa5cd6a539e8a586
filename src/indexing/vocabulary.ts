// The terms of a plan's indexes under one number each: four indexes share nine terms in ten, and hold their texts once.

export interface Vocabulary {
  /** Terms by their number. */
  readonly terms: readonly string[];
  /** The term's number; undefined for one never added. */
  idOf(term: string): number | undefined;
  /** The term's number, a new one at its first call. */
  add(term: string): number;
}

/** @param terms distinct terms, numbered in their order */
export function createVocabulary(terms: Iterable<string> = []): Vocabulary {
  const known = [...terms];
  const ids = new Map(known.map((term, id) => [term, id]));
  return {
    terms: known,
    idOf: (term) => ids.get(term),
    add(term) {
      const id = ids.get(term);
      if (id !== undefined) return id;
      ids.set(term, known.length);
      return known.push(term) - 1;
    },
  };
}
