// A connection that sends requests without waiting for answers holds little, and ends when it sends too many.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from '../../src/server/listen.js';
import { createTestApp } from './test-app.js';

const CONFIG = { port: 0, host: '127.0.0.1', logLevel: 'silent', shutdownMs: 0 } as const;

/** What comes back for so many requests sent at once. */
async function send(requests: number): Promise<{ readonly answers: number; readonly ended: boolean }> {
  const server = await listen(createTestApp().app, CONFIG);
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  let ended = false;
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    ended = true;
  });
  await once(socket, 'connect');
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(requests));
  const answers = (): number => received.split('HTTP/1.1 200').length - 1;
  await expect.poll(() => ended || answers() >= requests).toBe(true);
  const outcome = { answers: answers(), ended };
  socket.destroy();
  server.closeAllConnections();
  server.close();
  return outcome;
}

it('answers a few, in order, and keeps the connection', async () => {
  expect(await send(4)).toEqual({ answers: 4, ended: false });
});

it('ends a connection that sends two hundred at once', async () => {
  const { answers, ended } = await send(200);
  expect(ended).toBe(true);
  expect(answers).toBeLessThan(10);
});
