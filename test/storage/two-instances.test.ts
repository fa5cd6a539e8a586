// Two apps over one database behind one load: limits are counted together, and ratings stand in one place.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTECTION_DEFAULTS } from '../../src/server/security/protection-config.js';
import { openShared, type Shared } from '../../src/storage/open-shared.js';
import { createTestApp, postJson, type TestApp } from '../server/test-app.js';
import { startPostgres, type TestServer } from '../support/postgres-server.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';
const protection = { ...PROTECTION_DEFAULTS, totalAsks: 30, limitLocal: true };

interface Instance extends TestApp {
  readonly shared: Shared;
}

async function startInstance(url: string): Promise<Instance> {
  const shared = await openShared(url);
  const feedback = await shared.openFeedback({ retentionDays: 30 });
  return { shared, ...createTestApp({}, undefined, { ...shared.app, feedback, protection }) };
}

describe('two instances over one database', () => {
  let server: TestServer;
  let instances: readonly [Instance, Instance];
  beforeAll(async () => {
    server = await startPostgres();
    instances = await Promise.all([startInstance(server.url), startInstance(server.url)]);
  });
  afterAll(async () => {
    await Promise.all(instances.map(({ shared }) => shared.close()));
    await server.stop();
  });

  it('answer a question on one that was asked on the other, without asking the assistant again', async () => {
    const [first, second] = instances;
    await postJson(first.app, '/api/ask', { question: QUESTION });
    await expect.poll(async () => (await first.shared.database.query('SELECT 1 FROM answer')).length).toBe(1);
    const answer = await (await postJson(second.app, '/api/ask', { question: QUESTION })).json();
    expect(answer).toMatchObject({ status: 'answered', question: QUESTION });
    expect(second.assistant.calls).toHaveLength(0);
  });

  it('take together no more than the limit', async () => {
    await instances[0].shared.database.query('TRUNCATE rate_window');
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const response = await postJson(instances[at % 2 === 0 ? 0 : 1].app, '/api/ask', { question: QUESTION });
        return response.status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('keep ratings in one place', async () => {
    await instances[0].shared.database.query('TRUNCATE rate_window');
    const rating = { verdict: 'up', status: 'answered', mode: 'extractive', digest: 'd'.repeat(64) };
    const ids = ['7f3c2a10-5b1e-4c2d-9a3b-0d1e2f3a4b50', '7f3c2a10-5b1e-4c2d-9a3b-0d1e2f3a4b51'];
    for (const [at, { app }] of instances.entries())
      expect((await postJson(app, '/api/feedback', { ...rating, answerId: ids[at] })).status).toBe(200);
    const store = await instances[1].shared.openFeedback({ retentionDays: 30 });
    expect((await store.list(new Date(0))).map(({ answerId }) => answerId)).toEqual(ids);
  });

  it('say 503 and when to come back while the database is away', async () => {
    const away = await startPostgres();
    const lonely = await startInstance(away.url);
    await away.stop();
    const response = await postJson(lonely.app, '/api/ask', { question: QUESTION });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    await lonely.shared.close();
  });
});
