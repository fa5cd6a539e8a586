// Asking the assistant for one HTTP request: within the service's time, and kept where the operator keeps questions.
import type { Context } from 'hono';
import type { Answer, AnswerEvent, AskRequest } from '../../answering/answer.js';
import type { Assistant } from '../../assistant.js';
import { HttpProblem } from '../problem.js';
import type { AppContext } from '../route.js';

/** Aborts the work after the service's longest time; its reason tells a timeout from a reader who left. */
export const timeLimit = ({ askTimeoutMs }: AppContext): AbortSignal =>
  askTimeoutMs === 0 ? new AbortController().signal : AbortSignal.timeout(askTimeoutMs);

export const tooSlow = (): HttpProblem =>
  new HttpProblem(504, '没有在规定时间内答完，请稍后再试，或把问题问得更具体。');

/** One plan, or the library of all. */
export type Answerer = Pick<Assistant, 'ask' | 'askStream'>;

/** Counts a finished answer, and keeps its question where the operator has switched the log on; it is masked already. */
export async function keepAnswer(answer: Answer, context: AppContext): Promise<void> {
  const { feedback, settings, metrics, logger } = context;
  metrics.countAnswer(answer);
  if (!settings.questionLog) return;
  try {
    await feedback?.logQuestion(answer);
  } catch (error) {
    // The answer stands, whatever becomes of the log.
    logger.error({ err: error }, 'a question could not be logged');
  }
}

/**
 * The answer, or `left` when nobody waits for it any more.
 * @throws HttpProblem 504 after the service's longest time
 */
export async function askWithin(
  c: Context,
  answerer: Answerer,
  request: AskRequest,
  context: AppContext,
): Promise<Answer | 'left'> {
  const { signal } = c.req.raw;
  const limit = timeLimit(context);
  try {
    const answer = await answerer.ask(request, { signal: AbortSignal.any([signal, limit]) });
    void keepAnswer(answer, context);
    return answer;
  } catch (error) {
    if (signal.aborted) return 'left';
    throw limit.aborted ? tooSlow() : error;
  }
}

/** The events passed on, with the finished answer kept. */
export async function* logAnswers(
  events: AsyncIterable<AnswerEvent>,
  context: AppContext,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'answer-end') void keepAnswer(event.data, context);
    yield event;
  }
}
