// A real HTTP server that speaks the OpenAI protocol and misbehaves as told: what tests put in place of a model.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat, answerEmbeddings, sendError, sendJson } from './openai-answers.js';
import type { ChatBehaviour, EmbeddingBehaviour, ReceivedRequest } from './openai-behaviours.js';

export { vectorOf } from './openai-answers.js';
export type { ChatBehaviour, EmbeddingBehaviour, ReceivedRequest } from './openai-behaviours.js';

export interface OpenAiServerOptions {
  /** One after the other; the last one stays. */
  readonly chat?: readonly ChatBehaviour[] | ((request: ReceivedRequest) => ChatBehaviour);
  readonly embeddings?: readonly EmbeddingBehaviour[];
  readonly models?: readonly string[];
  /** Refuses other keys with 401 and an echo of the key, as real services do. */
  readonly apiKey?: string;
}

export interface OpenAiServer {
  /** Ends in /v1. */
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** The behaviour for the nth request: one after the other, the last one stays. */
const nth = <T>(behaviours: readonly T[], index: number, otherwise: T): T =>
  behaviours[Math.min(index, behaviours.length - 1)] ?? otherwise;

function respond(
  options: OpenAiServerOptions,
  requests: readonly ReceivedRequest[],
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> | void {
  const { apiKey, models = ['test-model'], chat = [], embeddings = [] } = options;
  if (apiKey !== undefined && request.authorization !== `Bearer ${apiKey}`) {
    return sendError(
      response,
      401,
      `Incorrect API key provided: ${request.authorization?.replace('Bearer ', '')}.`,
      'invalid_api_key',
    );
  }
  const index = requests.filter(({ path }) => path === request.path).length - 1;
  if (request.path === '/v1/models')
    return sendJson(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
  if (request.path === '/v1/embeddings')
    return answerEmbeddings(nth(embeddings, index, { kind: 'vectors', dimensions: 8 }), request, response);
  if (request.path !== '/v1/chat/completions') return sendError(response, 404, `no route ${request.path}`);
  const behaviour = typeof chat === 'function' ? chat(request) : nth<ChatBehaviour>(chat, index, { kind: 'empty' });
  return answerChat(behaviour, request, response);
}

/** Starts on a free port of the loopback interface. */
export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await readBody(incoming);
      const request: ReceivedRequest = {
        path: incoming.url ?? '',
        authorization: incoming.headers.authorization ?? null,
        body,
        isAborted: false,
      };
      response.on('close', () => {
        request.isAborted = !response.writableFinished;
      });
      requests.push(request);
      await respond(options, requests, request, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
