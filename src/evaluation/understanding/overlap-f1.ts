// F1 of what two readers found: of the characters of a span, of the elements of a set.

/** 1 where both found nothing. */
export function overlapF1(wanted: readonly string[], got: readonly string[]): number {
  if (wanted.length === 0 && got.length === 0) return 1;
  const left = new Map<string, number>();
  for (const element of wanted) left.set(element, (left.get(element) ?? 0) + 1);
  let shared = 0;
  for (const element of got) {
    const count = left.get(element) ?? 0;
    if (count === 0) continue;
    left.set(element, count - 1);
    shared++;
  }
  return (2 * shared) / (wanted.length + got.length);
}

/** The characters of a span, blanks and marks aside. */
export const spanCharacters = (span: string): string[] => [...span.replace(/[\p{P}\p{S}\s]/gu, '')];
