// A finished answer as the events of a stream.
import type { Answer, AnswerEvent } from './answer.js';

/** The events that a reader of the stream would have seen, had the claims come one by one. */
export function* eventsOf(answer: Answer): Generator<AnswerEvent> {
  const { id, question, standaloneQuestion, mode } = answer;
  yield { type: 'answer-start', data: { id, question, standaloneQuestion, mode } };
  const sent = new Set<number>();
  for (const [index, claim] of answer.claims.entries()) {
    for (const number of claim.citations) {
      const citation = answer.citations.find((candidate) => candidate.id === number);
      if (citation && !sent.has(number)) yield { type: 'citation', data: citation };
      sent.add(number);
    }
    yield { type: 'claim', data: { index, ...claim } };
  }
  yield { type: 'answer-end', data: answer };
}
