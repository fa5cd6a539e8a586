// A new edition of the plan, with one item taken out: its aids are older than itself, and it is served all the same.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../src/assistant.js';
import { parsePlan } from '../src/plan/parse-plan.js';
import { writePlan } from '../src/plan/plan-store.js';
import { AssistantSlot } from '../src/server/assistant-slot.js';
import { createTestApp, postJson } from './server/test-app.js';
import { seedText } from './support/seed-plan.js';
import { smallCorpus } from './support/small-corpus.js';

/** The last principle of chapter 1: no passage after it takes its id. */
const TAKEN_OUT = /^——坚持统筹发展和安全。.*\n/m;
const QUESTION = '到2030年集成电路产业规模达到多少？';

const corpusDir = smallCorpus('c01-cadre.jsonl', 'c02.jsonl');
const notices: string[] = [];
let assistant: Assistant;

beforeAll(async () => {
  writePlan(parsePlan(Buffer.from(seedText.replace(TAKEN_OUT, ''))), corpusDir);
  assistant = await createAssistant({
    corpusDir,
    dataDir: null,
    models: 'embedded',
    onNotice: (notice) => notices.push(notice),
  });
});
afterAll(async () => {
  await assistant?.close();
  rmSync(corpusDir, { recursive: true, force: true });
});

describe('an edition with one item taken out', () => {
  it('is told with the rows of its aids that are left out, once', () => {
    const told = notices.filter((notice) => notice.includes('left out'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^\d+ rows of index-time questions are left out: .*1 are not in the plan \(c1\.4\.6\)/);
  });

  it('is asked', async () => {
    expect((await assistant.ask({ question: QUESTION })).answer).toContain('30亿元');
  });

  it('is served', async () => {
    const { app } = createTestApp({}, AssistantSlot.of(assistant));
    expect((await postJson(app, '/api/ask', { question: QUESTION })).status).toBe(200);
    expect((await app.request('/plan')).status).toBe(200);
  });
});
