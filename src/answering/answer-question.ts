// The pipeline: from a question to a verified answer, as the list of steps that ARCHITECTURE.md names.
import type { Answer, AnswerEvent, AskRequest } from './answer.js';
import { eventsOf } from './answer-events.js';
import type { AnsweringParts } from './answering-parts.js';
import { extractAnswer } from './extract-answer.js';
import { generateAnswer } from './generate-answer.js';
import { prepareQuestion } from './prepare-question.js';

/**
 * normalize → understand → resolve (conversation) → for each part: retrieve → match statements → judge → operate
 * (`prepareQuestion`), then join → verify → finish, by extraction (`extractAnswer`) or with a model (`generateAnswer`).
 * Throws AbortError when the reader leaves; everything else that a user can meet is a status.
 */
export async function* answerQuestion(
  parts: AnsweringParts,
  request: AskRequest,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  signal?.throwIfAborted();
  const prepared = await prepareQuestion(parts, request);
  signal?.throwIfAborted();
  const model = request.mode === 'extractive' ? null : parts.model;
  if (model) yield* generateAnswer(parts, prepared, model, signal);
  else yield* eventsOf(extractAnswer(parts, prepared));
}

/** The answer at the end of the pipeline. */
export async function lastAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let answer: Answer | null = null;
  for await (const event of events) if (event.type === 'answer-end') answer = event.data;
  if (answer === null) throw new Error('the pipeline ended without an answer');
  return answer;
}
