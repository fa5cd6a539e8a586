// POST /api/ask: one question to one answer, as JSON or as a stream of verified claims.

import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Answer, AnswerEvent, AskRequest } from '../../answering/answer.js';
import { eventsOf } from '../../answering/answer-events.js';
import type { Assistant } from '../../assistant.js';
import { cachedText, cacheKey, isKept, openCached } from '../answer-cache.js';
import { assistantOf } from '../assistant-of.js';
import { type EventStreamOptions, encodeEventStream } from '../encode-event-stream.js';
import { HttpProblem, problemDetails } from '../problem.js';
import { readBody } from '../read-body.js';
import { reportDefect } from '../report-defect.js';
import type { AppContext, Route } from '../route.js';
import { answerEventSchema, answerSchema } from '../schemas/answer.js';
import { askRequestSchema } from '../schemas/ask-request.js';
import { maskRequest } from '../security/mask-personal-data.js';

/** One plan, or the library of all. */
type Answerer = Pick<Assistant, 'ask' | 'askStream'>;

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';
const PATH = '/api/ask';

const JSON_HEADERS = { 'content-type': JSON_TYPE, 'cache-control': 'no-store', vary: 'Accept' };

/** nginx buffers a proxied response unless told not to; a stream must arrive as it is written. */
const STREAM_HEADERS = {
  'content-type': `${STREAM_TYPE}; charset=utf-8`,
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  vary: 'Accept',
};

/** Nobody reads it: the status that nginx logs for a reader who left. */
const READER_LEFT = 499;

/** Aborts the work after the service's longest time; its reason tells a timeout from a reader who left. */
const timeLimit = ({ askTimeoutMs }: AppContext): AbortSignal =>
  askTimeoutMs === 0 ? new AbortController().signal : AbortSignal.timeout(askTimeoutMs);

const tooSlow = (): HttpProblem => new HttpProblem(504, '没有在规定时间内答完，请稍后再试，或把问题问得更具体。');

interface Asked {
  readonly request: AskRequest;
  /** Under which its answer is kept. */
  readonly key: string;
  readonly context: AppContext;
}

/** Keeps the question of a finished answer where the operator has switched the log on; it is masked already. */
async function logQuestion({ feedback, settings, logger }: AppContext, answer: Answer): Promise<void> {
  if (!settings.questionLog) return;
  try {
    await feedback?.logQuestion(answer);
  } catch (error) {
    // The answer stands, whatever becomes of the log.
    logger.error({ err: error }, 'a question could not be logged');
  }
}

async function answerOnce(c: Context, answerer: Answerer, { request, key, context }: Asked): Promise<Response> {
  const { signal } = c.req.raw;
  const limit = timeLimit(context);
  try {
    const answer = await answerer.ask(request, { signal: AbortSignal.any([signal, limit]) });
    void logQuestion(context, answer);
    void remember(context, key, answer);
    return c.json(answer, 200, { 'cache-control': 'no-store', vary: 'Accept' });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: READER_LEFT });
    throw limit.aborted ? tooSlow() : error;
  }
}

async function findKept({ cache, logger }: AppContext, key: string): Promise<string | null> {
  try {
    return (await cache?.find(key)) ?? null;
  } catch (error) {
    logger.warn({ err: error }, 'kept answers cannot be read');
    return null;
  }
}

/** The answer to a question that was asked before, in the form that is wanted; null where it was not. */
async function answerAgain(
  key: string,
  { context, wanted }: { readonly context: AppContext; readonly wanted: string },
): Promise<Response | null> {
  const startedAt = performance.now();
  const text = await findKept(context, key);
  if (text === null) return null;
  const json = openCached(text, startedAt);
  if (context.settings.questionLog) void logQuestion(context, JSON.parse(json) as Answer);
  if (wanted === JSON_TYPE) return new Response(json, { headers: JSON_HEADERS });
  const events = Readable.from(eventsOf(JSON.parse(json) as Answer));
  return new Response(encodeEventStream(events, quietStream(context)), { headers: STREAM_HEADERS });
}

/** A kept answer is there as a whole: nothing can be called off, and nothing fails. */
const quietStream = ({ heartbeatMs, logger }: AppContext): EventStreamOptions => ({
  heartbeatMs,
  signal: new AbortController().signal,
  onLeave: () => {},
  onError: (error) => problemDetails(reportDefect(logger, error, PATH)),
});

/** Keeps an answer for the next who asks the same; a cache that fails costs time, not the answer. */
async function remember({ cache, logger }: AppContext, key: string, answer: Answer): Promise<void> {
  if (cache === null || !isKept(answer)) return;
  try {
    await cache.keep(key, cachedText(answer));
  } catch (error) {
    logger.warn({ err: error }, 'an answer could not be kept');
  }
}

async function* logged(
  events: AsyncIterable<AnswerEvent>,
  key: string,
  context: AppContext,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'answer-end') {
      void logQuestion(context, event.data);
      void remember(context, key, event.data);
    }
    yield event;
  }
}

function answerAsStream(c: Context, answerer: Answerer, { request, key, context }: Asked): Response {
  const leave = new AbortController();
  const limit = timeLimit(context);
  const gone = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const events = answerer.askStream(request, { signal: AbortSignal.any([gone, limit]) });
  const stream = encodeEventStream(logged(events, key, context), {
    heartbeatMs: context.heartbeatMs,
    signal: gone,
    onLeave: () => leave.abort(new DOMException('the reader left', 'AbortError')),
    onError: (error) => problemDetails(limit.aborted ? tooSlow() : reportDefect(context.logger, error, PATH)),
  });
  return new Response(stream, { headers: STREAM_HEADERS });
}

export const askRoute = (context: AppContext): Route => ({
  method: 'post',
  path: PATH,
  operation: {
    operationId: 'ask',
    summary: '就规划提问，得到逐句有出处的回答',
    body: askRequestSchema,
    content: { [JSON_TYPE]: answerSchema, [STREAM_TYPE]: answerEventSchema },
    problems: [400, 403, 404, 408, 413, 415, 429, 500, 503, 504],
  },
  async handler(c) {
    const { request, kinds } = maskRequest(await readBody(c.req.raw, askRequestSchema));
    // The plan that is named is opened before the first byte of an answer: one that is not there is a problem, not a stream.
    const assistant = await assistantOf(context, request.plan);
    const library = context.library();
    const answerer: Answerer = library ?? assistant;
    const wanted = accepts(c, { header: 'Accept', supports: [JSON_TYPE, STREAM_TYPE], default: JSON_TYPE });
    const key =
      context.cache === null ? '' : cacheKey({ ...assistant.description, plans: library?.key ?? '' }, request);
    const answer = wanted === STREAM_TYPE ? answerAsStream : answerOnce;
    const response =
      (await answerAgain(key, { context, wanted })) ?? (await answer(c, answerer, { request, key, context }));
    // The asker is told what was masked; the answer's shape stays what the contract says.
    if (kinds.length > 0) response.headers.set('plan-masked', kinds.join(', '));
    return response;
  },
});
