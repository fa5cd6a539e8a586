// POST /api/ask: one question to one answer, as JSON or as a stream of verified claims.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Answer, AnswerEvent, AskRequest } from '../../answering/answer.js';
import type { Assistant } from '../../assistant.js';
import { assistantOf } from '../assistant-of.js';
import { encodeEventStream } from '../encode-event-stream.js';
import { HttpProblem, problemDetails } from '../problem.js';
import { readBody } from '../read-body.js';
import { reportDefect } from '../report-defect.js';
import type { AppContext, Route } from '../route.js';
import { answerEventSchema, answerSchema } from '../schemas/answer.js';
import { askRequestSchema } from '../schemas/ask-request.js';
import { maskRequest } from '../security/mask-personal-data.js';

/** One plan, or the library of all. */
type Asked = Pick<Assistant, 'ask' | 'askStream'>;

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

/** Aborts the work after the service's longest time; its reason tells a timeout from a reader who left. */
const timeLimit = ({ askTimeoutMs }: AppContext): AbortSignal =>
  askTimeoutMs === 0 ? new AbortController().signal : AbortSignal.timeout(askTimeoutMs);

const tooSlow = (): HttpProblem => new HttpProblem(504, '没有在规定时间内答完，请稍后再试，或把问题问得更具体。');

/** Keeps the question of a finished answer where the operator has switched the log on; it is masked already. */
function logQuestion({ feedback, settings }: AppContext, answer: Answer): void {
  if (settings.questionLog) feedback?.logQuestion(answer);
}

async function answerOnce(c: Context, asked: Asked, request: AskRequest, context: AppContext): Promise<Response> {
  const { signal } = c.req.raw;
  const limit = timeLimit(context);
  try {
    const answer = await asked.ask(request, { signal: AbortSignal.any([signal, limit]) });
    logQuestion(context, answer);
    return c.json(answer, 200, { 'cache-control': 'no-store', vary: 'Accept' });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: READER_LEFT });
    throw limit.aborted ? tooSlow() : error;
  }
}

async function* logged(events: AsyncIterable<AnswerEvent>, context: AppContext): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'answer-end') logQuestion(context, event.data);
    yield event;
  }
}

function answerAsStream(c: Context, asked: Asked, request: AskRequest, context: AppContext): Response {
  const leave = new AbortController();
  const limit = timeLimit(context);
  const gone = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const events = asked.askStream(request, { signal: AbortSignal.any([gone, limit]) });
  const stream = encodeEventStream(logged(events, context), {
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
    problems: [400, 403, 404, 413, 415, 429, 500, 503, 504],
  },
  async handler(c) {
    const { request, kinds } = maskRequest(await readBody(c.req.raw, askRequestSchema));
    // The plan that is named is opened before the first byte of an answer: one that is not there is a problem, not a stream.
    const assistant = await assistantOf(context, request.plan);
    const asked: Asked = context.library() ?? assistant;
    const wanted = accepts(c, { header: 'Accept', supports: [JSON_TYPE, STREAM_TYPE], default: JSON_TYPE });
    const answer = wanted === STREAM_TYPE ? answerAsStream : answerOnce;
    const response = await answer(c, asked, request, context);
    // The asker is told what was masked; the answer's shape stays what the contract says.
    if (kinds.length > 0) response.headers.set('plan-masked', kinds.join(', '));
    return response;
  },
});
