// Facts of sentences: read from the plan once, the same at every question.
import { describe, expect, it } from 'vitest';
import { listSentences } from '../../src/indexing/build-plan-index.js';
import type { PlanIndex } from '../../src/indexing/plan-index.js';
import { sentenceFacts } from '../../src/retrieval/sentence-facts.js';
import { chunks, plan } from '../support/plan-fixture.js';

const sentences = listSentences(plan, chunks);
/** The parts of an index that facts are read from. */
const index = { plan, chunks, sentences } as unknown as PlanIndex;
const numberOf = (quote: string): number =>
  sentences.findIndex(({ span }) => plan.text.slice(span.start, span.end).includes(quote));
const factsOf = sentenceFacts(index);

describe('the facts of a sentence', () => {
  it('are its verbatim text, and a figure where it has one', () => {
    const facts = factsOf(numberOf('集成电路产业规模达到30亿元'));
    expect(facts).toEqual({ text: '到2030年，集成电路产业规模达到30亿元。', isHeading: false, hasFigure: true });
  });

  it('tell a heading by its place', () => {
    const heading = plan.sections.find(({ id }) => id === 'c9');
    const number = sentences.findIndex(({ span }) => span.start === heading?.headingSpan.start);
    expect(factsOf(number).isHeading).toBe(true);
  });

  it('count the * that stands for a figure as one', () => {
    const masked = plan.maskedFigures[0]?.span.start ?? 0;
    const number = sentences.findIndex(({ span }) => span.start <= masked && masked < span.end);
    expect(factsOf(number).hasFigure).toBe(true);
  });

  it('are the same object at the next question', () => {
    expect(sentenceFacts(index)(3)).toBe(factsOf(3));
  });

  it('are refused for a number that no sentence has', () => {
    expect(() => factsOf(sentences.length)).toThrow(RangeError);
  });
});
