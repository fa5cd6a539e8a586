// A piece of the plan as markup, with the quote and the hits of a search marked in it.
import { html } from 'hono/html';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { Markup } from './page-layout.js';

export interface TextMarks {
  /** The passage that a citation led to. */
  readonly quote: TextSpan | null;
  /** Hits of a search, in order, none over another. */
  readonly hits: readonly TextSpan[];
}

export const NO_MARKS: TextMarks = { quote: null, hits: [] };

const covers = (span: TextSpan, at: number): boolean => span.start <= at && at < span.end;

/**
 * Index of the first hit that ends behind `at`. By halves: a search for a comma has 2,000 hits, and each of the plan's
 * 500 blocks asks for its own.
 */
function firstHitBehind(hits: readonly TextSpan[], at: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Offsets where the marking changes inside `span`, both ends included. */
function edgesOf(span: TextSpan, marked: readonly TextSpan[]): number[] {
  const inner = marked.flatMap(({ start, end }) => [start, end]).filter((at) => span.start < at && at < span.end);
  return [...new Set([span.start, ...inner, span.end])].sort((a, b) => a - b);
}

/**
 * The text of `span`, marked. Each hit's first piece carries the id `hit-1`, `hit-2` … that the list of hits links to.
 * @param text the whole text that all offsets belong to
 */
export function markText(text: string, span: TextSpan, { quote: cited, hits }: TextMarks): Markup | string {
  const quote = cited && spansOverlap(cited, span) ? cited : null;
  let next = firstHitBehind(hits, span.start);
  let last = next;
  while ((hits[last]?.start ?? span.end) < span.end) last++;
  if (last === next && quote === null) return text.slice(span.start, span.end);
  const edges = edgesOf(span, [...hits.slice(next, last), ...(quote ? [quote] : [])]);
  const pieces = edges.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, edges[index + 1]);
    while ((hits[next]?.end ?? text.length + 1) <= start) next++;
    const hit = hits[next];
    const isHit = hit !== undefined && covers(hit, start);
    const isQuote = quote !== null && covers(quote, start);
    if (!isHit && !isQuote) return piece;
    const names = [isQuote ? 'quote' : '', isHit ? 'hit' : ''].filter(Boolean).join(' ');
    const id = isHit && hit.start === start ? html` id="hit-${next + 1}"` : '';
    return html`<mark class="${names}"${id}>${piece}</mark>`;
  });
  return html`${pieces}`;
}
