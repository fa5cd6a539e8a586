// Ratings: taken, masked, kept for a time, exported, switched off.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { feedbackAsCsv } from '../../../src/server/feedback/feedback-as-csv.js';
import type { FeedbackMessage } from '../../../src/server/feedback/feedback-message.js';
import { type FeedbackRow, openFeedbackStore } from '../../../src/server/feedback/feedback-store.js';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { seedPlan } from '../../support/seed-plan.js';
import { stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, postJson, problemOf } from '../test-app.js';

const DAY = 24 * 60 * 60 * 1000;
const EPOCH = new Date(0);
const message: FeedbackMessage = {
  answerId: '7f3c2a10-5b1e-4c2d-9a3b-0d1e2f3a4b5c',
  verdict: 'down',
  reason: 'incomplete',
  note: '少了第三点',
  status: 'answered',
  mode: 'extractive',
  digest: seedPlan.digest,
};

const folders: string[] = [];
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plan-feedback-'));
  folders.push(folder);
  return join(folder, 'data', 'feedback.db');
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the store', () => {
  it('keeps ratings over a restart, readable for the operator only', () => {
    const path = newFile();
    const store = openFeedbackStore(path, { retentionDays: 30 });
    store.rate(message);
    store.close();
    expect(statSync(path).mode & 0o077).toBe(0);
    const again = openFeedbackStore(path, { retentionDays: 30 });
    expect(again.list(EPOCH)).toMatchObject([
      { verdict: 'down', reason: 'incomplete', note: '少了第三点', question: null },
    ]);
    again.close();
  });

  it('lets a later rating of the same answer replace the earlier, and keeps its reason and note', () => {
    const store = openFeedbackStore(':memory:', { retentionDays: 30 });
    const { reason: _, note: __, ...thumb } = message;
    store.rate(thumb);
    store.rate(message);
    store.rate({ ...thumb, verdict: 'up' });
    expect(store.list(EPOCH)).toMatchObject([{ verdict: 'up', reason: 'incomplete', note: '少了第三点' }]);
  });

  it('masks personal data in notes', () => {
    const store = openFeedbackStore(':memory:', { retentionDays: 30 });
    store.rate({ ...message, note: '请回电13812345678' });
    expect(store.list(EPOCH)[0]?.note).toBe('请回电***');
  });

  it('deletes what is older than the retention, and nothing younger', () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const store = openFeedbackStore(':memory:', { retentionDays: 10, now: () => now });
    store.rate({ ...message, answerId: 'old' });
    store.logQuestion(stubAnswer({ question: '旧问题' }, { id: 'old' }));
    now = new Date(now.getTime() + 6 * DAY);
    store.rate({ ...message, answerId: 'young' });
    now = new Date(now.getTime() + 5 * DAY);
    expect(store.purge()).toBe(2);
    expect(store.list(EPOCH).map(({ answerId }) => answerId)).toEqual(['young']);
  });

  it('lists since a day, oldest first', () => {
    let now = new Date('2026-03-01T12:00:00Z');
    const store = openFeedbackStore(':memory:', { retentionDays: 1000, now: () => now });
    store.rate({ ...message, answerId: 'first' });
    now = new Date('2026-03-02T12:00:00Z');
    store.rate({ ...message, answerId: 'second' });
    expect(store.list(EPOCH).map(({ answerId }) => answerId)).toEqual(['first', 'second']);
    expect(store.list(new Date('2026-03-02T00:00:00Z')).map(({ answerId }) => answerId)).toEqual(['second']);
  });

  it('refuses a file of another format and says what to do', () => {
    const path = newFile();
    openFeedbackStore(path, { retentionDays: 1 }).close();
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    expect(() => openFeedbackStore(path, { retentionDays: 1 })).toThrow(/format 99.*Move the file away/);
  });

  it('refuses a file that is no database', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'plan-feedback-')), 'feedback.db');
    folders.push(join(path, '..'));
    writeFileSync(path, 'no database'.repeat(200));
    expect(() => openFeedbackStore(path, { retentionDays: 1 })).toThrow('not a database');
  });
});

describe('POST /api/feedback', () => {
  const open = (protection = PROTECTION_DEFAULTS) => {
    const store = openFeedbackStore(':memory:', { retentionDays: 30 });
    return { store, ...createTestApp({}, undefined, { feedback: store, protection }) };
  };

  it('takes a rating', async () => {
    const { app, store } = open();
    const response = await postJson(app, '/api/feedback', message);
    expect(await response.json()).toEqual({ received: true });
    expect(store.list(EPOCH)).toHaveLength(1);
  });

  it.each([
    [{ ...message, verdict: 'maybe' }, '/verdict'],
    [{ ...message, note: '字'.repeat(501) }, '/note'],
    [{ ...message, email: 'a@b.c' }, '/email'],
    [{ ...message, digest: 'x' }, '/digest'],
    [{ ...message, answerId: '13812345678' }, '/answerId'],
    [{ ...message, answerId: '=cmd|calc' }, '/answerId'],
  ])('refuses %o and names the field', async (faulty, pointer) => {
    const problem = await problemOf(await postJson(open().app, '/api/feedback', faulty));
    expect(problem.status).toBe(400);
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('is not there when switched off, and the faces know', async () => {
    const { app } = open({ ...PROTECTION_DEFAULTS, feedback: false });
    expect((await postJson(app, '/api/feedback', message)).status).toBe(404);
    expect(await (await app.request('/api/settings')).json()).toMatchObject({ feedback: false });
  });

  it('is announced to the faces with its retention when on', async () => {
    expect(await (await open().app.request('/api/settings')).json()).toMatchObject({
      feedback: true,
      questionLog: false,
      retentionDays: 180,
      questionCharacters: 2000,
    });
  });
});

describe('the question log', () => {
  const ask = async (questionLog: boolean, headers: Record<string, string> = {}) => {
    const store = openFeedbackStore(':memory:', { retentionDays: 30 });
    const protection = { ...PROTECTION_DEFAULTS, questionLog };
    const { app } = createTestApp({}, undefined, { feedback: store, protection });
    await (await postJson(app, '/api/ask', { question: '我是13812345678，补贴怎么领？' }, headers)).text();
    return store.list(EPOCH);
  };

  it('keeps nothing unless it is switched on', async () => {
    expect(await ask(false)).toEqual([]);
  });

  it.each([{}, { accept: 'text/event-stream' }])('keeps the masked question when on (%o)', async (headers) => {
    expect(await ask(true, headers)).toMatchObject([
      { verdict: null, question: '我是***，补贴怎么领？', status: 'answered' },
    ]);
  });
});

describe('the export', () => {
  const row: FeedbackRow = {
    at: '2026-03-01T12:00:00.000Z',
    verdict: 'down',
    reason: 'other',
    note: '他说："不对"，\n第二行',
    status: 'answered',
    mode: 'extractive',
    digest: 'd',
    answerId: 'a',
    question: null,
  };

  it('quotes what CSV needs quoted, and begins with the mark that Excel looks for', () => {
    const csv = feedbackAsCsv([row]);
    expect(csv.startsWith('\uFEFF时间,评价,原因,补充说明,问题,')).toBe(true);
    expect(csv).toContain('"他说：""不对""，\n第二行"');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('masks once more what an older version kept', () => {
    const csv = feedbackAsCsv([
      { ...row, note: '住张庄路123号，座机0531-87589001', question: '一三八一二三四五六七八' },
    ]);
    expect(csv).toContain('住张庄路***，座机***');
    expect(csv).not.toContain('一三八');
  });

  it.each(['=1+1', '+86', '-1', '@cmd', '\tx', ' =1+1', '＝1+1', '\u3000＠cmd', '\u200b=1+1'])(
    'never lets a spreadsheet run “%s”',
    (note) => {
      expect(feedbackAsCsv([{ ...row, note }])).toContain(`,'${note},`);
    },
  );
});
