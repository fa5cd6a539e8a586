// Whatever the disk or the database of the ratings does, answers are given; and what can be kept is kept later.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultBook } from '../../../src/server/fault-book.js';
import type { FeedbackMessage } from '../../../src/server/feedback/feedback-message.js';
import { FeedbackFull, openFeedbackStore } from '../../../src/server/feedback/feedback-store.js';
import { FeedbackUnavailable, GuardedFeedback } from '../../../src/server/feedback/guard-feedback.js';
import { HttpProblem } from '../../../src/server/problem.js';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { seedPlan } from '../../support/seed-plan.js';
import { stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, createTestLog, postJson, problemOf } from '../test-app.js';

const EPOCH = new Date(0);
const OPTIONS = { retentionDays: 30 };
const message: FeedbackMessage = {
  answerId: '7f3c2a10-5b1e-4c2d-9a3b-0d1e2f3a4b5c',
  verdict: 'down',
  status: 'answered',
  mode: 'extractive',
  digest: seedPlan.digest,
};

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-guard-'));
  path = join(folder, 'feedback.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function guarded(file = path, now?: () => number) {
  const log = createTestLog();
  const faults = new FaultBook(log.logger);
  const guard = new GuardedFeedback({
    open: () => openFeedbackStore(file, OPTIONS),
    faults,
    ...(now ? { now } : {}),
  });
  return { guard, faults, log };
}

/** Holds the write lock, as a backup does. */
function lock(): () => void {
  openFeedbackStore(path, OPTIONS).close();
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('COMMIT');
    other.close();
  };
}

describe('a locked file', () => {
  it('holds nobody for more than a moment, and gets the rating when it is free', async () => {
    const { guard, faults } = guarded();
    await guard.check();
    const free = lock();
    const began = performance.now();
    const others = Array.from({ length: 48 }, (_, rating) => ({ ...message, answerId: `answer-${rating}` }));
    await Promise.all([message, ...others].map((rating) => guard.rate(rating)));
    // SQLite's own default waits five seconds each time.
    expect(performance.now() - began).toBeLessThan(500);
    expect(faults.list()).toMatchObject([{ part: 'feedback' }]);
    free();
    await expect.poll(async () => (await guard.list(EPOCH)).length).toBe(49);
    expect(faults.list()).toEqual([]);
    await guard.close();
  });

  it('gets what waits when the service stops', async () => {
    const { guard } = guarded();
    await guard.check();
    const free = lock();
    await guard.rate(message);
    free();
    await guard.close();
    const again = openFeedbackStore(path, OPTIONS);
    expect(again.list(EPOCH)).toHaveLength(1);
    again.close();
  });
});

describe('a file that cannot be used', () => {
  const notADatabase = () => writeFileSync(path, 'no database'.repeat(200));

  it.each([
    ['is damaged', notADatabase, () => path],
    ['has no folder', () => writeFileSync(join(folder, 'file'), ''), () => join(folder, 'file', 'feedback.db')],
    ['is on a file system that takes no folders', () => {}, () => '/proc/none/feedback.db'],
  ])('because it %s costs the rating alone, and is told once', async (_, prepare, file) => {
    prepare();
    const { guard, faults, log } = guarded(file());
    expect(await guard.check()).toBeTypeOf('string');
    for (let again = 0; again < 3; again++) await expect(guard.rate(message)).rejects.toThrow(FeedbackUnavailable);
    await guard.logQuestion(stubAnswer({ question: '低空经济怎么发展？' }));
    expect(await guard.purge()).toBe(0);
    expect(faults.list()).toMatchObject([{ part: 'feedback', detail: expect.stringContaining('不影响回答') }]);
    expect(log.text().match(/a part has failed/g)).toHaveLength(1);
    await guard.close();
  });

  it('is tried again, and works once it is mended', async () => {
    let now = 0;
    notADatabase();
    const { guard, faults } = guarded(path, () => now);
    await guard.check();
    rmSync(path);
    await expect(guard.rate(message)).rejects.toThrow(FeedbackUnavailable);
    now = 60_000;
    await guard.rate(message);
    expect(await guard.list(EPOCH)).toHaveLength(1);
    expect(faults.list()).toEqual([]);
    await guard.close();
  });

  it('is left when it breaks while the service runs', async () => {
    const store = openFeedbackStore(path, OPTIONS);
    const faults = new FaultBook(createTestLog().logger);
    const broken = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const guard = new GuardedFeedback({
      open: () => ({
        ...store,
        rate: () => {
          throw broken;
        },
        logQuestion: () => {
          throw broken;
        },
      }),
      faults,
    });
    expect(await guard.check()).toBeNull();
    await guard.logQuestion(stubAnswer({ question: '低空经济怎么发展？' }));
    await expect(guard.rate(message)).rejects.toThrow(FeedbackUnavailable);
    expect(faults.has('feedback')).toBe(true);
  });
});

describe('a database out of reach', () => {
  it('costs the rating, which is never acknowledged, and takes ratings again over the same store', async () => {
    let now = 0;
    let isAway = false;
    let opened = 0;
    const store = openFeedbackStore(path, OPTIONS);
    const guard = new GuardedFeedback({
      open: async () => {
        opened++;
        return {
          ...store,
          rate: async (rating) => {
            if (isAway) throw new HttpProblem(503, '数据库暂时无法连接，请稍后再试。');
            store.rate(rating);
          },
        };
      },
      faults: new FaultBook(createTestLog().logger),
      now: () => now,
    });
    isAway = true;
    await expect(guard.rate(message)).rejects.toThrow(FeedbackUnavailable);
    isAway = false;
    now = 1_000;
    expect(await guard.list(EPOCH)).toEqual([]);
    await guard.rate(message);
    expect(await guard.list(EPOCH)).toHaveLength(1);
    expect(opened).toBe(1);
    await guard.close();
  });
});

describe('the file', () => {
  it('takes so many rows and no more, and changes those that it has', () => {
    const store = openFeedbackStore(path, { ...OPTIONS, mostRows: 3 });
    for (const answerId of ['a', 'b', 'c']) store.rate({ ...message, answerId });
    expect(() => store.rate({ ...message, answerId: 'd' })).toThrow(FeedbackFull);
    store.rate({ ...message, answerId: 'b', verdict: 'up' });
    expect(store.list(EPOCH)).toHaveLength(3);
    store.close();
  });
});

describe('the service without its file of ratings', () => {
  async function served() {
    writeFileSync(path, 'no database'.repeat(200));
    const { guard, faults } = guarded();
    await guard.check();
    const protection = { ...PROTECTION_DEFAULTS, questionLog: true };
    return createTestApp({}, undefined, { feedback: guard, faults, protection });
  }

  it('answers, and says in /readyz and at /about what does not work', async () => {
    const { app } = await served();
    const answered = await postJson(app, '/api/ask', { question: '低空经济怎么发展？' });
    expect(answered.status).toBe(200);
    const streamed = await postJson(
      app,
      '/api/ask',
      { question: '低空经济怎么发展？' },
      { accept: 'text/event-stream' },
    );
    expect(await streamed.text()).toContain('event: answer-end');
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', faults: [{ part: 'feedback' }] });
    expect(await (await app.request('/about')).text()).toContain('评价和提问记录暂时无法保存');
  });

  it('tells a reader who rates, and offers no rating to others', async () => {
    const { app } = await served();
    const refused = await postJson(app, '/api/feedback', message);
    expect(refused.status).toBe(503);
    expect((await problemOf(refused)).detail).toContain('评价暂时无法保存');
    expect(await (await app.request('/api/settings')).json()).toMatchObject({ feedback: false });
  });
});
