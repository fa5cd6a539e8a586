// Answers per second over HTTP on loopback, against a bare Hono route that returns JSON of the same size.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Assistant } from '../assistant.js';
import { AssistantSlot } from '../server/assistant-slot.js';
import { createApp } from '../server/create-app.js';
import { createLogger } from '../server/create-logger.js';

export interface HttpFigures {
  readonly answersPerSecond: number;
  /** Of questions that were asked before. */
  readonly repeatedPerSecond: number;
  readonly barePerSecond: number;
}

const ROUNDS_AT_ONCE = 4;

async function perSecond(app: Hono, path: string, bodies: readonly string[]): Promise<number> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const ask = async (body: string) => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    await response.arrayBuffer();
  };
  await Promise.all(bodies.slice(0, 20).map(ask));
  const start = performance.now();
  const queue = [...bodies];
  await Promise.all(
    Array.from({ length: ROUNDS_AT_ONCE }, async () => {
      for (let body = queue.pop(); body !== undefined; body = queue.pop()) await ask(body);
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await new Promise((closed) => server.close(closed));
  return bodies.length / seconds;
}

/** Asks every question once through the real app, then as many times a route that does nothing. */
export async function measureHttp(assistant: Assistant, questions: readonly string[]): Promise<HttpFigures> {
  const bodies = questions.map((question) => JSON.stringify({ question }));
  const sample = await Promise.all(questions.slice(0, 20).map((question) => assistant.ask({ question })));
  const size = sample.reduce((sum, answer) => sum + JSON.stringify(answer).length, 0) / sample.length;
  const payload = { filler: '答'.repeat(Math.round(size)) };
  const bare = new Hono().post('/bare', async (context) => {
    await context.req.json();
    return context.json(payload);
  });
  const options = { slot: AssistantSlot.of(assistant), logger: createLogger('error') };
  const repeating = createApp(options);
  await perSecond(repeating, '/api/ask', bodies);
  return {
    answersPerSecond: await perSecond(createApp({ ...options, cache: null }), '/api/ask', bodies),
    repeatedPerSecond: await perSecond(repeating, '/api/ask', bodies),
    barePerSecond: await perSecond(bare, '/bare', bodies),
  };
}
