// Requests made to hurt: slow, broken, huge, pipelined, full of patterns; everybody else is answered meanwhile.
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NAMED_TEXTS } from '../support/hostile-texts.js';
import { type AttackedService, startService } from './support/attacked-service.js';
import { record } from './support/figures.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';
const JSON_TYPE = { 'content-type': 'application/json' };

let service: AttackedService;
const sockets: Socket[] = [];
beforeAll(async () => {
  service = await startService({ TRUSTED_PROXIES: '1' });
  await service.ask(QUESTION);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await service?.stop();
});

/** A connection that sends this and reads nothing. */
async function sendRaw(text: string): Promise<Socket> {
  const socket = connect(service.port, '127.0.0.1');
  socket.on('error', () => {});
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.pause();
  socket.write(text);
  return socket;
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n`;
const post = (length: number, body: string): string =>
  `POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;

/** Attacks, then tells the longest time that /healthz took. */
async function whileWatching(attack: string, work: () => Promise<void>): Promise<void> {
  const endWatch = service.watchHealth();
  await work();
  record({ attack, measured: '/healthz at most', value: Math.max(...(await endWatch())), unit: 'ms', most: 200 });
}

it('50 bodies that never end take nobody’s place', () =>
  whileWatching('slow bodies', async () => {
    for (let sender = 0; sender < 50; sender++) await sendRaw(post(1000, '{"question":'));
    const replies = await Promise.all(Array.from({ length: 10 }, () => service.ask(QUESTION)));
    const answered = replies.filter(({ status }) => status === 200).length;
    record({ attack: 'slow bodies', measured: 'others answered', value: answered, unit: 'of 10', least: 10 });
  }));

it('1,200 refused requests of ten addresses lock nobody out', () =>
  whileWatching('refused requests', async () => {
    for (let round = 0; round < 12; round++) {
      const refused = Array.from({ length: 100 }, (_, index) =>
        service.send('/api/ask', {
          method: 'POST',
          body: '{',
          headers: { ...JSON_TYPE, 'x-forwarded-for': `198.51.100.${index % 10}` },
        }),
      );
      await Promise.all(refused);
    }
    const { status } = await service.ask(QUESTION, { 'x-forwarded-for': '203.0.113.7' });
    record({ attack: 'refused requests', measured: 'status for others', value: status, unit: '', most: 200 });
  }));

it('100 connections with 200 requests for the plan each hold no memory', () =>
  whileWatching('pipelining', async () => {
    const before = service.residentMegabytes();
    for (let sender = 0; sender < 100; sender++) await sendRaw(get('/plan').repeat(200));
    await sleep(2_000);
    const grown = service.residentMegabytes() - before;
    record({ attack: 'pipelining', measured: 'memory grown by', value: grown, unit: 'MB', most: 150 });
  }));

it('texts written to be slow are read in no time', () =>
  whileWatching('hostile texts', async () => {
    for (const text of NAMED_TEXTS) {
      const question = text.slice(0, 2_000);
      const history = [{ role: 'user', content: question }];
      const replies = [
        await service.send('/api/ask', {
          method: 'POST',
          body: JSON.stringify({ question, history }),
          headers: JSON_TYPE,
        }),
        await service.send(`/api/search?q=${encodeURIComponent(question.slice(0, 500))}`),
        await service.send(`/plan?q=${encodeURIComponent(question.slice(0, 50))}&mark=0-36000`),
      ];
      for (const { status } of replies) expect([200, 400, 503]).toContain(status);
    }
  }));

it('broken requests are the senders’ fault, and no defect in the log', async () => {
  for (let sender = 0; sender < 20; sender++) (await sendRaw(post(1000, '{"ques'))).destroy();
  for (const text of [
    '\0\0\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    post(5, '{"a":1}').replace('Content-Length: 5', 'Transfer-Encoding: chunked'),
  ])
    await sendRaw(text);
  const bodies = [
    '',
    '[]',
    '{"question":1}',
    '"',
    '{'.repeat(30_000),
    `{"question":"${'问'.repeat(40_000)}"}`,
    '{"question":"\\ud800"}',
  ];
  for (const body of bodies) {
    const { status } = await service.send('/api/ask', { method: 'POST', body, headers: JSON_TYPE });
    expect([400, 413]).toContain(status);
  }
  await sleep(300);
  const defects = service.log().match(/"request failed"/g)?.length ?? 0;
  record({ attack: 'broken requests', measured: 'defects in the log', value: defects, unit: '', most: 0 });
  expect((await service.ask(QUESTION)).status).toBe(200);
});
