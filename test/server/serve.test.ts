// The life of a real server on a real port: start, load, answer, stop.
import { EventEmitter } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant.js';
import { type ServeOptions, serve } from '../../src/server/serve.js';
import { createStubAssistant, eventsOf, stubAnswer } from '../support/stub-assistant.js';
import { createTestLog } from './test-app.js';

interface Running {
  readonly address: string;
  readonly exitCode: Promise<number>;
  readonly said: string[];
  readonly complained: string[];
  readonly exits: number[];
  signal(name: 'SIGTERM' | 'SIGINT'): void;
}

const running: Running[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.signal('SIGTERM');
    await server.exitCode;
  }
});

interface StartOptions {
  readonly load?: ServeOptions['load'];
  readonly port?: number;
  readonly shutdownMs?: number;
}

/** Starts a server on a free port and waits until it listens or ends. */
async function start({ load, port = 0, shutdownMs = 2_000 }: StartOptions = {}): Promise<Running> {
  const signals = new EventEmitter();
  const [said, complained, exits]: [string[], string[], number[]] = [[], [], []];
  const exitCode = serve({
    config: { port, host: '127.0.0.1', logLevel: 'info', shutdownMs },
    logger: createTestLog().logger,
    load: load ?? (async () => createStubAssistant()),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    showProgress: () => {},
    signals: signals as unknown as ServeOptions['signals'],
    exit: (code) => exits.push(code),
  });
  await Promise.race([exitCode, expect.poll(() => said.length).toBeGreaterThan(0)]);
  const address = /http:\S+\//.exec(said[0] ?? '')?.[0] ?? '';
  const server = { address, exitCode, said, complained, exits, signal: (name: string) => signals.emit(name, name) };
  running.push(server);
  return server;
}

const ready = (server: Running) =>
  expect.poll(async () => (await fetch(`${server.address}readyz`)).status, { timeout: 5_000 }).toBe(200);

const ask = (server: Running, init: RequestInit = {}) =>
  fetch(`${server.address}api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"question":"集成电路产业规模达到多少？"}',
    ...init,
  });

describe('start', () => {
  it('says its address, answers /healthz at once, and /readyz once the assistant is there', async () => {
    let finish: (assistant: Assistant) => void = () => {};
    const server = await start({ load: () => new Promise((resolve) => (finish = resolve)) });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(`${server.address}healthz`)).status).toBe(200);
    expect((await fetch(`${server.address}readyz`)).status).toBe(503);
    expect((await ask(server)).status).toBe(503);
    finish(createStubAssistant());
    await ready(server);
    expect((await ask(server)).status).toBe(200);
    expect(server.said.at(-1)).toBe(`可以提问了：${server.address}`);
  });

  it('says that the port is in use, with a way on, and ends with 1', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const server = await start({ port });
    expect(await server.exitCode).toBe(1);
    expect(server.complained.join()).toContain(`端口 ${port} 已被占用`);
    expect(server.complained.join()).toContain(`PORT=${port + 1} npm start`);
    other.close();
  });

  it('says why the plan cannot be loaded, and ends with 1', async () => {
    const server = await start({ load: () => Promise.reject(new Error('the corpus cannot be read')) });
    expect(await server.exitCode).toBe(1);
    expect(server.complained.join()).toContain('无法载入规划：the corpus cannot be read');
  });
});

describe('requests over the wire', () => {
  it('streams events as they come', async () => {
    const load = async () =>
      createStubAssistant({
        async *askStream(request) {
          for (const event of eventsOf(stubAnswer(request))) {
            yield event;
            await sleep(60);
          }
        },
      });
    const server = await start({ load });
    await ready(server);
    const response = await ask(server, {
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    });
    const arrivals: number[] = [];
    for await (const _ of response.body ?? []) arrivals.push(performance.now());
    expect(arrivals.length).toBeGreaterThanOrEqual(4);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(120);
  });

  it.each(['application/json', 'text/event-stream'])('aborts the work when the reader of %s leaves', async (accept) => {
    let aborted = false;
    const wait = (signal: AbortSignal | undefined) =>
      new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => {
          aborted = true;
          reject(signal.reason);
        });
      });
    const assistant = createStubAssistant({
      ask: (_, options) => wait(options?.signal),
      async *askStream(request, options) {
        yield* [...eventsOf(stubAnswer(request))].slice(0, 1);
        await wait(options?.signal);
      },
    });
    const server = await start({ load: async () => assistant });
    await ready(server);
    const leave = new AbortController();
    const asked = ask(server, { headers: { 'content-type': 'application/json', accept }, signal: leave.signal });
    const settled = asked.catch(() => undefined);
    await expect.poll(() => assistant.calls.length).toBe(1);
    leave.abort();
    await settled;
    await expect.poll(() => aborted).toBe(true);
  });

  it('refuses a body over 64 KiB with 413, declared or chunked', async () => {
    const server = await start();
    await ready(server);
    const big = JSON.stringify({ question: '问'.repeat(40_000) });
    expect((await ask(server, { body: big })).status).toBe(413);
    const chunked = await new Promise<number>((resolve, reject) => {
      const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const request = httpRequest(`${server.address}api/ask`, options, (response) => resolve(response.statusCode ?? 0));
      request.on('error', reject);
      request.write(big.slice(0, 50_000));
      request.end(big.slice(50_000));
    });
    expect(chunked).toBe(413);
  });

  it('takes no more of a body than its declared length, whatever the sender says', async () => {
    const server = await start();
    await ready(server);
    const body = `{"question":"${'a'.repeat(100_000)}"}`;
    const head = 'POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n';
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.write(head + body));
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
      socket.on('error', () => resolve(received));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it('lives on after malformed HTTP', async () => {
    const server = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () =>
        socket.write('\0\0 nonsense\r\n\r\n'),
      );
      socket.resume().on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    expect((await fetch(`${server.address}healthz`)).status).toBe(200);
  });
});

describe('stop', () => {
  const slow = (milliseconds: number) =>
    createStubAssistant({
      async ask(request) {
        await sleep(milliseconds);
        return stubAnswer(request);
      },
    });

  it('lets running requests finish, takes no new ones, closes the assistant and ends with 0', async () => {
    const assistant = slow(300);
    const server = await start({ load: async () => assistant });
    await ready(server);
    const asked = ask(server);
    await expect.poll(() => assistant.calls.length).toBe(1);
    server.signal('SIGTERM');
    await sleep(50);
    await expect(fetch(`${server.address}healthz`)).rejects.toThrow();
    expect((await asked).status).toBe(200);
    expect(await server.exitCode).toBe(0);
    expect(assistant.closed()).toBe(true);
  });

  it('does not wait for connections that are idle', async () => {
    const server = await start();
    await ready(server);
    await (await ask(server)).text();
    const began = performance.now();
    server.signal('SIGINT');
    expect(await server.exitCode).toBe(0);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('cuts what has not finished in time', async () => {
    const assistant = slow(5_000);
    const server = await start({ load: async () => assistant, shutdownMs: 150 });
    await ready(server);
    const asked = ask(server).then(
      () => 'answered',
      () => 'cut',
    );
    await expect.poll(() => assistant.calls.length).toBe(1);
    server.signal('SIGTERM');
    expect(await server.exitCode).toBe(0);
    expect(await asked).toBe('cut');
  });

  it('ends at once on a second signal', async () => {
    const assistant = slow(700);
    const server = await start({ load: async () => assistant });
    await ready(server);
    const asked = ask(server);
    await expect.poll(() => assistant.calls.length).toBe(1);
    server.signal('SIGINT');
    server.signal('SIGINT');
    expect(server.exits).toEqual([130]);
    await asked;
  });

  it('can be stopped while the assistant still loads', async () => {
    const server = await start({ load: () => new Promise(() => {}) });
    server.signal('SIGTERM');
    expect(await server.exitCode).toBe(0);
  });
});
