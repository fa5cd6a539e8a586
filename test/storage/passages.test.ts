// Passages searched in memory and in PostgreSQL: the same passages in the same order, with vectors where the server has them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunkPlan } from '../../src/chunking/chunk-plan.js';
import { createPassageRetriever, type PassageHit } from '../../src/retrieval/passage-retriever.js';
import { migrate } from '../../src/storage/migrate.js';
import { type Database, openDatabase } from '../../src/storage/open-database.js';
import { openVectors } from '../../src/storage/open-vectors.js';
import { openPostgresPassages, type PostgresPassages } from '../../src/storage/postgres-passages.js';
import { startPglite, startPostgres, type TestServer } from '../support/postgres-server.js';
import { PROJECT_ROOT, seedPlan } from '../support/seed-plan.js';

const PASSAGES = chunkPlan(seedPlan).map(({ id, searchText }) => ({ id, text: searchText }));
const QUESTIONS = readFileSync(join(PROJECT_ROOT, 'eval', 'questions.jsonl'), 'utf8')
  .split('\n')
  .slice(0, 80)
  .map((line) => JSON.parse(line) as { question: string });
const idsOf = (hits: readonly PassageHit[]): string[] => hits.map(({ id }) => id);

describe.each([
  ['PostgreSQL', startPostgres],
  ['PostgreSQL in PGlite', startPglite],
])('passages in %s', (_, start) => {
  let server: TestServer;
  let database: Database;
  let stored: PostgresPassages;
  beforeAll(async () => {
    server = await start();
    database = openDatabase(server.url);
    await migrate(database);
    // As many candidates as there are passages: what is found must be what memory finds.
    stored = await openPostgresPassages(database, { collection: 'plan', vectors: null, candidates: PASSAGES.length });
    await stored.add(PASSAGES);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('are found as they are found in memory, for real questions', async () => {
    const inMemory = await createPassageRetriever(PASSAGES);
    for (const { question } of QUESTIONS) {
      const [expected, found] = [await inMemory.search(question, 10), await stored.search(question, 10)];
      expect(idsOf(found)).toEqual(idsOf(expected));
      for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? 0, 5);
    }
  });

  it('are not found by words that no passage has, or by marks that a query would read', async () => {
    expect(await stored.search('zzz', 5)).toEqual([]);
    expect(await stored.search("a' | 'b \\ & !(x:*)", 5)).toEqual([]);
  });

  it('stand apart from another collection of the same database', async () => {
    const other = await openPostgresPassages(database, { collection: 'other', vectors: null });
    await other.add([{ id: 'tea', text: '普洱茶产自云南。' }]);
    expect(idsOf(await other.search('普洱茶产自哪里？', 5))).toEqual(['tea']);
    expect(idsOf(await stored.search('普洱茶产自哪里？', 5))).not.toContain('tea');
  });
});

describe('vectors', () => {
  it('bring passages that share no term with the question, where the server has pgvector', async () => {
    const server = await startPglite();
    const database = openDatabase(server.url);
    await migrate(database);
    const vectors = await openVectors(database, { dimensions: 3 });
    const stored = await openPostgresPassages(database, { collection: 'small', vectors });
    const passages = [
      { id: 'tea', text: '普洱茶产自云南。' },
      { id: 'lake', text: '滇池在昆明。' },
    ];
    const [toTea, toLake] = [
      [1, 0, 0],
      [0, 1, 0],
    ];
    await stored.add(passages, [toTea, toLake] as number[][]);
    expect(idsOf(await stored.search('什么饮品？', 1, toTea))).toEqual(['tea']);
    expect(idsOf(await stored.search('什么水面？', 1, toLake))).toEqual(['lake']);
    await database.close();
    await server.stop();
  });

  it('are left out, and the operator told once, where it has not', async () => {
    const database: Pick<Database, 'query'> = { query: async <Row extends object>() => [{ there: false }] as Row[] };
    const notices: string[] = [];
    const opened = await openVectors(database as Database, {
      dimensions: 3,
      onNotice: (notice) => notices.push(notice),
    });
    expect(opened).toBeNull();
    expect(notices).toEqual([expect.stringContaining('has no pgvector')]);
  });
});
