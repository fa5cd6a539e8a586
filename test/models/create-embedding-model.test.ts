// Embeddings of an endpoint: batched, retried, paid for once, of the right length, and never from a damaged cache.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddingModel, type EmbeddingModelOptions } from '../../src/models/create-embedding-model.js';
import type { EmbeddingConfig } from '../../src/models/model-config.js';
import { embeddingConfigFor, FAST_RETRY, TEST_KEY } from '../support/model-fixture.js';
import { type EmbeddingBehaviour, type OpenAiServer, startOpenAiServer, vectorOf } from '../support/openai-server.js';

const TEXTS = Array.from({ length: 10 }, (_, index) => `第${index + 1}段：槐荫区规划纲要`);
let dir = '';
const servers: OpenAiServer[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'embeddings-'));
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function modelFor(
  embeddings: readonly EmbeddingBehaviour[],
  changes: Partial<EmbeddingConfig> = {},
  options: EmbeddingModelOptions = {},
) {
  const server = await startOpenAiServer({ embeddings });
  servers.push(server);
  const model = await createEmbeddingModel(embeddingConfigFor(server, changes), { retry: FAST_RETRY, ...options });
  return { server, model };
}

const unit = (vector: readonly number[]) => vector.map((value) => value / Math.hypot(...vector));
/** Equal but for the rounding to 32 bits. */
function expectClose(actual: readonly number[][], expected: readonly number[][]): void {
  const rounded = (vectors: readonly number[][]) => vectors.map((vector) => vector.map((value) => value.toFixed(5)));
  expect(rounded(actual)).toEqual(rounded(expected));
}
const inputs = (server: OpenAiServer) => server.requests.map(({ body }) => body['input'] as string[]);

describe('an embedding model', () => {
  it('embeds in batches, keeps the order and gives unit vectors', async () => {
    const { model, server } = await modelFor([{ kind: 'vectors', dimensions: 8 }]);
    const vectors = await model.embedDocuments(TEXTS);
    expect(
      inputs(server)
        .map(({ length }) => length)
        .sort(),
    ).toEqual([2, 4, 4]);
    expectClose(
      vectors,
      TEXTS.map((text) => unit(vectorOf(text, 8))),
    );
    expect(model).toMatchObject({ id: 'test-embedding', dimensions: 8 });
  });

  it('asks for plain numbers, and for a length only where one is wanted', async () => {
    const { model, server } = await modelFor([{ kind: 'vectors', dimensions: 8 }]);
    await model.embedQuery('问');
    expect(server.requests[0]?.body).toMatchObject({ encoding_format: 'float', model: 'test-embedding' });
    expect(server.requests[0]?.body).not.toHaveProperty('dimensions');
    const short = await modelFor([{ kind: 'vectors', dimensions: 8 }], { requestDimensions: 8 });
    await short.model.embedQuery('问');
    expect(short.server.requests[0]?.body).toMatchObject({ dimensions: 8 });
    expect(short.model.id).toBe('test-embedding@8');
  });

  it('learns its dimensions from one text when nobody knows them', async () => {
    const { model, server } = await modelFor([{ kind: 'vectors', dimensions: 12 }], { dimensions: null });
    expect(model.dimensions).toBe(12);
    expect(server.requests).toHaveLength(1);
  });

  it('reports progress up to the last text', async () => {
    const { model } = await modelFor([{ kind: 'vectors', dimensions: 8 }]);
    const steps: string[] = [];
    await model.embedDocuments(TEXTS, { onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps[0]).toBe('0/10');
    expect(steps.at(-1)).toBe('10/10');
  });

  it('pays for equal texts once, and for a question once', async () => {
    const { model, server } = await modelFor([{ kind: 'vectors', dimensions: 8 }]);
    expect(await model.embedDocuments(['甲', '甲', '乙'])).toHaveLength(3);
    expect(inputs(server)).toEqual([['甲', '乙']]);
    await model.embedQuery('问');
    await model.embedQuery('问');
    expect(server.requests).toHaveLength(2);
  });

  it('puts the instruction before a question only', async () => {
    const { model, server } = await modelFor([{ kind: 'vectors', dimensions: 8 }], { queryPrefix: '检索：' });
    await model.embedQuery('问');
    await model.embedDocuments(['文']);
    expect(inputs(server)).toEqual([['检索：问'], ['文']]);
  });

  it('keeps vectors over restarts', async () => {
    const first = await modelFor([{ kind: 'vectors', dimensions: 8 }], {}, { cacheDir: dir });
    const vectors = await first.model.embedDocuments(TEXTS);
    const second = await modelFor([{ kind: 'status', status: 500 }], {}, { cacheDir: dir });
    const again = await second.model.embedDocuments(TEXTS);
    expect(second.server.requests).toHaveLength(0);
    expectClose(again, vectors);
    expect(readdirSync(dir)).toHaveLength(1);
  });

  it('asks only for new texts', async () => {
    const first = await modelFor([{ kind: 'vectors', dimensions: 8 }], {}, { cacheDir: dir });
    await first.model.embedDocuments(TEXTS.slice(0, 5));
    const second = await modelFor([{ kind: 'vectors', dimensions: 8 }], { batch: 100 }, { cacheDir: dir });
    await second.model.embedDocuments(TEXTS);
    expect(inputs(second.server)).toEqual([TEXTS.slice(5)]);
  });

  it('keeps models apart', async () => {
    const first = await modelFor([{ kind: 'vectors', dimensions: 8 }], {}, { cacheDir: dir });
    await first.model.embedDocuments(['甲']);
    const second = await modelFor([{ kind: 'vectors', dimensions: 8 }], { model: 'other' }, { cacheDir: dir });
    await second.model.embedDocuments(['甲']);
    expect(second.server.requests).toHaveLength(1);
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, 200)],
    ['overwritten', (file: string) => writeFileSync(file, 'not a cache')],
    [
      'changed in one byte',
      (file: string) => {
        const data = readFileSync(file);
        data[data.length - 3] = (data[data.length - 3] ?? 0) ^ 1;
        writeFileSync(file, data);
      },
    ],
  ])('leaves out a cache that is %s, says so, and writes a sound one', async (_, damage) => {
    const first = await modelFor([{ kind: 'vectors', dimensions: 8 }], {}, { cacheDir: dir });
    await first.model.embedDocuments(TEXTS);
    damage(join(dir, readdirSync(dir)[0] ?? ''));
    const warnings: string[] = [];
    const second = await modelFor(
      [{ kind: 'vectors', dimensions: 8 }],
      { batch: 100 },
      { cacheDir: dir, warn: (message) => warnings.push(message) },
    );
    await second.model.embedDocuments(TEXTS);
    expect(warnings).toEqual([expect.stringContaining('damaged')]);
    expect(second.server.requests).toHaveLength(1);
    const third = await modelFor([{ kind: 'status', status: 500 }], {}, { cacheDir: dir });
    expect(await third.model.embedDocuments(TEXTS)).toHaveLength(10);
  });

  it('refuses vectors of another length than the index has', async () => {
    const { model } = await modelFor([{ kind: 'vectors', dimensions: 6 }], {}, { dimensions: 8 });
    await expect(model.embedQuery('问')).rejects.toMatchObject({ kind: 'wrong-dimension' });
    await expect(model.embedDocuments(['文'])).rejects.toThrow(/6 dimensions where 8 were expected/);
  });

  it('refuses too few vectors and vectors that are none', async () => {
    const few = await modelFor([{ kind: 'too-few', dimensions: 8 }]);
    await expect(few.model.embedDocuments(['甲', '乙'])).rejects.toMatchObject({ kind: 'malformed' });
    const odd = await modelFor([{ kind: 'not-numbers' }]);
    await expect(odd.model.embedDocuments(['甲'])).rejects.toMatchObject({ kind: 'bad-vectors' });
  });

  it('tries again after 429, and gives up in time when nothing comes', async () => {
    const { model, server } = await modelFor([
      { kind: 'status', status: 429 },
      { kind: 'vectors', dimensions: 8 },
    ]);
    expect(await model.embedQuery('问')).toHaveLength(8);
    expect(server.requests).toHaveLength(2);
    const hung = await modelFor([{ kind: 'hang' }], { timeoutMs: 100, retries: 1 });
    await expect(hung.model.embedQuery('问')).rejects.toMatchObject({ kind: 'timeout' });
    expect(hung.server.requests).toHaveLength(2);
  });

  it('keeps what was paid for when a later batch fails', async () => {
    const behaviours = [
      { kind: 'vectors', dimensions: 8 },
      { kind: 'status', status: 400 },
    ] as const;
    const { model } = await modelFor(behaviours, { concurrency: 1, batch: 5 }, { cacheDir: dir });
    await expect(model.embedDocuments(TEXTS)).rejects.toMatchObject({ kind: 'bad-request' });
    const next = await modelFor([{ kind: 'vectors', dimensions: 8 }], { batch: 100 }, { cacheDir: dir });
    await next.model.embedDocuments(TEXTS);
    expect(inputs(next.server)).toEqual([TEXTS.slice(5)]);
  });

  it('ends the request upstream when the caller leaves', async () => {
    const { model, server } = await modelFor([{ kind: 'hang' }]);
    const controller = new AbortController();
    const embedding = model.embedDocuments(['甲'], { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(embedding).rejects.toMatchObject({ kind: 'aborted' });
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('shows no key in its failures', async () => {
    const { model } = await modelFor([{ kind: 'status', status: 401 }]);
    const failure = await model.embedQuery('问').catch((error: Error) => error);
    expect(failure).toMatchObject({ kind: 'auth' });
    expect(`${(failure as Error).message}${(failure as Error).stack}`).not.toContain(TEST_KEY);
  });

  it('orders vectors by their index, not by their place', async () => {
    const { model } = await modelFor([{ kind: 'reversed', dimensions: 8 }]);
    expectClose(
      await model.embedDocuments(TEXTS),
      TEXTS.map((text) => unit(vectorOf(text, 8))),
    );
  });

  it('takes vectors without an index in the order of their texts', async () => {
    const { model } = await modelFor([{ kind: 'reversed', dimensions: 8, faulty: 'missing' }]);
    const vectors = await model.embedDocuments(TEXTS.slice(0, 2));
    expectClose(
      vectors,
      [TEXTS[1], TEXTS[0]].map((text) => unit(vectorOf(text ?? '', 8))),
    );
  });

  it('refuses vectors of which two have one index', async () => {
    const { model } = await modelFor([{ kind: 'reversed', dimensions: 8, faulty: 'repeated' }], { retries: 0 });
    await expect(model.embedDocuments(TEXTS)).rejects.toMatchObject({ kind: 'bad-vectors' });
  });

  it.each([
    ['zeros', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['one number throughout', [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
    ['no numbers', [1, null, 3, 4, 5, 6, 7, 8]],
    ['the same for every text', [1, 2, 3, 4, 5, 6, 7, 8]],
  ])('refuses vectors of %s, and keeps none of them', async (_, vector) => {
    const { model } = await modelFor([{ kind: 'same-vector', vector }], { retries: 0 }, { cacheDir: dir });
    await expect(model.embedDocuments(TEXTS)).rejects.toMatchObject({ kind: 'bad-vectors' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('gives vectors of length 1, whatever length the endpoint gives', async () => {
    const { model } = await modelFor([{ kind: 'vectors', dimensions: 8 }]);
    for (const vector of await model.embedDocuments(TEXTS)) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  });
});
