// The whole plan is rendered once, and sent as often as it is asked for; a search is rendered anew and takes its turn.
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { createTestApp } from '../test-app.js';

it.each(['/plan', '/indicators'])('%s is the same page each time, in a few milliseconds', async (path) => {
  const { app } = createTestApp();
  const first = await (await app.request(path)).text();
  const began = performance.now();
  for (let reader = 0; reader < 200; reader++) {
    const response = await app.request(path);
    if (reader === 0) expect(await response.text()).toBe(first);
  }
  // Rendered each time, 200 readings of the plan take more than a second.
  expect(performance.now() - began).toBeLessThan(500);
});

it('is sent compressed to who takes it so, and not at all to who has it', async () => {
  const { app } = createTestApp();
  const plain = await (await app.request('/plan')).text();
  const packed = await app.request('/plan', { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(plain);
  const etag = packed.headers.get('etag') ?? '';
  const again = await app.request('/plan', { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

it('is not what a search is answered with', async () => {
  const { app } = createTestApp();
  await app.request('/plan');
  expect(await (await app.request(`/plan?q=${encodeURIComponent('低空经济')}`)).text()).toContain('id="hit-1"');
  expect(await (await app.request('/plan')).text()).not.toContain('id="hit-1"');
});

it('shows a page that comes again by itself where too many search', async () => {
  const { app } = createTestApp({}, undefined, { protection: PROTECTION_DEFAULTS, loopDelay: () => 5_000 });
  const refused = await app.request('/plan?q=a');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('3');
  expect(await refused.text()).toContain('http-equiv="refresh"');
  expect((await app.request('/plan')).status).toBe(200);
});
