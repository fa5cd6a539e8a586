// Disks and processes that fail: the service starts, answers, says what does not work, and loses nothing that it took.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { openFeedbackStore } from '../../src/server/feedback/feedback-store.js';
import { seedPlan } from '../support/seed-plan.js';
import { smallCorpus } from '../support/small-corpus.js';
import { type AttackedService, freshDataDir, type Reply, startService } from './support/attacked-service.js';
import { record } from './support/figures.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';

let service: AttackedService | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
});

const idOf = (number: number): string => `7f3c2a10-5b1e-4c2d-9a3b-${String(number).padStart(12, '0')}`;
const rate = (to: AttackedService, number: number): Promise<Reply> =>
  to.send('/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      answerId: idOf(number),
      verdict: 'up',
      status: 'answered',
      mode: 'extractive',
      digest: seedPlan.digest,
    }),
  });

it.each([
  ['damaged', (file: string) => writeFileSync(file, 'no database'.repeat(500))],
  ['a folder', (file: string) => mkdirSync(file)],
])('a file of ratings that is %s costs ratings alone', async (fault, damage) => {
  const dataDir = freshDataDir();
  damage(join(dataDir, 'feedback.db'));
  service = await startService({ PLAN_DATA_DIR: dataDir, QUESTION_LOG: 'on' });
  const attack = `ratings: ${fault}`;
  record({ attack, measured: 'status of an answer', value: (await service.ask(QUESTION)).status, unit: '', most: 200 });
  expect((await service.send('/readyz')).text).toContain('"part":"feedback"');
  expect((await service.send('/about')).text).toContain('暂时无法保存');
  expect((await rate(service, 1)).status).toBe(503);
});

it('an index that is missing is built without holding anybody', async () => {
  // A file where the folder should be: it cannot be kept either.
  const folder = mkdtempSync(join(tmpdir(), 'attacked-'));
  writeFileSync(join(folder, 'file'), '');
  // Few questions are learned from: the whole corpus takes half a minute and holds nobody longer.
  const corpusDir = smallCorpus('c00.jsonl');
  const env = { PLAN_CORPUS_DIR: corpusDir, PLAN_DATA_DIR: join(folder, 'file', 'data'), FEEDBACK: 'off' };
  service = await startService(env);
  const attack = 'no index, no folder for it';
  const health = Math.max(...service.healthWhileLoading);
  record({ attack, measured: '/healthz at most', value: health, unit: 'ms', most: 200 });
  record({ attack, measured: 'status of an answer', value: (await service.ask(QUESTION)).status, unit: '', most: 200 });
  expect((await service.send('/readyz')).text).toContain('"part":"index"');
  for (const made of [folder, corpusDir]) rmSync(made, { recursive: true });
});

it('a locked file of ratings holds nobody', async () => {
  service = await startService({ QUESTION_LOG: 'on' });
  await rate(service, 0);
  const lock = new Database(join(service.dataDir, 'feedback.db'));
  lock.exec('BEGIN IMMEDIATE');
  const endWatch = service.watchHealth();
  const to = service;
  const ratings = await Promise.all(Array.from({ length: 20 }, (_, index) => rate(to, index + 1)));
  const answer = await service.ask(QUESTION);
  const health = Math.max(...(await endWatch()));
  lock.exec('COMMIT');
  lock.close();
  const attack = 'ratings: locked';
  const slowest = Math.max(...ratings.map(({ milliseconds }) => milliseconds));
  record({ attack, measured: 'slowest of 20 ratings', value: slowest, unit: 'ms', most: 500 });
  record({ attack, measured: 'status of an answer', value: answer.status, unit: '', most: 200 });
  record({ attack, measured: '/healthz at most', value: health, unit: 'ms', most: 200 });
});

it('a process that is killed has kept every rating that it took', async () => {
  service = await startService();
  const { dataDir, child } = service;
  let taken = 0;
  const to = service;
  const senders = Array.from({ length: 4 }, async (_, sender) => {
    for (let number = 0; ; number++) {
      const { status } = await rate(to, sender * 10_000 + number);
      if (status !== 200) return;
      taken++;
    }
  });
  setTimeout(() => child.kill('SIGKILL'), 1_000);
  await Promise.all([...senders, once(child, 'exit')]);
  const store = openFeedbackStore(join(dataDir, 'feedback.db'), { retentionDays: 30 });
  const kept = store.list(new Date(0)).length;
  store.close();
  record({
    attack: 'kill -9',
    measured: 'ratings lost',
    value: Math.max(0, taken - kept),
    unit: `of ${taken}`,
    most: 0,
  });
  expect(taken).toBeGreaterThan(10);
});
