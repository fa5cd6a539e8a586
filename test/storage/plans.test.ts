// Plans that one instance publishes and another serves: whole editions, file by file, within seconds.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant.js';
import { migrate } from '../../src/storage/migrate.js';
import { type Database, openDatabase } from '../../src/storage/open-database.js';
import { listPlans, publishPlan, pullPlan, watchPlan } from '../../src/storage/postgres-plans.js';
import { startPostgres, type TestServer } from '../support/postgres-server.js';

describe('plans in PostgreSQL', () => {
  let server: TestServer;
  let first: Database;
  let second: Database;
  let folder: string;
  beforeAll(async () => {
    server = await startPostgres();
    [first, second] = [openDatabase(server.url), openDatabase(server.url)];
    await migrate(first);
    folder = mkdtempSync(join(tmpdir(), 'plan-published-'));
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('come back file by file, and the same edition is taken once', async () => {
    const { id, edition } = await publishPlan(first, { id: 'small', title: '小规划', folder: 'corpus/general' });
    const taken = await pullPlan(second, id, join(folder, 'small'));
    expect(taken).toBe(join(folder, 'small', edition));
    for (const name of ['selection.json', 'verdicts.json'])
      expect(readFileSync(join(taken ?? '', name))).toEqual(readFileSync(join('corpus/general', name)));
    writeFileSync(join(taken ?? '', 'mark'), '');
    expect(await pullPlan(second, id, join(folder, 'small'))).toBe(taken);
    expect(readFileSync(join(taken ?? '', 'mark'), 'utf8')).toBe('');
    expect(await listPlans(second)).toEqual([{ id, title: '小规划', edition }]);
  });

  it('are seen by another instance within five seconds of their new edition', async () => {
    const source = join(folder, 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'plan.txt'), '旧');
    await publishPlan(first, { id: 'edition', title: '规划', folder: source });
    const seen: string[] = [];
    const end = watchPlan(second, { id: 'edition', into: join(folder, 'watched') }, (place) =>
      seen.push(readFileSync(join(place, 'plan.txt'), 'utf8')),
    );
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['旧']);
    writeFileSync(join(source, 'plan.txt'), '新');
    await publishPlan(first, { id: 'edition', title: '规划', folder: source });
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['旧', '新']);
    end();
  });

  it('answer from the database as they answer from their files', async () => {
    await publishPlan(first, { id: 'whole', title: '规划', folder: 'corpus' });
    const corpusDir = await pullPlan(second, 'whole', join(folder, 'whole'));
    const question = '到2030年集成电路产业规模达到多少？';
    // Both read the same index, since both are made from the same files.
    const fromDatabase = await createAssistant({ corpusDir: corpusDir ?? '', models: 'embedded' });
    const fromFiles = await createAssistant({ models: 'embedded' });
    const { id: _id, timings: _timings, ...expected } = await fromFiles.ask({ question });
    expect(await fromDatabase.ask({ question })).toMatchObject(expected);
  });

  it('refuse a path that leads out of their folder', async () => {
    await publishPlan(first, { id: 'evil', title: '规划', folder: 'corpus/general' });
    await first.query(`UPDATE plan_file SET path = '../../escaped' WHERE plan_id = 'evil' AND path = 'verdicts.json'`);
    await expect(pullPlan(second, 'evil', join(folder, 'evil'))).rejects.toThrow('leads out of its folder');
  });
});
