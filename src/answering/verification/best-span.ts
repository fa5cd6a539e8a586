// The span of a text that is most like a pattern: approximate matching by edit distance.
// Sellers 1980, "The theory and computation of evolutionary distances: Pattern recognition".
import type { TextSpan } from '../../text/text-span.js';

export interface SpanMatch {
  readonly span: TextSpan;
  /** 1 − edits ÷ pattern length: 1 is letter for letter, 0 nothing in common. */
  readonly similarity: number;
}

/**
 * Finds the span of `text` with the fewest edits to `pattern`, the first of equals; null for an empty pattern.
 * Time is pattern × text (some 0.1 ms for 60 × 450), memory one column.
 */
export function findBestSpan(pattern: string, text: string): SpanMatch | null {
  const m = pattern.length;
  if (m === 0) return null;
  // distances[i]: fewest edits between pattern[0..i] and a span ending here; starts[i]: where that span starts.
  const distances = Uint16Array.from({ length: m + 1 }, (_, i) => i);
  const starts = new Uint32Array(m + 1);
  let best = { distance: m, start: 0, end: 0 };
  for (let j = 1; j <= text.length; j++) {
    const char = text.charCodeAt(j - 1);
    let diagonal = 0;
    let diagonalStart = j - 1;
    distances[0] = 0;
    starts[0] = j;
    for (let i = 1; i <= m; i++) {
      const left = distances[i] ?? 0;
      const leftStart = starts[i] ?? 0;
      let distance = diagonal + (pattern.charCodeAt(i - 1) === char ? 0 : 1);
      let start = diagonalStart;
      if (left + 1 < distance) {
        distance = left + 1;
        start = leftStart;
      }
      const above = (distances[i - 1] ?? 0) + 1;
      if (above < distance) {
        distance = above;
        start = starts[i - 1] ?? 0;
      }
      distances[i] = distance;
      starts[i] = start;
      diagonal = left;
      diagonalStart = leftStart;
    }
    if ((distances[m] ?? m) < best.distance) best = { distance: distances[m] ?? m, start: starts[m] ?? 0, end: j };
  }
  return { span: { start: best.start, end: best.end }, similarity: 1 - best.distance / m };
}
