// POST /api/ask: one question to one answer, as JSON or as a stream of verified claims.

import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Answer, AnswerEvent, AskRequest } from '../../answering/answer.js';
import { eventsOf } from '../../answering/answer-events.js';
import { cachedText, cacheKey, isKept, openCached } from '../answer-cache.js';
import { assistantOf } from '../assistant-of.js';
import { type EventStreamOptions, encodeEventStream } from '../encode-event-stream.js';
import { problemDetails } from '../problem.js';
import { readBody } from '../read-body.js';
import { reportDefect } from '../report-defect.js';
import type { AppContext, Route } from '../route.js';
import { answerEventSchema, answerSchema } from '../schemas/answer.js';
import { askRequestSchema } from '../schemas/ask-request.js';
import { maskRequest } from '../security/mask-personal-data.js';
import { type Answerer, askWithin, keepAnswer, logAnswers, timeLimit, tooSlow } from './answer-request.js';

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

interface Asked {
  readonly request: AskRequest;
  /** Under which its answer is kept. */
  readonly key: string;
  readonly context: AppContext;
}

async function answerOnce(c: Context, answerer: Answerer, { request, key, context }: Asked): Promise<Response> {
  const answer = await askWithin(c, answerer, request, context);
  if (answer === 'left') return new Response(null, { status: READER_LEFT });
  void remember(context, key, answer);
  return c.json(answer, 200, { 'cache-control': 'no-store', vary: 'Accept' });
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
  const answer = JSON.parse(json) as Answer;
  void keepAnswer(answer, context);
  if (wanted === JSON_TYPE) return new Response(json, { headers: JSON_HEADERS });
  const events = Readable.from(eventsOf(answer));
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

async function* remembered(
  events: AsyncIterable<AnswerEvent>,
  key: string,
  context: AppContext,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'answer-end') void remember(context, key, event.data);
    yield event;
  }
}

function answerAsStream(c: Context, answerer: Answerer, { request, key, context }: Asked): Response {
  const leave = new AbortController();
  const limit = timeLimit(context);
  const gone = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const events = answerer.askStream(request, { signal: AbortSignal.any([gone, limit]) });
  const stream = encodeEventStream(remembered(logAnswers(events, context), key, context), {
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
