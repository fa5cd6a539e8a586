// No input that is accepted costs more than a little processor time, whatever it is and wherever it comes in.
import fc from 'fast-check';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateClaims } from '../src/answering/generation/generate-claims.js';
import { MOST_QUESTION_CHARACTERS, MOST_TURN_CHARACTERS, MOST_TURNS } from '../src/answering/input-limits.js';
import { type Assistant, createAssistant } from '../src/assistant.js';
import type { ChatModelPort } from '../src/models/chat-model-port.js';
import { MODEL_DEFAULTS } from '../src/models/model-config.js';
import { ModelFailure } from '../src/models/model-failure.js';
import { AssistantSlot } from '../src/server/assistant-slot.js';
import { NOTE_CHARACTERS } from '../src/server/feedback/feedback-message.js';
import { maskPersonalData } from '../src/server/security/mask-personal-data.js';
import { createTestApp, postJson } from './server/test-app.js';
import { hostileText, NAMED_TEXTS } from './support/hostile-texts.js';
import { hitsFor } from './support/plan-fixture.js';
import { processorTime } from './support/processor-time.js';

/** A few milliseconds on an idle machine; work that grows with the square of such texts takes a second and more. */
const MOST_MS = 100;
/** A question is read, and ten parts of it are searched and judged. */
const MOST_MS_OF_QUESTION = 800;
/** Its turns are each answered again, in every way that they may be read. */
const MOST_MS_OF_CONVERSATION = 1_600;
/** Fifty claims, each held against two passages. */
const MOST_MS_OF_CLAIMS = 200;
const RUNS = 150;
let assistant: Assistant;
let app: Hono;
beforeAll(async () => {
  assistant = await createAssistant({ models: 'embedded' });
  app = createTestApp({}, AssistantSlot.of(assistant)).app;
  // What is loaded or computed once is paid here.
  await assistant.ask({ question: '到2030年集成电路产业规模达到多少？' });
  await (await app.request('/plan?q=槐荫')).text();
});
afterAll(() => assistant.close());

/** Asserts the limit over texts made for it and over those that were named. */
async function expectCheap(length: number, work: (text: string) => unknown, most = MOST_MS): Promise<void> {
  const check = async (text: string): Promise<void> => {
    const spent = await processorTime(() => work(text), most);
    expect(spent, `「${text.slice(0, 60)}…」, ${text.length} characters`).toBeLessThanOrEqual(most);
  };
  for (const text of NAMED_TEXTS) await check(text.slice(0, length));
  await fc.assert(fc.asyncProperty(hostileText(length), check), { numRuns: RUNS, endOnFailure: true });
}

const historyOf = (content: string) =>
  Array.from({ length: MOST_TURNS }, (_, turn) => ({
    role: turn % 2 === 0 ? ('user' as const) : ('assistant' as const),
    content,
  }));

/** A model that says this, in pieces of one size. */
function modelThatSays(text: string, pieceLength: number): ChatModelPort {
  return {
    id: 'hostile',
    limits: { firstTokenMs: 1_000, totalMs: 10_000, maxOutputTokens: 1_000, maxReplyCharacters: 24_000 },
    async *stream() {
      for (let at = 0; at < text.length; at += pieceLength) yield { text: text.slice(at, at + pieceLength) };
    },
  };
}

/** Reads and verifies a whole reply; that nothing of it stands is no matter here. */
async function readReply(text: string, pieceLength: number): Promise<void> {
  const hits = hitsFor('到2030年，集成电路产业规模达到30亿元', '坚决遏制耕地“非农化”', '人均预期寿命（岁）');
  const question = '集成电路产业规模是多少？';
  const model = modelThatSays(text, pieceLength);
  const { claims } = generateClaims({ question, standaloneQuestion: question, hits, plan: assistant.plan, model });
  try {
    for await (const _ of claims);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
  }
}

describe('the processor time of', { timeout: 300_000 }, () => {
  it('a question', () =>
    expectCheap(
      MOST_QUESTION_CHARACTERS,
      (question) => assistant.ask({ question, mode: 'extractive' }),
      MOST_MS_OF_QUESTION,
    ));

  it('a question longer than the service takes, from another face', () =>
    expectCheap(
      4 * MOST_QUESTION_CHARACTERS,
      (question) => assistant.ask({ question, mode: 'extractive' }),
      MOST_MS_OF_QUESTION,
    ));

  it('a conversation', () =>
    expectCheap(
      MOST_TURN_CHARACTERS,
      (content) => assistant.ask({ question: '那边呢？', history: historyOf(content), mode: 'extractive' }),
      MOST_MS_OF_CONVERSATION,
    ));

  it('a request over HTTP, masked and checked', () =>
    expectCheap(
      MOST_QUESTION_CHARACTERS,
      async (question) => {
        const history = historyOf(question).slice(0, 6);
        await (await postJson(app, '/api/ask', { question, history })).text();
      },
      MOST_MS_OF_QUESTION,
    ));

  it('a search', () =>
    expectCheap(MOST_QUESTION_CHARACTERS, async (words) => {
      await (await app.request(`/api/search?q=${encodeURIComponent(words)}&k=50`)).text();
    }));

  it('words looked for in the plan, with a passage marked', () =>
    expectCheap(200, async (words) => {
      const query = `q=${encodeURIComponent(words)}&mark=0-36000`;
      await (await app.request(`/plan?${query}`)).text();
    }));

  it('one character looked for in the plan', () =>
    expectCheap(1, async (words) => {
      await (await app.request(`/plan?q=${encodeURIComponent(words)}&mark=0-36000`)).text();
    }));

  it('headers', () =>
    expectCheap(4_000, async (text) => {
      const value = text.replace(/[^\x20-\x7e]/g, ',');
      const names = [
        'accept',
        'accept-encoding',
        'accept-language',
        'x-forwarded-for',
        'origin',
        'host',
        'if-none-match',
      ];
      const headers = Object.fromEntries(names.map((name) => [name, value]));
      await (await app.request('/indicators', { headers })).text();
      await (await postJson(app, '/api/feedback', {}, { ...headers, 'content-type': value })).text();
    }));

  it('a mask over a note, a question or a turn', () => expectCheap(MOST_TURN_CHARACTERS, maskPersonalData));

  it('a note of a reader', () => expectCheap(NOTE_CHARACTERS, maskPersonalData));

  it.each([7, 24_000])('a reply of a model, in pieces of %i', (pieceLength) =>
    expectCheap(MODEL_DEFAULTS.maxReplyCharacters, (text) => readReply(text, pieceLength)),
  );

  it('a reply of a model that is full of claims', () =>
    expectCheap(
      300,
      (text) => {
        const claim = {
          text: text.slice(0, 100),
          quotes: [
            { label: 'S1', quote: text },
            { label: 'S3', quote: text },
          ],
        };
        const most = Math.floor(MODEL_DEFAULTS.maxReplyCharacters / JSON.stringify(claim).length);
        return readReply(JSON.stringify({ claims: Array.from({ length: most }, () => claim) }), 50);
      },
      MOST_MS_OF_CLAIMS,
    ));

  it('a claim of a model', () =>
    expectCheap(400, (text) =>
      readReply(JSON.stringify({ claims: [{ text, quotes: [{ label: 'S1', quote: '集成电路产业规模' }] }] }), 50),
    ));

  it('a quote of a model', () =>
    expectCheap(800, (quote) => {
      const quotes = ['S1', 'S2', 'S3', 'S1', 'S2', 'S3'].map((label) => ({ label, quote }));
      return readReply(JSON.stringify({ claims: [{ text: '集成电路产业规模达到30亿元。', quotes }] }), 50);
    }));
});
