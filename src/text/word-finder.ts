// Finds the words of a list in a text in one pass from left to right, the longest at each place.

export interface FoundWord<T = true> {
  readonly word: string;
  readonly index: number;
  /** What the list says of the word. */
  readonly value: T;
}

/**
 * @param entries words with what is said of each; null for longer words that hold one of the list and are none of it:
 * they are passed over whole
 */
export function createWordFinder<T>(
  entries: readonly (readonly [word: string, value: T | null])[],
): (text: string) => FoundWord<T>[] {
  const byFirst = new Map<string, (readonly [word: string, value: T | null])[]>();
  for (const entry of [...entries].sort(([a], [b]) => b.length - a.length)) {
    const first = entry[0].charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  return (text) => {
    const found: FoundWord<T>[] = [];
    for (let at = 0; at < text.length; ) {
      const entry = byFirst.get(text.charAt(at))?.find(([word]) => text.startsWith(word, at));
      if (entry && entry[1] !== null) found.push({ word: entry[0], index: at, value: entry[1] });
      at += entry?.[0].length ?? 1;
    }
    return found;
  };
}
