// Rate limits: by visitor and for all, told in headers, not to be escaped by writing headers oneself.
import { describe, expect, it } from 'vitest';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from '../../../src/server/security/protection-config.js';
import { RateCounter } from '../../../src/server/security/rate-counter.js';
import { createTestApp, problemOf } from '../test-app.js';

type Headers = Record<string, string>;

function createVisited(protection: Partial<ProtectionConfig>) {
  const { app } = createTestApp({}, undefined, { protection: { ...PROTECTION_DEFAULTS, ...protection } });
  /** One question from a socket address. */
  return (remoteAddress: string, headers: Headers = {}) =>
    app.request(
      '/api/ask',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"question":"低空经济怎么发展？"}',
      },
      { incoming: { socket: { remoteAddress } } },
    );
}

describe('RateCounter', () => {
  it('counts down, refuses, and begins anew after its window', () => {
    let now = 0;
    const counter = new RateCounter(2, 60_000, () => now);
    expect(counter.take('a')).toEqual({ isAllowed: true, remaining: 1, resetSeconds: 60 });
    now = 30_500;
    expect(counter.take('a')).toEqual({ isAllowed: true, remaining: 0, resetSeconds: 30 });
    expect(counter.take('a')).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 30 });
    expect(counter.take('b').isAllowed).toBe(true);
    now = 60_000;
    expect(counter.take('a').remaining).toBe(1);
  });

  it('forgets visitors instead of growing without end', () => {
    const counter = new RateCounter(1, 60_000, () => 0);
    counter.take('first');
    for (let index = 0; index < 10_000; index++) counter.take(`visitor ${index}`);
    expect(counter.take('first').isAllowed).toBe(true);
    expect(counter.take('visitor 9999').isAllowed).toBe(false);
  });
});

describe('requests that are not valid', () => {
  const faulty = (ask: ReturnType<typeof createVisited>, address: string) =>
    ask(address, { 'content-type': 'text/plain' });

  it('take nothing from what everybody may ask together', async () => {
    const ask = createVisited({ totalAsks: 20 });
    for (let request = 0; request < 200; request++)
      expect((await faulty(ask, `203.0.113.${request % 10}`)).status).toBe(415);
    expect((await ask('203.0.113.1')).status).toBe(200);
  });

  it('are refused by themselves when there are too many of one sender', async () => {
    const ask = createVisited({ visitorAsks: 3 });
    for (let request = 0; request < 3; request++) expect((await faulty(ask, '203.0.113.5')).status).toBe(415);
    const refused = await faulty(ask, '203.0.113.5');
    expect(refused.status).toBe(429);
    expect((await problemOf(refused)).detail).toContain('无效的请求过多');
  });
});

describe('limits of questions', () => {
  it('tells the limit and what is left of it', async () => {
    const response = await createVisited({ visitorAsks: 3, totalAsks: 10 })('203.0.113.5');
    expect(response.status).toBe(200);
    expect(response.headers.get('ratelimit-policy')).toBe('"visitor";q=3;w=60, "total";q=10;w=60');
    expect(response.headers.get('ratelimit')).toBe('"visitor";r=2;t=60, "total";r=9;t=60');
  });

  it('refuses a visitor over the limit in words, and nobody else', async () => {
    const ask = createVisited({ visitorAsks: 1 });
    await ask('203.0.113.5');
    const refused = await ask('203.0.113.5');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toContain('"visitor";r=0');
    expect(await problemOf(refused)).toMatchObject({
      title: 'Too Many Requests',
      detail: expect.stringMatching(/\d+ 秒后/),
    });
    expect((await ask('203.0.113.6')).status).toBe(200);
  });

  it('refuses everybody over the limit for all', async () => {
    const ask = createVisited({ totalAsks: 2 });
    const statuses = [];
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) statuses.push((await ask(address)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('takes the address from as many proxies as are trusted, and from none by default', async () => {
    const spoofing = createVisited({ visitorAsks: 1 });
    await spoofing('203.0.113.5', { 'x-forwarded-for': '198.51.100.1' });
    expect((await spoofing('203.0.113.5', { 'x-forwarded-for': '198.51.100.2' })).status).toBe(429);

    const behindOne = createVisited({ visitorAsks: 1, trustedProxies: 1 });
    await behindOne('10.0.0.1', { 'x-forwarded-for': '198.51.100.1' });
    expect((await behindOne('10.0.0.1', { 'x-forwarded-for': '198.51.100.2' })).status).toBe(200);
    // What stands left of the proxy's own entry was written by the visitor.
    expect((await behindOne('10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 198.51.100.1' })).status).toBe(429);

    // Some proxies write the visitor's port as well: another port is no other visitor.
    const withPorts = createVisited({ visitorAsks: 1, trustedProxies: 1 });
    await withPorts('10.0.0.1', { 'x-forwarded-for': '198.51.100.1:50001' });
    expect((await withPorts('10.0.0.1', { 'x-forwarded-for': '198.51.100.1:50002' })).status).toBe(429);
    expect((await withPorts('10.0.0.1', { 'x-forwarded-for': '198.51.100.9:50002' })).status).toBe(200);

    const behindTwo = createVisited({ visitorAsks: 1, trustedProxies: 2 });
    await behindTwo('10.0.0.1', { 'x-forwarded-for': '198.51.100.1, 10.0.0.2' });
    expect((await behindTwo('10.0.0.1', { 'x-forwarded-for': '9.9.9.9, 198.51.100.1, 10.0.0.2' })).status).toBe(429);
  });

  it('counts an IPv6 household as one visitor', async () => {
    const ask = createVisited({ visitorAsks: 1 });
    await ask('2001:db8:1:2:3:4:5:6');
    expect((await ask('2001:db8:1:2::9')).status).toBe(429);
    expect((await ask('2001:db8:1:3::9')).status).toBe(200);
  });

  it('leaves programs on this machine alone, but not browsers or proxied visitors, unless told to', async () => {
    const ask = createVisited({ visitorAsks: 1 });
    for (let count = 0; count < 5; count++) expect((await ask('127.0.0.1')).status).toBe(200);
    await ask('127.0.0.1', { 'sec-fetch-site': 'same-origin' });
    expect((await ask('127.0.0.1', { 'sec-fetch-site': 'same-origin' })).status).toBe(429);
    expect((await ask('::1', { 'x-forwarded-for': '198.51.100.1' })).status).toBe(200);
    expect((await ask('::1', { 'x-forwarded-for': '198.51.100.1' })).status).toBe(429);

    const strict = createVisited({ visitorAsks: 1, limitLocal: true });
    await strict('127.0.0.1');
    expect((await strict('127.0.0.1')).status).toBe(429);
  });

  it('is off at zero', async () => {
    const ask = createVisited({ visitorAsks: 0, totalAsks: 0 });
    const response = await ask('203.0.113.5');
    expect(response.status).toBe(200);
    expect(response.headers.get('ratelimit') || null).toBeNull();
  });
});
