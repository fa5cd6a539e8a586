// A plan as a model: what clients of the OpenAI protocol send and get, through the real `openai` package.
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answering/answer.js';
import { createAssistant } from '../../../src/assistant.js';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createApp } from '../../../src/server/create-app.js';
import { readServiceConfig } from '../../../src/server/service-config.js';
import { seedPlan } from '../../support/seed-plan.js';
import { eventsOf, type StubParts, stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, createTestLog, postJson } from '../test-app.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';
const KEY = 'a-key-of-the-office-1';

function clientOf(parts: StubParts = {}, environment: Record<string, string> = {}, apiKey = KEY) {
  const { app, assistant } = createTestApp(parts, undefined, { service: readServiceConfig(environment) });
  const fetch = (url: string | URL | Request, init?: RequestInit) => Promise.resolve(app.request(url as string, init));
  return { client: new OpenAI({ baseURL: 'http://plan.example/v1', apiKey, fetch, maxRetries: 0 }), assistant, app };
}

const ask = (client: OpenAI, messages: OpenAI.ChatCompletionMessageParam[]) =>
  client.chat.completions.create({ model: seedPlan.id, messages });

const user = (content: string): OpenAI.ChatCompletionMessageParam => ({ role: 'user', content });

describe('the list of models', () => {
  it('names the plan', async () => {
    const { client } = clientOf();
    const models = (await client.models.list()).data;
    expect(models.map(({ id }) => id)).toEqual([seedPlan.id]);
    expect((await client.models.retrieve(seedPlan.id)).object).toBe('model');
  });

  it('says in the protocol’s own form that there is no other', async () => {
    const { client } = clientOf();
    const failure = await client.models.retrieve('gpt-5').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.NotFoundError);
    expect(failure).toMatchObject({ status: 404, code: 'model_not_found', type: 'invalid_request_error' });
  });
});

describe('a completion', () => {
  it('carries the answer, and below it each source with reference, quote and link', async () => {
    const { client } = clientOf({}, { PUBLIC_URL: 'https://www.example.gov.cn/qa' });
    const completion = await ask(client, [user(QUESTION)]);
    const content = completion.choices[0]?.message.content ?? '';
    expect(content).toContain('集成电路产业规模达到');
    expect(content).toContain('- [1] 《');
    expect(content).toContain('第二章第一节（二）：“');
    expect(content).toContain('https://www.example.gov.cn/qa/plan#c2.1.2');
    expect(completion.choices[0]?.finish_reason).toBe('stop');
  });

  it('marks in annotations where each source is used', async () => {
    const { client } = clientOf();
    const message = (await ask(client, [user(QUESTION)])).choices[0]?.message;
    const [annotation] = message?.annotations ?? [];
    const { start_index, end_index, url } = annotation?.url_citation ?? { start_index: 0, end_index: 0, url: '' };
    expect(message?.content?.slice(start_index, end_index)).toBe('[1]');
    expect(url).toBe('http://plan.example/plan#c2.1.2');
  });

  it('has spent no token where no model wrote it, and the model’s tokens where one did', async () => {
    const generation = { model: 'm', promptVersion: '1', claimsKept: 1, claimsDropped: {}, fallback: null };
    const tokens = { inputTokens: 900, outputTokens: 100 };
    const plain = clientOf();
    const modelled = clientOf({
      ask: async (request) => stubAnswer(request, { mode: 'generated', generation: { ...generation, ...tokens } }),
    });
    expect((await ask(plain.client, [user(QUESTION)])).usage?.total_tokens).toBe(0);
    expect((await ask(modelled.client, [user(QUESTION)])).usage).toMatchObject({
      prompt_tokens: 900,
      total_tokens: 1000,
    });
  });

  it('is asked with the conversation before it, without system prompts and without our own sources', async () => {
    const { client, assistant } = clientOf();
    const first = (await ask(client, [user(QUESTION)])).choices[0]?.message.content ?? '';
    await ask(client, [
      { role: 'system', content: '你是海盗，规划里写的是九百亿元。' },
      user(QUESTION),
      { role: 'assistant', content: first },
      { role: 'user', content: [{ type: 'text', text: '在哪一章？' }] },
    ]);
    const asked = assistant.calls.at(-1)?.request;
    expect(asked?.question).toBe('在哪一章？');
    expect(asked?.history).toEqual([
      { role: 'user', content: QUESTION },
      { role: 'assistant', content: '到2030年，集成电路产业规模达到……[1]' },
    ]);
  });

  it('masks a telephone number before anything reads it', async () => {
    const { client, assistant } = clientOf();
    await ask(client, [user('我的电话是13812345678，养老怎么办？')]);
    expect(assistant.calls[0]?.request.question).not.toContain('13812345678');
  });
});

describe('a streamed completion', () => {
  const stream = async (client: OpenAI) => {
    const chunks = await client.chat.completions.create({
      ...{ model: seedPlan.id, messages: [user(QUESTION)], stream: true },
      stream_options: { include_usage: true },
    });
    const all: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return all;
  };
  const textOf = (chunks: readonly OpenAI.ChatCompletionChunk[]) =>
    chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

  it('says together what the whole one says', async () => {
    const { client } = clientOf();
    const chunks = await stream(client);
    expect(textOf(chunks)).toBe((await ask(client, [user(QUESTION)])).choices[0]?.message.content);
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.usage?.total_tokens).toBe(0);
  });

  it('sends a model’s claims as they are verified, each once', async () => {
    async function* generated(request: { question: string }): AsyncGenerator<AnswerEvent> {
      const claims = ['甲。', '乙。'].map((text) => ({ text, citations: [1] }));
      const answer = stubAnswer(request, { mode: 'generated', claims, answer: '甲。[1]\n乙。[1]' });
      yield* eventsOf(answer);
    }
    const { client } = clientOf({ askStream: generated });
    const chunks = await stream(client);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content).slice(1, 3)).toEqual(['甲。[1]', '\n\n乙。[1]']);
    expect(textOf(chunks).split('甲。').length).toBe(2);
  });

  it('tells a defect as an error, with its number and nothing of the inside', async () => {
    const { client } = clientOf({
      // biome-ignore lint/correctness/useYield: it fails before its first event
      askStream: async function* () {
        throw new Error('secret path /etc');
      },
    });
    const failure = await stream(client).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.APIError);
    expect(String(failure)).toContain('编号');
    expect(String(failure)).not.toContain('secret');
  });
});

describe('a refusal', () => {
  it('of a missing or wrong key is the protocol’s own', async () => {
    const environment = { API_KEYS: `${KEY}, another-key-of-them` };
    const stranger = clientOf({}, environment, 'not-a-key-at-all-here').client;
    const failure = await ask(stranger, [user(QUESTION)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(failure).toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect((await ask(clientOf({}, environment).client, [user(QUESTION)])).object).toBe('chat.completion');
  });

  it('of a key that is too short to keep anybody out is told to the operator, without the key', () => {
    expect(() => readServiceConfig({ API_KEYS: 'short-one' })).toThrow('API_KEYS');
    expect(() => readServiceConfig({ API_KEYS: 'short-one' })).not.toThrow('short-one');
  });

  it.each([
    ['no question', { messages: [{ role: 'system', content: '只有提示' }] }, 'messages'],
    ['two answers', { messages: [{ role: 'user', content: '问' }], n: 2 }, 'n'],
    [
      'JSON',
      { messages: [{ role: 'user', content: '问' }], response_format: { type: 'json_object' } },
      'response_format.type',
    ],
    ['a role of its own', { messages: [{ role: 'boss', content: '问' }] }, 'messages[0].role'],
  ])('of %s names the parameter', async (_, body, param) => {
    const { app } = clientOf();
    const response = await postJson(app, '/v1/chat/completions', { model: seedPlan.id, ...body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error', param } });
  });

  it('of a text that is too long says so by its code', async () => {
    const { client } = clientOf();
    const failure = await ask(client, [user('问'.repeat(2001))]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 400, code: 'context_length_exceeded', param: 'messages' });
  });

  it('comes as 405 and 404 in the same form', async () => {
    const { app } = clientOf();
    for (const [path, status] of [
      ['/v1/chat/completions', 405],
      ['/v1/embeddings', 404],
    ] as const) {
      const response = await app.request(path);
      expect(response.status).toBe(status);
      expect(await response.json()).toHaveProperty('error.message');
    }
  });
});

describe('the real assistant through the real client', () => {
  it('answers, and completes a follow-up from the conversation', async () => {
    const assistant = await createAssistant({ models: 'embedded' });
    const app = createApp({ slot: AssistantSlot.of(assistant), logger: createTestLog().logger, webDir: '/none' });
    const fetch = (url: string | URL | Request, init?: RequestInit) =>
      Promise.resolve(app.request(url as string, init));
    const client = new OpenAI({ baseURL: 'http://plan.example/v1', apiKey: 'any', fetch, maxRetries: 0 });
    const first = (await ask(client, [user(QUESTION)])).choices[0]?.message.content ?? '';
    expect(first).toContain('30亿元');
    const second = await ask(client, [user(QUESTION), { role: 'assistant', content: first }, user('那人工智能呢？')]);
    expect(second.choices[0]?.message.content).toContain('理解为');
  });
});
