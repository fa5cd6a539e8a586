// Who may call from a browser: our own pages, listed sites, and nobody else.
import { describe, expect, it } from 'vitest';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { createTestApp, problemOf } from '../test-app.js';

const SITE = 'https://www.huaiyin.example';
const { app } = createTestApp({}, undefined, { protection: { ...PROTECTION_DEFAULTS, widgetOrigins: [SITE] } });
const ask = (headers: Record<string, string>) =>
  app.request('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'ask.example', ...headers },
    body: '{"question":"低空经济怎么发展？"}',
  });
const preflight = (origin: string) =>
  app.request('/api/ask', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });

describe('a listed site', () => {
  it('gets its preflight answered', async () => {
    const response = await preflight(SITE);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(response.headers.get('access-control-allow-headers')).toContain('Content-Type');
    expect(response.headers.get('vary')).toContain('Origin');
  });

  it('may ask and read the limits, without credentials', async () => {
    const response = await ask({ origin: SITE });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(response.headers.get('access-control-expose-headers')).toContain('RateLimit');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('can read problems too', async () => {
    const response = await app.request('/api/ask', { method: 'POST', headers: { origin: SITE }, body: '{}' });
    expect(response.status).toBe(415);
    expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
  });
});

describe('any other site', () => {
  it.each(['https://evil.example', 'http://www.huaiyin.example', `${SITE}.evil.example`, 'null'])(
    'may neither ask nor read: %s',
    async (origin) => {
      const asked = await ask({ origin });
      expect(asked.status).toBe(403);
      expect(asked.headers.has('access-control-allow-origin')).toBe(false);
      expect((await problemOf(asked)).detail).toContain('WIDGET_ORIGINS');
      const { headers } = await preflight(origin);
      expect(headers.has('access-control-allow-origin')).toBe(false);
      const read = await app.request('/api/plan', { headers: { origin } });
      expect(read.headers.has('access-control-allow-origin')).toBe(false);
    },
  );
});

describe('our own page', () => {
  it.each([
    ['by its host', { origin: 'http://ask.example' }],
    ['over https behind a proxy', { origin: 'https://ask.example' }],
    [
      'by the browser’s word, where a proxy rewrites the host',
      { origin: 'https://public.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('may ask: %s', async (_, headers) => {
    expect((await ask(headers)).status).toBe(200);
  });

  it('may be the other name of this machine', async () => {
    expect((await ask({ host: '127.0.0.1:8787', origin: 'http://localhost:8787' })).status).toBe(200);
    expect((await ask({ host: '127.0.0.1:8787', origin: 'http://localhost:9999' })).status).toBe(403);
  });

  it('needs no origin: programs send none', async () => {
    expect((await ask({})).status).toBe(200);
  });
});
