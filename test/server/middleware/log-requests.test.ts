// A flood of refusals fills no disk: one line a second tells of it, and every other request has its own.
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { logRequests } from '../../../src/server/middleware/log-requests.js';
import { createMetrics } from '../../../src/server/operating/metrics.js';
import { createTestLog } from '../test-app.js';

it('writes one line a second for refusals, with how many it held back', async () => {
  let now = 0;
  const log = createTestLog();
  const app = new Hono();
  app.use(logRequests(log.logger, createMetrics(), () => now));
  app.get('/refused', (c) => c.text('', 429));
  app.get('/answered', (c) => c.text(''));
  for (let request = 0; request < 100; request++) await app.request('/refused');
  now = 1_500;
  await app.request('/refused');
  for (let request = 0; request < 3; request++) await app.request('/answered');
  const lines = log.text().trim().split('\n');
  expect(lines.filter((line) => line.includes('"status":429'))).toHaveLength(2);
  expect(lines[1]).toContain('"unlogged":99');
  expect(lines.filter((line) => line.includes('"status":200'))).toHaveLength(3);
});
