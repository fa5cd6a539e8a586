// While the service stops, an answer says that its connection ends with it.
import { expect, it } from 'vitest';
import { stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, postJson } from '../test-app.js';

it('tells whoever is still answered', async () => {
  let finish = (): void => {};
  let isAsked = false;
  const { app, slot } = createTestApp({
    async ask(request) {
      await new Promise<void>((resolve) => {
        finish = resolve;
        isAsked = true;
      });
      return stubAnswer(request);
    },
  });
  expect((await app.request('/healthz')).headers.get('connection')).toBeNull();
  const asked = postJson(app, '/api/ask', { question: '低空经济怎么发展？' });
  await expect.poll(() => isAsked).toBe(true);
  slot.stop();
  finish();
  const response = await asked;
  expect(response.status).toBe(200);
  expect(response.headers.get('connection')).toBe('close');
});
