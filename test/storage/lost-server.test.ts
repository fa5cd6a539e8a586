// The server killed under load: nothing that was acknowledged is lost, callers hear 503, and all mends itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpProblem } from '../../src/server/problem.js';
import { migrate } from '../../src/storage/migrate.js';
import { type Database, openDatabase } from '../../src/storage/open-database.js';
import { openPostgresFeedback, type SharedFeedback } from '../../src/storage/postgres-feedback.js';
import { installedServer, startPostgres, type TestServer } from '../support/postgres-server.js';

const rating = (answerId: string) =>
  ({ answerId, verdict: 'up', status: 'answered', mode: 'extractive', digest: 'd'.repeat(64) }) as const;

describe.runIf(installedServer() !== null)('a database that goes away', () => {
  let server: TestServer;
  let database: Database;
  let feedback: SharedFeedback;
  beforeAll(async () => {
    server = await startPostgres();
    database = openDatabase(server.url);
    await migrate(database);
    feedback = await openPostgresFeedback(database, { retentionDays: 30 });
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('loses no acknowledged rating, answers 503 with Retry-After, and takes ratings again when it is back', async () => {
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    let isOver = false;
    const client = async (name: number): Promise<void> => {
      for (let count = 0; !isOver; count++) {
        try {
          await feedback.rate(rating(`${name}-${count}`));
          acknowledged.push(`${name}-${count}`);
        } catch (error) {
          refused.push(error);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const clients = [1, 2, 3, 4].map(client);
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(50);
    await server.kill();
    await expect.poll(() => refused.length, { timeout: 20_000 }).toBeGreaterThan(3);
    const before = acknowledged.length;
    await server.restart();
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 20);
    isOver = true;
    await Promise.all(clients);
    for (const error of refused) {
      expect(error).toBeInstanceOf(HttpProblem);
      expect(error).toMatchObject({ status: 503, extras: { headers: { 'retry-after': '2' } } });
    }
    const kept = new Set((await feedback.list(new Date(0))).map(({ answerId }) => answerId));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
