// A model that hangs, at every point of a reply: the reader gets an answer in time, what was verified stays, the breaker opens.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answering/answer.js';
import { type Assistant, createAssistant } from '../../../src/assistant.js';
import type { ChatModelPort } from '../../../src/models/chat-model-port.js';
import { createChatModel } from '../../../src/models/create-chat-model.js';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createTestApp, postJson } from '../../server/test-app.js';
import { answerHonestly } from '../../support/honest-model.js';
import { chatConfigFor } from '../../support/model-fixture.js';
import {
  type ChatBehaviour,
  type OpenAiServer,
  type ReceivedRequest,
  startOpenAiServer,
} from '../../support/openai-server.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';
/** As configured models have it: the whole may take as long as the first token, so that both limits pass together. */
const LIMITS = { firstTokenMs: 500, totalMs: 500, maxOutputTokens: 500, maxReplyCharacters: 5_000 };

let server: OpenAiServer;
let behave: (request: ReceivedRequest) => ChatBehaviour;
let assistant: Assistant;
/** The model of the test under way: each has a breaker of its own. */
let model: ChatModelPort;

function useModel(failures = 1_000): void {
  model = createChatModel(chatConfigFor(server, { retries: 0, limits: LIMITS }), { breaker: { failures } });
}

beforeAll(async () => {
  await import('@langchain/openai');
  server = await startOpenAiServer({ chat: (request) => behave(request) });
  assistant = await createAssistant({
    models: 'embedded',
    chatModel: { id: 'test-model', limits: LIMITS, stream: (messages, options) => model.stream(messages, options) },
  });
});
beforeEach(() => useModel());
afterAll(async () => {
  await assistant.close();
  await server.close();
});

/** Asks over HTTP, as a reader does. */
async function askOverHttp(body: object): Promise<{ status: number; answer: Answer }> {
  const { app } = createTestApp({}, AssistantSlot.of(assistant));
  const response = await postJson(app, '/api/ask', body);
  return { status: response.status, answer: (await response.json()) as Answer };
}

/** The honest reply up to somewhere in its second claim, and then nothing more. */
function stallInSecondClaim(request: ReceivedRequest): ChatBehaviour {
  const honest = answerHonestly(request, 2);
  if (honest.kind !== 'reply') return honest;
  return { kind: 'stall', text: honest.text.slice(0, honest.text.lastIndexOf('"quotes"')) };
}

describe('a model that hangs', () => {
  it('before its first word: the extracted answer comes, with the time-out as its reason', async () => {
    behave = () => ({ kind: 'hang' });
    const { status, answer } = await askOverHttp({ question: QUESTION });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      status: 'answered',
      mode: 'extractive',
      generation: { fallback: 'timeout', claimsKept: 0 },
    });
    expect(answer.answer).toContain('30亿元');
  });

  it('in the middle of its first claim: the same', async () => {
    behave = () => ({ kind: 'stall', text: '{"claims":[{"text":"到2030年，集成' });
    const { status, answer } = await askOverHttp({ question: QUESTION });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ mode: 'extractive', generation: { fallback: 'timeout' } });
    expect(answer.answer).toContain('30亿元');
  });

  it('after a claim: what was verified stays, and the answer is partial', async () => {
    behave = stallInSecondClaim;
    const { status, answer } = await askOverHttp({ question: QUESTION });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      status: 'partial',
      mode: 'generated',
      generation: { fallback: null, claimsKept: 1, claimsDropped: { 'cut-off': 1 } },
    });
    expect(answer.claims).toHaveLength(1);
  });

  it.each([
    ['before its first word', (): ChatBehaviour => ({ kind: 'hang' })],
    ['after its first words', (): ChatBehaviour => ({ kind: 'stall', text: '{"claims":[' })],
    ['after a claim', stallInSecondClaim],
  ])('again and again %s: the breaker opens, and readers get their answer at once', async (_, behaviour) => {
    behave = behaviour;
    useModel(3);
    for (let i = 0; i < 3; i++) await assistant.ask({ question: QUESTION });
    const before = server.requests.length;
    const start = performance.now();
    const answer = await assistant.ask({ question: QUESTION });
    expect(answer).toMatchObject({ mode: 'extractive', generation: { fallback: 'circuit-open' } });
    expect(server.requests.length).toBe(before);
    expect(performance.now() - start).toBeLessThan(400);
  });

  it('while a follow-up is condensed: the time-out counts, and the question is answered all the same', async () => {
    behave = () => ({ kind: 'hang' });
    const history = [{ role: 'user' as const, content: '高端数控机床与机器人产业2030年的目标规模是多少？' }];
    const answer = await assistant.ask({ question: '那边的集成电路产业规模又要达到多少', history });
    expect(answer).toMatchObject({ mode: 'extractive', generation: { fallback: 'timeout' } });
  });

  it('and a reader who leaves meanwhile is still a reader who left', async () => {
    behave = () => ({ kind: 'hang' });
    useModel(1);
    const controller = new AbortController();
    const asking = assistant.ask({ question: QUESTION }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    // Leaving says nothing about the endpoint: the circuit stays closed.
    behave = answerHonestly;
    expect((await assistant.ask({ question: QUESTION })).mode).toBe('generated');
  });
});
