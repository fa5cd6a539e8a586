// The service and its file of ratings: opened before the first visitor, closed with the last.
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { openFeedbackStore } from '../../../src/server/feedback/feedback-store.js';
import { type ServeOptions, serve } from '../../../src/server/serve.js';
import { createStubAssistant } from '../../support/stub-assistant.js';
import { createTestLog } from '../test-app.js';

function start(openFeedback: NonNullable<ServeOptions['openFeedback']>) {
  const signals = new EventEmitter();
  const said: string[] = [];
  const complained: string[] = [];
  const exitCode = serve({
    config: { port: 0, host: '127.0.0.1', logLevel: 'info', shutdownMs: 1_000 },
    logger: createTestLog().logger,
    openFeedback,
    load: async () => createStubAssistant(),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    showProgress: () => {},
    signals: signals as unknown as ServeOptions['signals'],
    exit: () => {},
  });
  return { exitCode, said, complained, stop: () => signals.emit('SIGTERM', 'SIGTERM') };
}

it('starts over a file of ratings that cannot be opened, and says what to mend', async () => {
  const { exitCode, said, complained, stop } = start(() => {
    throw new Error('file is not a database');
  });
  await expect.poll(() => said.some((line) => line.startsWith('可以提问了'))).toBe(true);
  expect(complained.join()).toMatch(/照常回答[\s\S]*file is not a database[\s\S]*FEEDBACK=off/);
  stop();
  expect(await exitCode).toBe(0);
});

it('closes the file when it stops', async () => {
  const store = openFeedbackStore(':memory:', { retentionDays: 1 });
  const { exitCode, said, stop } = start(() => store);
  await expect.poll(() => said.some((line) => line.startsWith('可以提问了'))).toBe(true);
  stop();
  expect(await exitCode).toBe(0);
  expect(() => store.list(new Date(0))).toThrow('not open');
});
