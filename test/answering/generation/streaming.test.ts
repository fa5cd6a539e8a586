// Claims on their way: at 30 tokens a second the first one reaches the reader when it is whole, and who leaves pays no more.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../../../src/assistant.js';
import { createChatModel } from '../../../src/models/create-chat-model.js';
import { chatConfigFor } from '../../support/model-fixture.js';
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.js';

const QUESTION = '到2030年集成电路产业规模和科技型中小企业数量的目标是多少？';
const QUOTES = ['到2030年，集成电路产业规模达到30亿元', '到2030年科技型中小企业突破600家'];
const claimOf = (quote: string) => JSON.stringify({ part: 1, text: `${quote}。`, quotes: [{ label: 'S1', quote }] });
const REPLY = `{"absent":"","claims":[${QUOTES.map(claimOf).join(',')},${claimOf(QUOTES[0] ?? '')}]}`;
const FIRST_ENDS = REPLY.indexOf('}]}') + 3;
/** A token is some two characters of this text. */
const TOKEN = 2;
const TOKENS_PER_SECOND = 30;

let server: OpenAiServer;
let assistant: Assistant;

beforeAll(async () => {
  await import('@langchain/openai');
  server = await startOpenAiServer({
    chat: [{ kind: 'reply', text: REPLY, pieceLength: TOKEN, delayMs: 1_000 / TOKENS_PER_SECOND }],
  });
  const limits = { firstTokenMs: 5_000, totalMs: 60_000, maxOutputTokens: 500, maxReplyCharacters: 5_000 };
  assistant = await createAssistant({
    dataDir: join(tmpdir(), 'plan-assistant-test'),
    models: 'embedded',
    chatModel: createChatModel(chatConfigFor(server, { retries: 0, limits })),
  });
  await assistant.ask({ question: QUESTION, mode: 'extractive' });
});
afterAll(async () => {
  await assistant.close();
  await server.close();
});

it('gives the first claim as soon as it is whole, while the model writes on', async () => {
  const start = performance.now();
  let firstMs = 0;
  for await (const { type } of assistant.askStream({ question: QUESTION }))
    if (type === 'claim') firstMs ||= performance.now() - start;
  const totalMs = performance.now() - start;
  const expected = (FIRST_ENDS / REPLY.length) * totalMs;
  process.stdout.write(
    `first claim after ${Math.round(firstMs)} of ${Math.round(totalMs)} ms at ${TOKENS_PER_SECOND} tokens a second\n`,
  );
  // A tenth of the whole is room for a busy machine.
  expect(firstMs).toBeLessThan(expected + 0.1 * totalMs);
  expect(firstMs).toBeGreaterThan(0);
}, 60_000);

it('ends the model’s work when the reader leaves after the first claim', async () => {
  const controller = new AbortController();
  const reading = (async () => {
    for await (const { type } of assistant.askStream({ question: QUESTION }, { signal: controller.signal }))
      if (type === 'claim') controller.abort();
  })();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => server.requests.at(-1)?.isAborted).toBe(true);
}, 60_000);

it('ends the model’s work when the reader stops reading', async () => {
  for await (const { type } of assistant.askStream({ question: QUESTION })) if (type === 'claim') break;
  await expect.poll(() => server.requests.at(-1)?.isAborted).toBe(true);
}, 60_000);
