// One conformance suite for what instances share: the same behaviour of the stores in files and memory and of PostgreSQL's.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnswerCache, createMemoryCache } from '../../src/server/answer-cache.js';
import type { FeedbackMessage } from '../../src/server/feedback/feedback-message.js';
import { openFeedbackStore } from '../../src/server/feedback/feedback-store.js';
import { RateCounter, type RequestCounter } from '../../src/server/security/rate-counter.js';
import { migrate } from '../../src/storage/migrate.js';
import { type Database, openDatabase } from '../../src/storage/open-database.js';
import { createPostgresAnswers } from '../../src/storage/postgres-answers.js';
import { openPostgresFeedback, type SharedFeedback } from '../../src/storage/postgres-feedback.js';
import { createPostgresRates } from '../../src/storage/postgres-rates.js';
import { startPglite, startPostgres, type TestServer } from '../support/postgres-server.js';
import { stubAnswer } from '../support/stub-assistant.js';

interface Stores {
  readonly feedback: (retentionDays: number, now?: () => Date) => Promise<SharedFeedback>;
  readonly rates: (limit: number, windowMs: number) => RequestCounter;
  readonly answers: () => AnswerCache;
  readonly start: () => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const inFiles = (): Stores => ({
  feedback: async (retentionDays, now) => {
    const store = openFeedbackStore(':memory:', { retentionDays, ...(now ? { now } : {}) });
    return {
      rate: async (message) => store.rate(message),
      logQuestion: async (answer) => store.logQuestion(stubAnswer({ question: answer.question }, answer)),
      list: async (since) => store.list(since),
      purge: async () => store.purge(),
      close: async () => store.close(),
    };
  },
  rates: (limit, windowMs) => new RateCounter(limit, windowMs),
  answers: () => createMemoryCache(),
  start: async () => {},
  empty: async () => {},
  stop: async () => {},
});

function inPostgres(startServer: () => Promise<TestServer>): Stores {
  let server: TestServer;
  let database: Database;
  return {
    feedback: (retentionDays, now) => openPostgresFeedback(database, { retentionDays, ...(now ? { now } : {}) }),
    rates: (limit, windowMs) => createPostgresRates(database, { name: 'visitor', limit, windowMs }),
    answers: () => createPostgresAnswers(database, { scope: 'build-1' }),
    async start() {
      server = await startServer();
      database = openDatabase(server.url);
      await migrate(database);
    },
    async empty() {
      await database.query('TRUNCATE rating, question, rate_window, answer');
    },
    async stop() {
      await database.close();
      await server.stop();
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;
const EPOCH = new Date(0);
const message: FeedbackMessage = {
  answerId: 'answer-1',
  verdict: 'down',
  reason: 'incomplete',
  note: '少了第三点',
  status: 'answered',
  mode: 'extractive',
  digest: 'd'.repeat(64),
};

describe.each([
  ['files and memory', inFiles()],
  ['PostgreSQL', inPostgres(startPostgres)],
  ['PostgreSQL in PGlite', inPostgres(startPglite)],
])('shared stores in %s', (_, stores) => {
  beforeAll(() => stores.start());
  beforeEach(() => stores.empty());
  afterAll(() => stores.stop());

  it('let a later rating replace the earlier, keeping its reason and note', async () => {
    const feedback = await stores.feedback(30);
    const { reason: _reason, note: _note, ...thumb } = message;
    for (const one of [thumb, message, { ...thumb, verdict: 'up' as const }]) await feedback.rate(one);
    expect(await feedback.list(EPOCH)).toMatchObject([{ verdict: 'up', reason: 'incomplete', note: '少了第三点' }]);
  });

  it('mask personal data in notes', async () => {
    const feedback = await stores.feedback(30);
    await feedback.rate({ ...message, note: '请回电13812345678' });
    expect((await feedback.list(EPOCH))[0]?.note).toBe('请回电***');
  });

  it('join a rating with its logged question, and list questions that nobody rated', async () => {
    let now = new Date('2026-03-01T12:00:00.000Z');
    const feedback = await stores.feedback(1000, () => now);
    await feedback.logQuestion(stubAnswer({ question: '甲？' }, { id: 'answer-1' }));
    await feedback.rate(message);
    now = new Date('2026-03-02T12:00:00.000Z');
    await feedback.logQuestion(stubAnswer({ question: '乙？' }, { id: 'answer-2' }));
    expect(await feedback.list(EPOCH)).toMatchObject([
      { answerId: 'answer-1', question: '甲？', verdict: 'down', at: '2026-03-01T12:00:00.000Z' },
      { answerId: 'answer-2', question: '乙？', verdict: null, at: '2026-03-02T12:00:00.000Z' },
    ]);
    expect(await feedback.list(new Date('2026-03-02T00:00:00Z'))).toHaveLength(1);
  });

  it('delete what is older than the retention, and nothing younger', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const feedback = await stores.feedback(10, () => now);
    await feedback.rate({ ...message, answerId: 'old' });
    await feedback.logQuestion(stubAnswer({ question: '旧问题' }, { id: 'old' }));
    now = new Date(now.getTime() + 6 * DAY);
    await feedback.rate({ ...message, answerId: 'young' });
    now = new Date(now.getTime() + 5 * DAY);
    expect(await feedback.purge()).toBe(2);
    expect((await feedback.list(EPOCH)).map(({ answerId }) => answerId)).toEqual(['young']);
  });

  it('count requests by key up to the limit, and no further', async () => {
    const rates = stores.rates(2, 60_000);
    const states = [await rates.take('a'), await rates.take('a'), await rates.take('a'), await rates.take('b')];
    expect(states.map(({ isAllowed }) => isAllowed)).toEqual([true, true, false, true]);
    expect(states.map(({ remaining }) => remaining)).toEqual([1, 0, 0, 1]);
    for (const { resetSeconds } of states) expect(resetSeconds).toBeGreaterThan(58);
  });

  it('tell how many requests are left without counting', async () => {
    const rates = stores.rates(1, 60_000);
    for (let again = 0; again < 2; again++)
      expect(await rates.look('a')).toMatchObject({ isAllowed: true, remaining: 1 });
    await rates.take('a');
    expect(await rates.look('a')).toMatchObject({ isAllowed: false, remaining: 0 });
    expect((await rates.look('b')).isAllowed).toBe(true);
  });

  it('begin a window anew when it has ended', async () => {
    const rates = stores.rates(1, 80);
    await rates.take('a');
    expect((await rates.take('a')).isAllowed).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await rates.take('a')).isAllowed).toBe(true);
  });

  it('give a kept answer to the same key only', async () => {
    const answers = stores.answers();
    await answers.keep('key-1', '{"answer":"三十亿元"}');
    await answers.keep('key-2', '{"answer":"旧"}');
    await answers.keep('key-2', '{"answer":"新"}');
    expect(await answers.find('key-1')).toBe('{"answer":"三十亿元"}');
    expect(await answers.find('key-2')).toBe('{"answer":"新"}');
    expect(await answers.find('key-3')).toBeNull();
  });
});

describe('what PostgreSQL adds', () => {
  let server: TestServer;
  let first: Database;
  let second: Database;
  beforeAll(async () => {
    server = await startPostgres();
    first = openDatabase(server.url);
    second = openDatabase(server.url);
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await server.stop();
  });

  it('migrates once, though instances start together', async () => {
    const ran = await Promise.all([migrate(first), migrate(second)]);
    expect(ran.flat().length).toBeGreaterThan(0);
    expect(ran.filter((names) => names.length === 0)).toHaveLength(1);
  });

  it('counts the requests of one visitor over all instances', async () => {
    const counters = [first, second].map((database) =>
      createPostgresRates(database, { name: 'visitor', limit: 50, windowMs: 60_000 }),
    );
    const states = await Promise.all(Array.from({ length: 80 }, (_, at) => counters[at % 2]?.take('one')));
    expect(states.filter((state) => state?.isAllowed)).toHaveLength(50);
  });

  it('shows nobody the text of a kept answer', async () => {
    const answers = createPostgresAnswers(first, { scope: 'build-1' });
    await answers.keep('key-1', '{"question":"我的医保怎么办？"}');
    const rows = await second.query<{ key: string; sealed: Buffer }>('SELECT key, sealed FROM answer');
    expect(rows.map(({ sealed }) => sealed.toString('utf8')).join()).not.toContain('医保');
    expect(await createPostgresAnswers(second, { scope: 'build-1' }).find('key-1')).toContain('医保');
    expect(await createPostgresAnswers(second, { scope: 'build-2' }).find('key-1')).toBeNull();
  });
});
