// POST /api/ask: one question to one answer, as JSON or as a stream of verified claims.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { AskRequest } from '../../answering/answer.js';
import type { Assistant } from '../../assistant.js';
import { encodeEventStream } from '../encode-event-stream.js';
import { problemDetails } from '../problem.js';
import { readBody } from '../read-body.js';
import { reportDefect } from '../report-defect.js';
import type { AppContext, Route } from '../route.js';
import { answerEventSchema, answerSchema } from '../schemas/answer.js';
import { askRequestSchema } from '../schemas/ask-request.js';
import { maskRequest } from '../security/mask-personal-data.js';
import { askWithin, logAnswers, timeLimit, tooSlow } from './answer-request.js';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';
const PATH = '/api/ask';

/** nginx buffers a proxied response unless told not to; a stream must arrive as it is written. */
const STREAM_HEADERS = {
  'content-type': `${STREAM_TYPE}; charset=utf-8`,
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  vary: 'Accept',
};

/** Nobody reads it: the status that nginx logs for a reader who left. */
const READER_LEFT = 499;

async function answerOnce(
  c: Context,
  assistant: Assistant,
  request: AskRequest,
  context: AppContext,
): Promise<Response> {
  const answer = await askWithin(c, assistant, request, context);
  if (answer === 'left') return new Response(null, { status: READER_LEFT });
  return c.json(answer, 200, { 'cache-control': 'no-store', vary: 'Accept' });
}

function answerAsStream(c: Context, assistant: Assistant, request: AskRequest, context: AppContext): Response {
  const leave = new AbortController();
  const limit = timeLimit(context);
  const gone = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const events = assistant.askStream(request, { signal: AbortSignal.any([gone, limit]) });
  const stream = encodeEventStream(logAnswers(events, context), {
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
    problems: [400, 403, 408, 413, 415, 429, 500, 503, 504],
  },
  async handler(c) {
    const { request, kinds } = maskRequest(await readBody(c.req.raw, askRequestSchema));
    const assistant = context.slot.take();
    const wanted = accepts(c, { header: 'Accept', supports: [JSON_TYPE, STREAM_TYPE], default: JSON_TYPE });
    const answer = wanted === STREAM_TYPE ? answerAsStream : answerOnce;
    const response = await answer(c, assistant, request, context);
    // The asker is told what was masked; the answer's shape stays what the contract says.
    if (kinds.length > 0) response.headers.set('plan-masked', kinds.join(', '));
    return response;
  },
});
