// Asking over HTTP from a browser: streamed, and in one piece when the stream breaks.
import { describe, expect, it, vi } from 'vitest';
import type { AnswerEvent } from '../../src/answering/answer.js';
import { AskError } from '../../src/web/conversation/ask-failure.js';
import { type AskHooks, createAssistantClient } from '../../src/web/conversation/assistant-client.js';
import { eventsOf, stubAnswer } from '../support/stub-assistant.js';

const REQUEST = { question: '低空经济怎么发展？' };
const ANSWER = stubAnswer(REQUEST);

const sse = (events: Iterable<AnswerEvent>): string =>
  [...events].map(({ type, data }) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`).join('');
const streamed = (text: string, headers: Record<string, string> = {}) =>
  new Response(text, { headers: { 'content-type': 'text/event-stream; charset=utf-8', ...headers } });
const problem = (status: number, headers: Record<string, string> = {}, body = '{"detail":"说明"}') =>
  new Response(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } });

function setUp(...replies: (Response | Error)[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const waits: number[] = [];
  const client = createAssistantClient('https://ask.example', {
    fetch: async (url, init = {}) => {
      calls.push({ url: String(url), init });
      const reply = replies.shift();
      if (reply === undefined) throw new Error('asked once too often');
      if (reply instanceof Error) throw reply;
      return reply;
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    silenceMs: 50,
  });
  const events: AnswerEvent[] = [];
  const again: string[] = [];
  const masked: string[][] = [];
  const hooks: AskHooks = {
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
    onAgain: (why) => again.push(why),
    onMasked: (kinds) => masked.push([...kinds]),
  };
  return { client, hooks, calls, waits, events, again, masked };
}

const failureOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AskError ? error.failure : error;
};

describe('a streamed answer', () => {
  it('hands over events as they come, and the whole answer at the end', async () => {
    const { client, hooks, events, calls } = setUp(streamed(sse(eventsOf(ANSWER))));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
    expect(events.map(({ type }) => type)).toEqual(['answer-start', 'citation', 'claim', 'answer-end']);
    expect(calls[0]?.url).toBe('https://ask.example/api/ask');
    expect(calls[0]?.init.credentials).toBe('omit');
  });

  it('may come in pieces of any length, cut within characters', async () => {
    const bytes = new TextEncoder().encode(sse(eventsOf(ANSWER)));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    const { client, hooks } = setUp(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
  });

  it('skips heartbeats and events of newer servers', async () => {
    const text = `: heartbeat\n\nevent: thought\ndata: {}\n\n${sse(eventsOf(ANSWER))}`;
    const { client, hooks, events } = setUp(streamed(text));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
    expect(events).toHaveLength(4);
  });

  it('is taken whole from a proxy that cannot stream', async () => {
    const { client, hooks, calls } = setUp(Response.json(ANSWER));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
    expect(calls).toHaveLength(1);
  });

  it('tells what was masked', async () => {
    const { client, hooks, masked } = setUp(streamed(sse(eventsOf(ANSWER)), { 'plan-masked': 'mobile, bank-card' }));
    await client.ask(REQUEST, hooks);
    expect(masked).toEqual([['mobile', 'bank-card']]);
  });
});

describe('a stream that breaks', () => {
  const start = sse([...eventsOf(ANSWER)].slice(0, 2));

  it.each([
    ['ends early', streamed(start)],
    ['tells a defect', streamed(`${start}event: error\ndata: {"status":500}\n\n`)],
    ['is no JSON', streamed('event: claim\ndata: {\n\n')],
    [
      'falls silent',
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(start)) }), {
        headers: { 'content-type': 'text/event-stream' },
      }),
    ],
  ])('is answered in one piece when it %s', async (_, broken) => {
    const { client, hooks, calls, again } = setUp(broken, Response.json(ANSWER));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
    expect(again).toEqual(['broken']);
    expect(calls.map(({ init }) => new Headers(init.headers).get('accept'))).toEqual([
      'text/event-stream',
      'application/json',
    ]);
  });

  it('is lost when the second try cannot connect', async () => {
    const { client, hooks } = setUp(streamed(start), new TypeError('network'));
    expect(await failureOf(client.ask(REQUEST, hooks))).toEqual({ kind: 'lost' });
  });

  it('tells the second try’s refusal', async () => {
    const { client, hooks } = setUp(streamed(start), problem(429, { 'retry-after': '7' }));
    expect(await failureOf(client.ask(REQUEST, hooks))).toEqual({ kind: 'rate-limited', retryAfterSeconds: 7 });
  });
});

describe('a refusal', () => {
  it.each([
    [new TypeError('network'), { kind: 'offline' }],
    [problem(429, { 'retry-after': '12' }), { kind: 'rate-limited', retryAfterSeconds: 12 }],
    [problem(429), { kind: 'rate-limited', retryAfterSeconds: 60 }],
    [problem(429, { 'retry-after': 'Wed, 21 Oct 2026' }), { kind: 'rate-limited', retryAfterSeconds: 60 }],
    [problem(400), { kind: 'refused', detail: '说明' }],
    [problem(403, {}, '<html>'), { kind: 'refused', detail: '' }],
    [problem(500), { kind: 'server' }],
    [problem(504), { kind: 'server' }],
  ])('is told as what it is: %s', async (reply, failure) => {
    const { client, hooks, calls } = setUp(reply);
    expect(await failureOf(client.ask(REQUEST, hooks))).toEqual(failure);
    expect(calls).toHaveLength(1);
  });

  it('of a server that is starting is waited for as it asks', async () => {
    const starting = () => problem(503, { 'retry-after': '2' });
    const { client, hooks, waits, again } = setUp(starting(), problem(503), streamed(sse(eventsOf(ANSWER))));
    expect(await client.ask(REQUEST, hooks)).toEqual(ANSWER);
    expect(waits).toEqual([2000, 3000]);
    expect(again).toEqual(['starting', 'starting']);
  });

  it('of a server that never starts is final after ten tries', async () => {
    const { client, hooks, waits } = setUp(...Array.from({ length: 10 }, () => problem(503)));
    expect(await failureOf(client.ask(REQUEST, hooks))).toEqual({ kind: 'starting' });
    expect(waits).toHaveLength(9);
  });

  it('by the reader ends everything, the second try included', async () => {
    const abort = new AbortController();
    const { client, hooks, calls } = setUp(streamed(''));
    const asked = client.ask(REQUEST, { ...hooks, signal: abort.signal, onAgain: () => abort.abort() });
    expect(await failureOf(asked)).toBeInstanceOf(Error);
    expect(calls).toHaveLength(2);
  });
});

describe('the other routes', () => {
  it('read a chapter by its id, and nothing else by a hostile one', async () => {
    const { client, calls } = setUp(Response.json({ id: 'c2' }), Response.json({}));
    await client.readingChapter('c2', null);
    await client.readingChapter('../../x?y', null);
    expect(calls.map(({ url }) => url)).toEqual([
      'https://ask.example/api/plan/reading/c2',
      'https://ask.example/api/plan/reading/..%2F..%2Fx%3Fy',
    ]);
  });

  it('fail with what happened', async () => {
    const { client } = setUp(new TypeError('network'), problem(404));
    expect(await failureOf(client.settings())).toEqual({ kind: 'offline' });
    const spy = vi.fn();
    await client.sendFeedback({} as never).catch(spy);
    expect(spy.mock.calls[0]?.[0]).toMatchObject({ failure: { kind: 'refused' } });
  });
});
