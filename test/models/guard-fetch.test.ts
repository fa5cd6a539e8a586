// The network under a model: no redirect is followed, and of an error's page only the beginning is read.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { guardFetch } from '../../src/models/guard-fetch.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const LIMITS = { mostBytes: 1_000_000 };

it.each([301, 302, 307, 308])(
  'follows no redirect (%i), which would carry question and key elsewhere',
  async (status) => {
    let visits = 0;
    const elsewhere = await serve((_, response) => {
      visits++;
      response.end('{}');
    });
    const endpoint = await serve((_, response) => response.writeHead(status, { location: elsewhere }).end());
    const asking = guardFetch(LIMITS)(endpoint, { method: 'POST', body: '{"question":"…"}' });
    await expect(asking).rejects.toThrow(/redirects \(\d+\).*final address/);
    expect(visits).toBe(0);
  },
);

it('reads the beginning of an error, and keeps its status', async () => {
  const endpoint = await serve((_, response) => response.writeHead(401).end('x'.repeat(5_000_000)));
  const response = await guardFetch(LIMITS)(endpoint);
  expect(response.status).toBe(401);
  expect((await response.text()).length).toBe(64 * 1024);
});
