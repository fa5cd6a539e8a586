// Places of the plan numbered in the order in which they are used; one place has one number.
import type { Chunk } from '../chunking/chunk.js';
import { containsSpan, type TextSpan } from '../text/text-span.js';
import type { Citation } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { buildCitation } from './build-citation.js';

export class PlaceLedger {
  readonly citations: Citation[] = [];

  constructor(readonly parts: Pick<AnsweringParts, 'index' | 'outline'>) {}

  /** @param chunk the passage that the span stands in; found where it is not given */
  numberOf(span: TextSpan, chunk: Chunk | undefined = this.#chunkOf(span)): number[] {
    const known = this.citations.find(({ start, end }) => start === span.start && end === span.end);
    if (known) return [known.id];
    if (!chunk) return [];
    const { index, outline } = this.parts;
    const id = this.citations.length + 1;
    this.citations.push(buildCitation(id, { plan: index.plan, outline, chunk, span, match: 'verbatim' }));
    return [id];
  }

  #chunkOf(span: TextSpan): Chunk | undefined {
    const { chunks } = this.parts.index;
    return (
      chunks.find((chunk) => containsSpan(chunk.span, span)) ?? chunks.find(({ span: own }) => own.end > span.start)
    );
  }
}
