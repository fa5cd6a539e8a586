// A configured embedding model: built once, swapped in under a running service, and done without when it cannot be reached.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../src/assistant.js';
import { type OpenAiServer, startOpenAiServer } from './support/openai-server.js';
import { smallCorpus } from './support/small-corpus.js';

const QUESTION = '到2030年科技型中小企业要突破多少家？';
const VARIABLES = ['PLAN_EMBEDDING_MODEL', 'PLAN_EMBEDDING_BASE_URL', 'OPENAI_API_KEY', 'PLAN_MODEL_RETRIES'] as const;

let corpusDir: string;
let dataDir: string;
let server: OpenAiServer;
const notices: string[] = [];
const open: Assistant[] = [];
const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));

const start = async (options: { waitForEmbeddings: boolean }): Promise<Assistant> => {
  const assistant = await createAssistant({
    corpusDir,
    dataDir,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  open.push(assistant);
  return assistant;
};
const embeddedTexts = () =>
  server.requests.filter(({ path }) => path === '/v1/embeddings').flatMap(({ body }) => [body['input']].flat());

describe('an assistant with an embedding model', () => {
  beforeAll(async () => {
    corpusDir = smallCorpus('c03.jsonl', 'c03-plain.jsonl');
    dataDir = mkdtempSync(join(tmpdir(), 'plan-embeddings-'));
    server = await startOpenAiServer();
    process.env['PLAN_EMBEDDING_MODEL'] = 'test-embedding';
    process.env['PLAN_EMBEDDING_BASE_URL'] = server.baseUrl;
    process.env['OPENAI_API_KEY'] = 'sk-test';
    process.env['PLAN_MODEL_RETRIES'] = '0';
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((assistant) => assistant.close()));
    notices.length = 0;
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(corpusDir, { recursive: true, force: true });
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('answers with the embedded vectors at once, and goes over to the model when its index is ready', async () => {
    const assistant = await start({ waitForEmbeddings: false });
    expect(assistant.description.embeddingModel).toBe('embedded-lsa-1');
    const first = await assistant.ask({ question: QUESTION });
    expect(first.answer).toContain('600家');
    await assistant.close();
    expect(assistant.description.embeddingModel).toBe('test-embedding');
    expect((await assistant.ask({ question: QUESTION })).answer).toContain('600家');
  });

  it('embeds each chunk once, and keeps the index of each model for the next start', async () => {
    const texts = embeddedTexts().length;
    const assistant = await start({ waitForEmbeddings: true });
    expect(assistant.description.embeddingModel).toBe('test-embedding');
    expect(embeddedTexts().length - texts).toBeLessThan(assistant.chunks.length / 10);
    expect(readdirSync(join(dataDir, 'index')).filter((name) => !name.endsWith('.tmp'))).toHaveLength(2);
  });

  it('goes on with terms alone when the model cannot be reached, and says so', async () => {
    const assistant = await start({ waitForEmbeddings: true });
    await server.close();
    const answer = await assistant.ask({ question: '亿元楼宇到2030年要有几幢？' });
    expect(answer.answer).toContain('5幢');
    expect(notices.join('\n')).toContain('terms are searched alone');
    expect(notices.join('\n')).not.toContain('sk-test');
  });
});
