// Answers that are kept: given again for the same question on the same configuration only, bounded, each under an id of its own.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { type AnswerCache, createMemoryCache } from '../../src/server/answer-cache.js';
import { answerSchema } from '../../src/server/schemas/answer.js';
import { stubAnswer } from '../support/stub-assistant.js';
import { createTestApp, postJson } from './test-app.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';
const ask = async (app: Parameters<typeof postJson>[0], body: object, headers = {}): Promise<Answer> =>
  (await (await postJson(app, '/api/ask', body, headers)).json()) as Answer;

describe('a question that was asked before', () => {
  it('gets the same answer under another id, without the assistant being asked', async () => {
    const { app, assistant } = createTestApp();
    const first = await ask(app, { question: QUESTION });
    const second = await ask(app, { question: QUESTION });
    expect(assistant.calls).toHaveLength(1);
    expect(answerSchema.parse(second)).toEqual({ ...first, id: second.id, timings: second.timings });
    expect(second.id).not.toBe(first.id);
    expect(second.timings).toHaveProperty('cache');
  });

  it('is streamed claim by claim to who wants a stream', async () => {
    const { app, assistant } = createTestApp();
    await ask(app, { question: QUESTION });
    const response = await postJson(app, '/api/ask', { question: QUESTION }, { accept: 'text/event-stream' });
    const text = await response.text();
    expect(assistant.calls).toHaveLength(1);
    expect(text.match(/^event: .*/gm)).toEqual(expect.arrayContaining(['event: answer-start', 'event: answer-end']));
  });

  it.each([
    ['another history', { question: QUESTION, history: [{ role: 'user', content: '集成电路' }] }],
    ['another mode', { question: QUESTION, mode: 'extractive' }],
    ['other letters', { question: `${QUESTION}？` }],
  ])('is asked anew with %s', async (_, body) => {
    const { app, assistant } = createTestApp();
    await ask(app, { question: QUESTION });
    await ask(app, body);
    expect(assistant.calls).toHaveLength(2);
  });

  it('is asked anew when a model had failed', async () => {
    const generation = { model: 'm', promptVersion: '1', claimsKept: 0, claimsDropped: {}, inputTokens: null };
    const failed = { generation: { ...generation, outputTokens: null, fallback: 'timeout' } };
    const { app, assistant } = createTestApp({ ask: async (request) => stubAnswer(request, failed) });
    await ask(app, { question: QUESTION });
    await ask(app, { question: QUESTION });
    expect(assistant.calls).toHaveLength(2);
  });

  it('is answered where the cache cannot be reached', async () => {
    const broken: AnswerCache = {
      find: () => Promise.reject(new Error('no connection')),
      keep: () => Promise.reject(new Error('no connection')),
    };
    const { app, log } = createTestApp({}, undefined, { cache: broken });
    expect((await ask(app, { question: QUESTION })).status).toBe('answered');
    expect(log.text()).toContain('kept answers cannot be read');
  });
});

describe('the cache in memory', () => {
  it('forgets what nobody asked for longest once it is full', async () => {
    const cache = createMemoryCache(10);
    for (const key of ['a', 'b']) cache.keep(key, '12345');
    await cache.find('a');
    cache.keep('c', '12345');
    expect(['a', 'b', 'c'].map((key) => cache.find(key))).toEqual(['12345', null, '12345']);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = createMemoryCache(4);
    cache.keep('a', '12345');
    expect(cache.find('a')).toBeNull();
  });
});
