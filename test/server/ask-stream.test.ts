// The same question as a stream of server-sent events.
import { setTimeout as sleep } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent, AskRequest } from '../../src/answering/answer.js';
import type { AskOptions } from '../../src/assistant.js';
import { answerEventSchema } from '../../src/server/schemas/answer.js';
import { eventsOf, stubAnswer } from '../support/stub-assistant.js';
import { createTestApp, postJson } from './test-app.js';

const SSE = { accept: 'text/event-stream' };

function parseEvents(text: string): EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  parser.feed(text);
  return events;
}

const stream = (app: Parameters<typeof postJson>[0]) => postJson(app, '/api/ask', { question: '多少？' }, SSE);

describe('a streamed answer', () => {
  it('sends the events of the contract, each with its type and a rising id', async () => {
    const response = await stream(createTestApp().app);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = parseEvents(await response.text());
    expect(events.map(({ event }) => event)).toEqual(['answer-start', 'citation', 'claim', 'answer-end']);
    expect(events.map(({ id }) => id?.split('-')[1])).toEqual(['1', '2', '3', '4']);
    for (const { event, data } of events) answerEventSchema.parse({ type: event, data: JSON.parse(data) });
  });

  it('ends with the same answer that JSON gives', async () => {
    const { app } = createTestApp({}, undefined, { cache: null });
    const events = parseEvents(await (await stream(app)).text());
    const json = await (await postJson(app, '/api/ask', { question: '多少？' })).json();
    expect(JSON.parse(events.at(-1)?.data ?? '')).toEqual(json);
  });

  it.each([
    ['text/event-stream', 'text/event-stream'],
    ['text/event-stream, application/json;q=0.5', 'text/event-stream'],
    ['application/json, text/event-stream;q=0.5', 'application/json'],
    ['text/event-stream;q=0', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'application/json'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const response = await postJson(createTestApp().app, '/api/ask', { question: '多少？' }, { accept });
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('vary')).toContain('Accept');
  });

  it('keeps line breaks of the answer inside one data line', async () => {
    const answer = '第一行\n\n第二行\r\ndata: 伪造';
    const { app } = createTestApp({
      async *askStream(request) {
        yield* eventsOf(stubAnswer(request, { answer }));
      },
    });
    const events = parseEvents(await (await stream(app)).text());
    expect(events).toHaveLength(4);
    expect(JSON.parse(events.at(-1)?.data ?? '').answer).toBe(answer);
  });

  it('refuses bad input as a problem, not as a stream', async () => {
    const response = await postJson(createTestApp().app, '/api/ask', { question: '' }, SSE);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('silence and failure', () => {
  it('sends heartbeats as comments while the answer is thought about', async () => {
    const { app } = createTestApp({
      async *askStream(request) {
        await sleep(120);
        yield* eventsOf(stubAnswer(request));
      },
    });
    const text = await (await stream(app)).text();
    expect(text.match(/^: heartbeat$/gm)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(parseEvents(text)).toHaveLength(4);
  });

  it('ends with an error event that tells nothing of the inside when a defect shows midway', async () => {
    const { app, log } = createTestApp({
      async *askStream(request) {
        const [start] = eventsOf(stubAnswer(request));
        if (start) yield start;
        throw new Error('内部路径 /srv/plan');
      },
    });
    const events = parseEvents(await (await stream(app)).text());
    expect(events.map(({ event }) => event)).toEqual(['answer-start', 'error']);
    const problem = JSON.parse(events.at(-1)?.data ?? '');
    expect(problem).toMatchObject({ status: 500, title: 'Internal Server Error' });
    expect(JSON.stringify(problem)).not.toContain('srv');
    expect(log.text()).toContain(problem.instance.replace('urn:uuid:', ''));
  });
});

describe('a reader who leaves', () => {
  /** Sends its first event, then waits for the abort. */
  function endless(seen: { aborted: boolean; ended: boolean }) {
    return async function* (request: AskRequest, options?: AskOptions): AsyncGenerator<AnswerEvent> {
      try {
        const [start] = eventsOf(stubAnswer(request));
        if (start) yield start;
        await new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () => {
            seen.aborted = true;
            reject(options.signal?.reason);
          });
        });
      } finally {
        seen.ended = true;
      }
    };
  }

  it('aborts the work, lets it clean up, and logs no defect', async () => {
    const seen = { aborted: false, ended: false };
    const { app, log } = createTestApp({ askStream: endless(seen) });
    const reader = (await stream(app)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => seen).toEqual({ aborted: true, ended: true });
    await sleep(50);
    expect(log.text()).not.toContain('request failed');
  });

  it('is also told by the abort of the request itself', async () => {
    const seen = { aborted: false, ended: false };
    const { app, log } = createTestApp({ askStream: endless(seen) });
    const leave = new AbortController();
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...SSE },
      body: JSON.stringify({ question: '多少？' }),
      signal: leave.signal,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    leave.abort();
    await expect.poll(() => seen.aborted).toBe(true);
    await reader?.read();
    expect(log.text()).not.toContain('request failed');
  });
});
