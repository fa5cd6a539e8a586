// The app over a stub assistant, with its log kept in memory.
import { Writable } from 'node:stream';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { type AppOptions, createApp } from '../../src/server/create-app.js';
import { LOG_SERIALIZERS, type Logger } from '../../src/server/create-logger.js';
import type { ProblemDetails } from '../../src/server/problem.js';
import { createStubAssistant, type StubAssistant, type StubParts } from '../support/stub-assistant.js';

export interface TestLog {
  readonly logger: Logger;
  text(): string;
}

export function createTestLog(level = 'info'): TestLog {
  let written = '';
  const stream = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  return { logger: pino({ level, serializers: LOG_SERIALIZERS }, stream), text: () => written };
}

export interface TestApp {
  readonly app: Hono;
  readonly assistant: StubAssistant;
  readonly log: TestLog;
  readonly slot: AssistantSlot;
}

/** No built faces: what a test sees of pages does not depend on what was built before. */
const NO_FACES = { webDir: '/none' };

export function createTestApp(
  parts: StubParts = {},
  slot?: AssistantSlot,
  options: Partial<Omit<AppOptions, 'slot' | 'logger'>> = {},
): TestApp {
  const assistant = createStubAssistant(parts);
  const log = createTestLog();
  const filled = slot ?? AssistantSlot.of(assistant);
  const app = createApp({ slot: filled, logger: log.logger, heartbeatMs: 30, ...NO_FACES, ...options });
  return { app, assistant, log, slot: filled };
}

/** POSTs a value as JSON. */
export const postJson = (app: Hono, path: string, value: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });

export async function problemOf(response: Response): Promise<ProblemDetails> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    throw new Error(`not a problem but ${response.headers.get('content-type')}: ${await response.text()}`);
  }
  return (await response.json()) as ProblemDetails;
}
