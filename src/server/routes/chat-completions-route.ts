// POST /v1/chat/completions: a plan as a model, for every client that speaks the OpenAI protocol.
import type { Context } from 'hono';
import type { AskRequest } from '../../answering/answer.js';
import type { Assistant } from '../../assistant.js';
import { encodeFrames } from '../encode-frames.js';
import { type CompletionHead, completionBody } from '../openai/chat-completion.js';
import { type ChatRequest, chatRequestSchema, toAskRequest } from '../openai/chat-request.js';
import { renderMessage } from '../openai/message-text.js';
import { openaiError } from '../openai/openai-error.js';
import { completionChunks } from '../openai/stream-completion.js';
import { HttpProblem, problemDetails } from '../problem.js';
import { publicAddress } from '../public-address.js';
import { readBody } from '../read-body.js';
import { reportDefect } from '../report-defect.js';
import type { AppContext, Route } from '../route.js';
import { maskRequest } from '../security/mask-personal-data.js';
import { askWithin, logAnswers, timeLimit, tooSlow } from './answer-request.js';

const PATH = '/v1/chat/completions';

/** Clients send the whole conversation each time, our sources in it. */
const MOST_BYTES = 512 * 1024;

interface Completion {
  readonly assistant: Assistant;
  readonly request: AskRequest;
  readonly head: CompletionHead;
  readonly base: string;
  readonly includeUsage: boolean;
}

async function answerWhole(c: Context, { assistant, request, head, base }: Completion, context: AppContext) {
  const answer = await askWithin(c, assistant, request, context);
  if (answer === 'left') return new Response(null, { status: 499 });
  return c.json(completionBody(head, answer, renderMessage(answer, base)), 200, { 'cache-control': 'no-store' });
}

async function* dataFrames(bodies: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const body of bodies) yield `data: ${JSON.stringify(body)}\n\n`;
  yield 'data: [DONE]\n\n';
}

function answerInChunks(c: Context, { assistant, request, ...options }: Completion, context: AppContext): Response {
  const leave = new AbortController();
  const limit = timeLimit(context);
  const gone = AbortSignal.any([c.req.raw.signal, leave.signal]);
  const events = assistant.askStream(request, { signal: AbortSignal.any([gone, limit]) });
  const stream = encodeFrames(dataFrames(completionChunks(logAnswers(events, context), options)), {
    heartbeatMs: context.heartbeatMs,
    signal: gone,
    onLeave: () => leave.abort(new DOMException('the reader left', 'AbortError')),
    onError: (error) => {
      const problem = limit.aborted ? tooSlow() : reportDefect(context.logger, error, PATH);
      return `data: ${JSON.stringify(openaiError(problemDetails(problem)))}\n\n`;
    },
  });
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(stream, { headers: { ...headers, 'x-accel-buffering': 'no' } });
}

function expectModel({ model }: ChatRequest, { plan }: Assistant): void {
  if (model === plan.id) return;
  throw new HttpProblem(404, `没有名为“${model.slice(0, 60)}”的模型，可用的是 ${plan.id}（见 /v1/models）。`, {
    code: 'model_not_found',
  });
}

export const chatCompletionsRoute = (context: AppContext): Route => ({
  method: 'post',
  path: PATH,
  // A protocol of its own, described by those who made it.
  operation: null,
  async handler(c) {
    const body = await readBody(c.req.raw, chatRequestSchema, { most: MOST_BYTES });
    const assistant = context.slot.take();
    expectModel(body, assistant);
    const { request } = maskRequest(toAskRequest(body));
    const head = {
      id: `chatcmpl-${crypto.randomUUID()}`,
      created: Math.floor(Date.now() / 1000),
      model: assistant.plan.id,
    };
    const includeUsage = body.stream_options?.include_usage === true;
    const completion = { assistant, request, head, base: publicAddress(c, context.service), includeUsage };
    return body.stream === true ? answerInChunks(c, completion, context) : answerWhole(c, completion, context);
  },
});
