// A crowd waits at the door, and whoever leaves makes room.
import { describe, expect, it } from 'vitest';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from '../../../src/server/security/protection-config.js';
import { eventsOf, type StubParts, stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, postJson, problemOf } from '../test-app.js';

const QUESTION = { question: '低空经济怎么发展？' };
const STREAM = { accept: 'text/event-stream' };

function createApp(parts: StubParts, protection: Partial<ProtectionConfig>) {
  return createTestApp(parts, undefined, { protection: { ...PROTECTION_DEFAULTS, ...protection } }).app;
}

describe('answers at once', () => {
  it('are at most so many; the next is told to wait, and gets its turn when one has ended', async () => {
    let finish = () => {};
    const slow: StubParts = {
      async *askStream(request) {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        yield* eventsOf(stubAnswer(request));
      },
    };
    const app = createApp(slow, { maxStreams: 1 });
    const first = await postJson(app, '/api/ask', QUESTION, STREAM);
    const reading = first.text();
    const second = await postJson(app, '/api/ask', QUESTION, STREAM);
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('3');
    expect((await problemOf(second)).detail).toContain('稍后再试');
    finish();
    expect(await reading).toContain('event: answer-end');
    const third = await postJson(app, '/api/ask', QUESTION);
    expect(third.status).toBe(200);
  });

  it('are fewer by one when a reader leaves', async () => {
    const endless: StubParts = {
      async *askStream(request) {
        yield* [...eventsOf(stubAnswer(request))].slice(0, 1);
        await new Promise(() => {});
      },
    };
    const app = createApp(endless, { maxStreams: 1 });
    const first = await postJson(app, '/api/ask', QUESTION, STREAM);
    await first.body?.cancel();
    expect((await postJson(app, '/api/ask', QUESTION)).status).toBe(200);
  });

  it('wait for nobody whose question is still on its way', async () => {
    const app = createApp({}, { maxStreams: 1 });
    const slow = (): Promise<Response> => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"question":')),
      });
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(app.request('/api/ask', { method: 'POST', headers, body, duplex: 'half' } as RequestInit));
    };
    for (let sender = 0; sender < 50; sender++) void slow();
    expect((await postJson(app, '/api/ask', QUESTION)).status).toBe(200);
  });

  it('take turns: a crowd is answered or told to come again, and health is asked in between', async () => {
    const hold = (milliseconds: number): void => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
    const busy: StubParts = {
      async ask(request) {
        hold(15);
        return stubAnswer(request);
      },
    };
    const app = createApp(busy, { maxStreams: 0 });
    const began = performance.now();
    const asked = Array.from({ length: 200 }, () => postJson(app, '/api/ask', QUESTION));
    await app.request('/healthz');
    expect(performance.now() - began).toBeLessThan(500);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('are not kept waiting by a refused question', async () => {
    const app = createApp({}, { maxStreams: 1 });
    expect((await postJson(app, '/api/ask', {})).status).toBe(400);
    expect((await postJson(app, '/api/ask', QUESTION)).status).toBe(200);
  });
});

describe('an answer that takes too long', () => {
  const never = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

  it('is given up with 504', async () => {
    const app = createApp({ ask: (_, options) => never(options?.signal) }, { askTimeoutMs: 20 });
    const response = await postJson(app, '/api/ask', QUESTION);
    expect(response.status).toBe(504);
    expect((await problemOf(response)).detail).toContain('规定时间');
  });

  it('ends a stream with an error event', async () => {
    const parts: StubParts = {
      // biome-ignore lint/correctness/useYield: it never comes to that
      async *askStream(_, options) {
        await never(options?.signal);
      },
    };
    const text = await (await postJson(createApp(parts, { askTimeoutMs: 20 }), '/api/ask', QUESTION, STREAM)).text();
    expect(text).toMatch(/event: error\ndata: .*"status":504/);
  });
});
