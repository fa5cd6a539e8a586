// A piece of the plan as markup, with the quote and the hits of a search marked in it.
import { html } from 'hono/html';
import type { TextSpan } from '../../text/text-span.js';
import type { Markup } from './page-layout.js';

export interface TextMarks {
  /** The passage that a citation led to. */
  readonly quote: TextSpan | null;
  /** Hits of a search, in order. */
  readonly hits: readonly TextSpan[];
}

export const NO_MARKS: TextMarks = { quote: null, hits: [] };

const covers = (span: TextSpan, at: number): boolean => span.start <= at && at < span.end;

/** Offsets where the marking changes inside `span`, both ends included. */
function edgesOf(span: TextSpan, { quote, hits }: TextMarks): number[] {
  const inner = [...hits, ...(quote ? [quote] : [])]
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => span.start < at && at < span.end);
  return [...new Set([span.start, ...inner, span.end])].sort((a, b) => a - b);
}

/**
 * The text of `span`, marked. Each hit's first piece carries the id `hit-1`, `hit-2` … that the list of hits links to.
 * @param text the whole text that all offsets belong to
 */
export function markText(text: string, span: TextSpan, marks: TextMarks): Markup | string {
  const edges = edgesOf(span, marks);
  if (marks.hits.length === 0 && marks.quote === null) return text.slice(span.start, span.end);
  const pieces = edges.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, edges[index + 1]);
    const hit = marks.hits.findIndex((each) => covers(each, start));
    const isQuote = marks.quote !== null && covers(marks.quote, start);
    if (hit < 0 && !isQuote) return piece;
    const names = [isQuote ? 'quote' : '', hit < 0 ? '' : 'hit'].filter(Boolean).join(' ');
    const id = hit >= 0 && marks.hits[hit]?.start === start ? html` id="hit-${hit + 1}"` : '';
    return html`<mark class="${names}"${id}>${piece}</mark>`;
  });
  return html`${pieces}`;
}
