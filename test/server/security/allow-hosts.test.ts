// A service that is told its names answers to no other.
import { expect, it } from 'vitest';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { createTestApp, problemOf } from '../test-app.js';

const asking = (allowedHosts: readonly string[]) => {
  const { app } = createTestApp({}, undefined, { protection: { ...PROTECTION_DEFAULTS, allowedHosts } });
  return async (host: string, path = '/api/plan') => app.request(path, { headers: { host } });
};

it('answers to its names and to those of its own machine, with and without a port', async () => {
  const ask = asking(['ask.example.gov.cn']);
  for (const host of [
    'ask.example.gov.cn',
    'ASK.example.gov.cn:443',
    'ask.example.gov.cn.',
    'localhost:8787',
    '[::1]:8787',
  ])
    expect((await ask(host)).status).toBe(200);
});

it('refuses every other name, but for probes, which know an address only', async () => {
  const ask = asking(['ask.example.gov.cn']);
  for (const host of ['evil.example', 'ask.example.gov.cn.evil.example', '']) {
    const refused = await ask(host);
    expect(refused.status).toBe(421);
    expect((await problemOf(refused)).detail).toContain('ALLOWED_HOSTS');
  }
  expect((await ask('10.1.2.3:8787', '/healthz')).status).toBe(200);
});

it('answers to all names where none is listed', async () => {
  expect((await asking([])('anything.example')).status).toBe(200);
});
