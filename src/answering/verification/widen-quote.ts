// A quote that leaves out the 到2030年 of its sentence is widened to the whole sentence, still verbatim.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { splitSentences } from '../../text/split-sentences.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';

/** The sentences of the chunk that the span touches, as one span. */
export function widenToSentence(span: TextSpan, chunk: Chunk, plan: PlanDocument): TextSpan {
  const touched = splitSentences(plan.text, chunk.span).filter((sentence) => spansOverlap(sentence, span));
  return {
    start: Math.min(span.start, ...touched.map((sentence) => sentence.start)),
    end: Math.max(span.end, ...touched.map((sentence) => sentence.end)),
  };
}
