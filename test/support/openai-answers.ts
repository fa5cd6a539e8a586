// The answers of the protocol server, byte by byte as real endpoints and broken ones send them.
import type { ServerResponse } from 'node:http';
import type { ChatBehaviour, EmbeddingBehaviour, ReceivedRequest } from './openai-behaviours.js';

const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const chunk = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-test',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'test-model',
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export const sendError = (
  response: ServerResponse,
  status: number,
  message: string,
  code: string | null = null,
  headers = {},
): void => sendJson(response, status, { error: { message, type: 'test_error', code } }, headers);

async function streamText(response: ServerResponse, text: string, pieceLength = 7, delayMs = 0): Promise<void> {
  for (let at = 0; at < text.length && !response.destroyed; at += pieceLength) {
    response.write(event(chunk({ content: text.slice(at, at + pieceLength) })));
    if (delayMs > 0) await wait(delayMs);
  }
}

function finishStream(
  response: ServerResponse,
  reason: string,
  usage?: { readonly input: number; readonly output: number },
): void {
  response.write(event(chunk({}, reason)));
  if (usage) {
    const counts = {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
    };
    response.write(event({ ...chunk({}), choices: [], usage: counts }));
  }
  response.end('data: [DONE]\n\n');
}

async function sendReply(
  response: ServerResponse,
  behaviour: Extract<ChatBehaviour, { kind: 'reply' }>,
  isStream: boolean,
): Promise<void> {
  const { text, pieceLength, delayMs, thinking, finish = 'stop', usage } = behaviour;
  if (!isStream) {
    const message = { role: 'assistant', content: text, ...(thinking ? { reasoning_content: thinking } : {}) };
    const counts = usage && {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
    };
    sendJson(response, 200, {
      id: 'chatcmpl-test',
      object: 'chat.completion',
      created: 1,
      model: 'test-model',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage: counts,
    });
    return;
  }
  if (thinking)
    for (const part of thinking.match(/.{1,7}/gsu) ?? []) response.write(event(chunk({ reasoning_content: part })));
  await streamText(response, text, pieceLength, delayMs);
  if (!response.destroyed) finishStream(response, finish, usage);
}

function sendRefusal(response: ServerResponse, by: 'finish-reason' | 'delta' | 'status'): void {
  if (by === 'status') {
    sendError(response, 400, 'Input data may contain inappropriate content.', 'data_inspection_failed');
    return;
  }
  response.writeHead(200, EVENT_STREAM);
  response.write(
    event(
      chunk(
        by === 'delta'
          ? { role: 'assistant', refusal: 'I cannot help with that.' }
          : { role: 'assistant', content: '' },
      ),
    ),
  );
  finishStream(response, by === 'delta' ? 'stop' : 'content_filter');
}

async function sendEndless(response: ServerResponse, text: string): Promise<void> {
  while (!response.destroyed) {
    response.write(event(chunk({ content: text })));
    await wait(0);
  }
}

function sendInvalidUtf8(response: ServerResponse, before: string, after: string): void {
  const [head = '', tail = ''] = event(chunk({ content: `${before}\u0000${after}` })).split('\\u0000');
  response.write(Buffer.concat([Buffer.from(head), Buffer.from([0xe6, 0xa7, 0xff, 0xfe]), Buffer.from(tail)]));
  finishStream(response, 'stop');
}

async function sendStreamed(response: ServerResponse, behaviour: ChatBehaviour): Promise<void> {
  response.writeHead(200, EVENT_STREAM);
  response.write(event(chunk({ role: 'assistant', content: '' })));
  switch (behaviour.kind) {
    case 'stall':
      return streamText(response, behaviour.text);
    case 'empty':
      return finishStream(response, 'stop');
    case 'endless':
      return sendEndless(response, behaviour.text);
    case 'invalid-utf8':
      return sendInvalidUtf8(response, behaviour.before, behaviour.after);
    case 'cut':
      await streamText(response, behaviour.text);
      await wait(20);
      response.destroy();
      return;
    case 'unfinished':
      await streamText(response, behaviour.text);
      response.end();
      return;
    case 'content-parts': {
      const { text, thinking = '' } = behaviour;
      if (thinking !== '')
        response.write(event(chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: thinking }] }] })));
      for (let at = 0; at < text.length; at += 9)
        response.write(event(chunk({ content: [{ type: 'text', text: text.slice(at, at + 9) }] })));
      return finishStream(response, 'stop');
    }
    case 'only-thinking':
      response.write(event(chunk({ reasoning_content: behaviour.text })));
      return behaviour.hangs ? undefined : finishStream(response, 'length');
    case 'huge':
      response.write(event(chunk({ content: '槐'.repeat(Math.ceil(behaviour.bytes / 3)) })));
      return finishStream(response, 'stop');
  }
}

/** Answers one chat request as told. */
export async function answerChat(
  behaviour: ChatBehaviour,
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  switch (behaviour.kind) {
    case 'hang':
      return;
    case 'status':
      return sendError(response, behaviour.status, behaviour.message ?? 'test', behaviour.code, behaviour.headers);
    case 'web-page':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Welcome to nginx!</body></html>');
      return;
    case 'refusal':
      return sendRefusal(response, behaviour.by);
    case 'whole-json':
      return sendReply(response, { ...behaviour, kind: 'reply' }, false);
    case 'json':
      return sendJson(response, 200, behaviour.body);
    case 'reply':
      if (request.body['stream']) response.writeHead(200, EVENT_STREAM);
      return sendReply(response, behaviour, request.body['stream'] === true);
    default:
      return sendStreamed(response, behaviour);
  }
}

/** A vector that depends on the text only: equal texts, equal vectors. */
export function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const char of text) {
    const at = (char.codePointAt(0) ?? 0) % dimensions;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}

interface Placed {
  readonly object: string;
  readonly index?: number;
  readonly embedding: readonly unknown[];
}

/** Last text first; with places that say nothing where told so. */
function misplace(data: readonly Placed[], faulty?: 'repeated' | 'missing'): Placed[] {
  const reversed = [...data].reverse();
  if (faulty === 'repeated') return reversed.map((each) => ({ ...each, index: 0 }));
  return faulty === 'missing' ? reversed.map(({ index: _, ...rest }) => rest) : reversed;
}

/** Answers one embedding request as told. */
export function answerEmbeddings(
  behaviour: EmbeddingBehaviour,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  if (behaviour.kind === 'hang') return;
  if (behaviour.kind === 'status') {
    sendError(response, behaviour.status, 'test', null, behaviour.headers);
    return;
  }
  const input = request.body['input'];
  const texts = (Array.isArray(input) ? input : [input]) as string[];
  const answered = behaviour.kind === 'too-few' ? texts.slice(1) : texts;
  const embeddingOf = (text: string): readonly unknown[] => {
    if (behaviour.kind === 'not-numbers') return ['a', null];
    return behaviour.kind === 'same-vector' ? behaviour.vector : vectorOf(text, behaviour.dimensions);
  };
  const inOrder = answered.map((text, index) => ({ object: 'embedding', index, embedding: embeddingOf(text) }));
  const data = behaviour.kind === 'reversed' ? misplace(inOrder, behaviour.faulty) : inOrder;
  sendJson(response, 200, {
    object: 'list',
    data,
    model: request.body['model'],
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}
