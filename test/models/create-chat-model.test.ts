// A chat model against a real server that misbehaves: every failure has its kind, none goes on for ever, no key shows.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChatPiece } from '../../src/models/chat-model-port.js';
import { createChatModel } from '../../src/models/create-chat-model.js';
import type { ChatConfig } from '../../src/models/model-config.js';
import { ModelFailure } from '../../src/models/model-failure.js';
import { chatConfigFor, FAST_RETRY, TEST_KEY } from '../support/model-fixture.js';
import {
  type ChatBehaviour,
  type OpenAiServer,
  type OpenAiServerOptions,
  startOpenAiServer,
} from '../support/openai-server.js';

const QUESTION = [{ role: 'user', content: '到2030年科技型中小企业突破多少家？' }] as const;
const servers: OpenAiServer[] = [];

async function serve(options: OpenAiServerOptions): Promise<OpenAiServer> {
  const server = await startOpenAiServer(options);
  servers.push(server);
  return server;
}

async function modelFor(chat: readonly ChatBehaviour[], changes: Partial<ChatConfig> = {}) {
  const server = await serve({ chat });
  return { server, model: createChatModel(chatConfigFor(server, changes), { retry: FAST_RETRY }) };
}

async function read(stream: AsyncIterable<ChatPiece>): Promise<{ text: string; pieces: ChatPiece[] }> {
  const pieces: ChatPiece[] = [];
  for await (const piece of stream) pieces.push(piece);
  return { text: pieces.map(({ text }) => text).join(''), pieces };
}

async function failureOf(stream: AsyncIterable<ChatPiece>): Promise<ModelFailure> {
  try {
    await read(stream);
  } catch (error) {
    if (error instanceof ModelFailure) return error;
    throw error;
  }
  throw new Error('the stream ended without a failure');
}

// Loading the client takes longer than the limits that are tested.
beforeAll(() => import('@langchain/openai'));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('a chat model', () => {
  it('streams a reply with its end and its usage', async () => {
    const { model, server } = await modelFor([{ kind: 'reply', text: '突破600家。', usage: { input: 12, output: 5 } }]);
    const { text, pieces } = await read(model.stream(QUESTION));
    expect(text).toBe('突破600家。');
    expect(pieces.find(({ finish }) => finish)?.finish).toBe('stop');
    expect(pieces.find(({ usage }) => usage)?.usage).toEqual({ inputTokens: 12, outputTokens: 5 });
    expect(server.requests[0]).toMatchObject({
      authorization: `Bearer ${TEST_KEY}`,
      body: { model: 'test-model', stream: true },
    });
  });

  it('asks for no tools and no JSON mode, caps the tokens and adds what the preset wants', async () => {
    const { model, server } = await modelFor([{ kind: 'reply', text: '好' }], {
      extraBody: { enable_thinking: false },
    });
    await read(model.stream(QUESTION));
    const body = server.requests[0]?.body ?? {};
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['tools']));
    expect(body).not.toHaveProperty('response_format');
    expect(body).toMatchObject({ max_tokens: 500, temperature: 0.1, enable_thinking: false });
  });

  it('leaves out usage and temperature where the service does not know them', async () => {
    const { model, server } = await modelFor([{ kind: 'reply', text: '好' }], {
      streamUsage: false,
      temperature: null,
    });
    await read(model.stream(QUESTION));
    expect(server.requests[0]?.body).not.toHaveProperty('stream_options');
    expect(server.requests[0]?.body).not.toHaveProperty('temperature');
  });

  it('leaves out thinking that the service sends beside the reply', async () => {
    const { model } = await modelFor([
      { kind: 'reply', text: '突破600家。', thinking: '用户问的是……应当查看第三章。' },
    ]);
    expect((await read(model.stream(QUESTION))).text).toBe('突破600家。');
  });

  it.each([
    [401, 'auth'],
    [402, 'auth'],
    [403, 'auth'],
    [404, 'bad-request'],
    [422, 'bad-request'],
    [408, 'timeout'],
    [429, 'rate-limit'],
    [500, 'server'],
    [503, 'server'],
  ] as const)('fails on status %i as %s', async (status, kind) => {
    const { model } = await modelFor([{ kind: 'status', status }], { retries: 0 });
    expect(await failureOf(model.stream(QUESTION))).toMatchObject({ kind, status });
  });

  it('takes 429 without funds for a matter of the account, not of waiting', async () => {
    const { model, server } = await modelFor([{ kind: 'status', status: 429, code: 'insufficient_quota' }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('auth');
    expect(server.requests).toHaveLength(1);
  });

  it('tries again after 429 and 5xx, as often as allowed', async () => {
    const { model, server } = await modelFor([
      { kind: 'status', status: 429 },
      { kind: 'status', status: 503 },
      { kind: 'reply', text: '好' },
    ]);
    expect((await read(model.stream(QUESTION))).text).toBe('好');
    expect(server.requests).toHaveLength(3);
    const stubborn = await modelFor([{ kind: 'status', status: 503 }]);
    expect((await failureOf(stubborn.model.stream(QUESTION))).kind).toBe('server');
    expect(stubborn.server.requests).toHaveLength(3);
  });

  it('waits as long as Retry-After asks, and not at all when it asks for too long', async () => {
    const short = await modelFor([
      { kind: 'status', status: 429, headers: { 'retry-after': '0.1' } },
      { kind: 'reply', text: '好' },
    ]);
    const start = performance.now();
    await read(short.model.stream(QUESTION));
    expect(performance.now() - start).toBeGreaterThanOrEqual(95);
    const long = await modelFor([{ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }]);
    expect(await failureOf(long.model.stream(QUESTION))).toMatchObject({ kind: 'rate-limit', retryAfterMs: 3_600_000 });
    expect(long.server.requests).toHaveLength(1);
  });

  it('does not try again what cannot pass', async () => {
    const { model, server } = await modelFor([{ kind: 'status', status: 400 }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('bad-request');
    expect(server.requests).toHaveLength(1);
  });

  it('fails when no first token comes in time, and ends the request upstream', async () => {
    const { model, server } = await modelFor([{ kind: 'hang' }], { retries: 0 });
    const start = performance.now();
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('timeout');
    expect(performance.now() - start).toBeLessThan(1_500);
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('fails when the reply stalls, with what was read before', async () => {
    const limits = { firstTokenMs: 300, totalMs: 600, maxOutputTokens: 500, maxReplyCharacters: 5_000 };
    const { model, server } = await modelFor([{ kind: 'stall', text: '到2030年' }], { limits });
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const { text } of model.stream(QUESTION)) pieces.push(text);
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'timeout' });
    expect(pieces.join('')).toBe('到2030年');
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it.each(['finish-reason', 'delta', 'status'] as const)('recognises a refusal by %s', async (by) => {
    const { model, server } = await modelFor([{ kind: 'refusal', by }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('refusal');
    expect(server.requests).toHaveLength(1);
  });

  it('gives an empty reply as empty', async () => {
    const { model } = await modelFor([{ kind: 'empty' }]);
    expect((await read(model.stream(QUESTION))).text).toBe('');
  });

  it('ends an endless reply', async () => {
    const { model, server } = await modelFor([{ kind: 'endless', text: '槐荫'.repeat(50) }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('endless');
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('ends a reply of 10 MB in one event before it fills the memory', async () => {
    const { model } = await modelFor([{ kind: 'huge', bytes: 10 * 1024 * 1024 }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('endless');
  });

  it('reads on over bytes that are no UTF-8', async () => {
    const { model } = await modelFor([{ kind: 'invalid-utf8', before: '到2030年', after: '突破600家' }]);
    const { text } = await read(model.stream(QUESTION));
    expect(text).toMatch(/^到2030年\uFFFD+突破600家$/);
  });

  it('fails when the connection is cut in the middle', async () => {
    const { model } = await modelFor([{ kind: 'cut', text: '到2030年科技型' }]);
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('network');
  });

  it('ends without a finish reason when the stream just closes', async () => {
    const { model } = await modelFor([{ kind: 'unfinished', text: '到2030年' }]);
    const { text, pieces } = await read(model.stream(QUESTION));
    expect(text).toBe('到2030年');
    expect(pieces.every(({ finish }) => finish === undefined)).toBe(true);
  });

  it('tells a web page with status 200 from an empty reply', async () => {
    const { model } = await modelFor([{ kind: 'web-page' }], { retries: 0 });
    const failure = await failureOf(model.stream(QUESTION));
    expect(failure.kind).toBe('web-page');
    expect(failure.message).toContain('<html>');
  });

  it('reads a whole JSON reply that comes although a stream was asked for', async () => {
    const { model } = await modelFor([{ kind: 'whole-json', text: '突破600家。', usage: { input: 12, output: 5 } }]);
    const { text, pieces } = await read(model.stream(QUESTION));
    expect(text).toBe('突破600家。');
    expect(pieces.find(({ usage }) => usage)?.usage).toEqual({ inputTokens: 12, outputTokens: 5 });
  });

  it.each([
    ['an error inside', { error: { message: 'invalid api key', code: 401 } }, 'auth'],
    ['a content filter inside', { error: { message: 'content_filter', code: 400 } }, 'refusal'],
    ['an error in a word', { error: 'model is overloaded' }, 'server'],
    ['JSON of another protocol', { message: { role: 'assistant', content: '好' }, done: true }, 'malformed'],
  ] as const)('gives %s with status 200 its kind', async (_, body, kind) => {
    const { model } = await modelFor([{ kind: 'json', body }], { retries: 0 });
    expect((await failureOf(model.stream(QUESTION))).kind).toBe(kind);
  });

  it('reads content that comes as a list of parts, and leaves thinking parts out', async () => {
    const { model } = await modelFor([
      { kind: 'content-parts', text: '到2030年，科技型中小企业突破600家。', thinking: '先看第二章。' },
    ]);
    const { text, pieces } = await read(model.stream(QUESTION));
    expect(text).toBe('到2030年，科技型中小企业突破600家。');
    expect(pieces.reduce((sum, { thinking = 0 }) => sum + thinking, 0)).toBe(6);
  });

  it('asks again without stream_options where the service refuses them, and does not ask with them any more', async () => {
    const server = await serve({
      chat: ({ body }) =>
        'stream_options' in body
          ? { kind: 'status', status: 400, message: 'Unknown parameter: stream_options' }
          : { kind: 'reply', text: '好' },
    });
    const notices: string[] = [];
    const model = createChatModel(chatConfigFor(server), { retry: FAST_RETRY, onNotice: (each) => notices.push(each) });
    expect((await read(model.stream(QUESTION))).text).toBe('好');
    expect((await read(model.stream(QUESTION))).text).toBe('好');
    expect(server.requests.map(({ body }) => 'stream_options' in body)).toEqual([true, false, false]);
    expect(notices).toHaveLength(1);
  });

  it('tells a model that only thinks from one that says nothing', async () => {
    const hanging = await modelFor([{ kind: 'only-thinking', text: '让我想想', hangs: true }], { retries: 0 });
    expect((await failureOf(hanging.model.stream(QUESTION))).kind).toBe('only-thinking');
    const ended = await modelFor([{ kind: 'only-thinking', text: '让我想想' }]);
    const { text, pieces } = await read(ended.model.stream(QUESTION));
    expect(text).toBe('');
    expect(pieces.find(({ thinking }) => thinking)?.thinking).toBe(4);
  });

  it('fails when nobody listens', async () => {
    const server = await serve({});
    await server.close();
    const model = createChatModel(chatConfigFor(server, { retries: 1 }), { retry: FAST_RETRY });
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('network');
  });

  it('ends the request upstream when the reader leaves', async () => {
    const { model, server } = await modelFor([{ kind: 'stall', text: '到2030年' }]);
    const controller = new AbortController();
    const reading = read(model.stream(QUESTION, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 100);
    await expect(reading).rejects.toMatchObject({ kind: 'aborted' });
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('ends the request upstream when the reader stops reading', async () => {
    const { model, server } = await modelFor([{ kind: 'endless', text: '槐' }]);
    for await (const { text } of model.stream(QUESTION)) if (text !== '') break;
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('sends nothing for a reader who has left before', async () => {
    const { model, server } = await modelFor([{ kind: 'reply', text: '好' }]);
    expect((await failureOf(model.stream(QUESTION, { signal: AbortSignal.abort() }))).kind).toBe('aborted');
    expect(server.requests).toHaveLength(0);
  });

  it('leaves the endpoint alone after five failures in a row, and tries again later', async () => {
    let now = 0;
    const behaviours: ChatBehaviour[] = Array.from({ length: 5 }, () => ({ kind: 'status', status: 500 }) as const);
    const server = await serve({ chat: [...behaviours, { kind: 'reply', text: '好' }] });
    const model = createChatModel(chatConfigFor(server, { retries: 0 }), { breaker: { now: () => now } });
    for (let i = 0; i < 5; i++) expect((await failureOf(model.stream(QUESTION))).kind).toBe('server');
    expect((await failureOf(model.stream(QUESTION))).kind).toBe('circuit-open');
    expect(server.requests).toHaveLength(5);
    now = 31_000;
    expect((await read(model.stream(QUESTION))).text).toBe('好');
    expect((await read(model.stream(QUESTION))).text).toBe('好');
  });

  it('makes no more calls at once than allowed', async () => {
    let running = 0;
    let most = 0;
    const server = await serve({
      chat: () => {
        running++;
        most = Math.max(most, running);
        setTimeout(() => running--, 50);
        return { kind: 'reply', text: '好'.repeat(8), pieceLength: 1, delayMs: 8 };
      },
    });
    const model = createChatModel(chatConfigFor(server, { concurrency: 2 }));
    const texts = await Promise.all(Array.from({ length: 6 }, () => read(model.stream(QUESTION))));
    expect(texts.every(({ text }) => text.length === 8)).toBe(true);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('never shows the key: not in failures that echo it, not in the configuration', async () => {
    const server = await serve({ apiKey: 'sk-another-key-000000' });
    const config = chatConfigFor(server);
    const failure = await failureOf(createChatModel(config).stream(QUESTION));
    expect(failure.kind).toBe('auth');
    const { inspect } = await import('node:util');
    for (const shown of [
      failure.message,
      String(failure.stack),
      inspect(failure, { depth: 9 }),
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      `${config.apiKey}`,
    ]) {
      expect(shown).not.toContain(TEST_KEY);
    }
  });
});
