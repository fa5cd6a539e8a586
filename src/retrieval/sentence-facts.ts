// What is true of a sentence whatever is asked: its text, whether it is a heading, whether it holds a figure, found once.
import type { PlanIndex } from '../indexing/plan-index.js';
import { findFigures } from '../text/find-figures.js';
import { sliceSpan } from '../text/text-span.js';

export interface SentenceFacts {
  readonly text: string;
  /** A heading, which repeats the question's words and answers nothing. */
  readonly isHeading: boolean;
  /** A figure, or the * that the published text prints for one. */
  readonly hasFigure: boolean;
}

const known = new WeakMap<PlanIndex, (sentenceIndex: number) => SentenceFacts>();

/** The facts of an index's sentences by number, each looked up at most once in the life of the index. */
export function sentenceFacts(index: PlanIndex): (sentenceIndex: number) => SentenceFacts {
  const facts = known.get(index) ?? rememberFacts(index);
  known.set(index, facts);
  return facts;
}

function rememberFacts(index: PlanIndex): (sentenceIndex: number) => SentenceFacts {
  // The preface has no heading: its empty span is none.
  const printed = [...index.plan.sections, ...index.plan.boxes].filter(
    ({ headingSpan }) => headingSpan.end > headingSpan.start,
  );
  const headings = new Set(printed.map(({ headingSpan }) => headingSpan.start));
  const found: SentenceFacts[] = [];
  return (sentenceIndex) => {
    const facts = found[sentenceIndex] ?? readFacts(index, headings, sentenceIndex);
    found[sentenceIndex] = facts;
    return facts;
  };
}

/** @throws RangeError for a number that no sentence of the index has */
function readFacts(index: PlanIndex, headings: ReadonlySet<number>, sentenceIndex: number): SentenceFacts {
  const sentence = index.sentences[sentenceIndex];
  if (!sentence) throw new RangeError(`the index has no sentence ${sentenceIndex}, only ${index.sentences.length}`);
  const text = sliceSpan(index.plan.text, sentence.span);
  return {
    text,
    isHeading: headings.has(sentence.span.start) && index.chunks[sentence.chunkIndex]?.kind !== 'indicator',
    hasFigure: findFigures(text).length > 0 || text.includes('*'),
  };
}
