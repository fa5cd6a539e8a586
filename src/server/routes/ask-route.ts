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

async function answerOnce(c: Context, assistant: Assistant, request: AskRequest): Promise<Response> {
  const { signal } = c.req.raw;
  try {
    const answer = await assistant.ask(request, { signal });
    return c.json(answer, 200, { 'cache-control': 'no-store', vary: 'Accept' });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: READER_LEFT });
    throw error;
  }
}

function answerAsStream(c: Context, assistant: Assistant, request: AskRequest, context: AppContext): Response {
  const leave = new AbortController();
  const signal = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const stream = encodeEventStream(assistant.askStream(request, { signal }), {
    heartbeatMs: context.heartbeatMs,
    signal,
    onLeave: () => leave.abort(new DOMException('the reader left', 'AbortError')),
    onError: (error) => problemDetails(reportDefect(context.logger, error, PATH)),
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
    problems: [400, 413, 415, 500, 503],
  },
  async handler(c) {
    const request = await readBody(c.req.raw, askRequestSchema);
    const assistant = context.slot.take();
    const wanted = accepts(c, { header: 'Accept', supports: [JSON_TYPE, STREAM_TYPE], default: JSON_TYPE });
    return wanted === STREAM_TYPE ? answerAsStream(c, assistant, request, context) : answerOnce(c, assistant, request);
  },
});
