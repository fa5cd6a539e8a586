// Pairs the parts of two readings of one message by the overlap of their text.
import type { TextSpan } from '../../text/text-span.js';

/** Where each text stands, each after the one before it. */
export function placeTexts(message: string, texts: readonly string[]): TextSpan[] {
  let from = 0;
  return texts.map((text) => {
    const later = message.indexOf(text, from);
    const start = Math.max(0, later >= 0 ? later : message.indexOf(text));
    from = start + text.length;
    return { start, end: from };
  });
}

const overlap = (a: TextSpan, b: TextSpan): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Numbers of parts of `a` and `b` that belong together, the greatest overlap first; a part without partner is left out. */
export function pairSpans(a: readonly TextSpan[], b: readonly TextSpan[]): [number, number][] {
  const candidates = a
    .flatMap((left, i) => b.map((right, j) => ({ i, j, shared: overlap(left, right) })))
    .filter(({ shared }) => shared > 0)
    .sort((x, y) => y.shared - x.shared);
  const pairs: [number, number][] = [];
  for (const { i, j } of candidates) if (pairs.every(([left, right]) => left !== i && right !== j)) pairs.push([i, j]);
  return pairs.sort(([x], [y]) => x - y);
}
