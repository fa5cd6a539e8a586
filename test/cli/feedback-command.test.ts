// plan feedback: what readers have rated, as a file for the office.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFeedbackStore } from '../../src/server/feedback/feedback-store.js';
import { seedPlan } from '../support/seed-plan.js';
import { cli } from './test-terminal.js';

const DAY = 24 * 60 * 60 * 1000;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cli-feedback-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A file with one rating of a day. */
function rate(at: Date, answerId: string): void {
  const store = openFeedbackStore(join(dir, 'feedback.db'), { retentionDays: 3650, now: () => at });
  const facts = { status: 'answered', mode: 'extractive', digest: seedPlan.digest } as const;
  store.rate({ answerId, verdict: 'down', reason: 'unclear', note: '看不懂', ...facts });
  store.close();
}
const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  cli(['feedback', ...args], { environment: { PLAN_DATA_DIR: dir, ...environment } });

describe('plan feedback export', () => {
  it('prints CSV', async () => {
    rate(new Date(), 'a1');
    const { code, stdout, loads } = await run(['export']);
    expect(code).toBe(0);
    expect(loads).toBe(0);
    expect(stdout).toContain('时间,评价,原因,补充说明');
    expect(stdout).toContain(',down,unclear,看不懂,');
  });

  it('writes a file that only its owner reads, and says how much is in it', async () => {
    rate(new Date(), 'a1');
    const out = join(dir, '评价.csv');
    const { code, stdout, stderr } = await run(['export', '--out', out]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('已导出 1 条');
    expect(readFileSync(out, 'utf8')).toContain('a1');
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('begins with a day when told to', async () => {
    rate(new Date(Date.now() - 40 * DAY), 'old');
    rate(new Date(), 'new');
    const since = new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10);
    const { stdout } = await run(['export', '--since', since]);
    expect(stdout).toContain('new');
    expect(stdout).not.toContain('old');
  });

  it('never exports what is older than the retention', async () => {
    rate(new Date(Date.now() - 40 * DAY), 'old');
    const { stdout } = await run(['export'], { RETENTION_DAYS: '30' });
    expect(stdout).not.toContain('old');
  });

  it.each([
    [['export', '--since', '31.1.2026'], {}, 2, '应为日期'],
    [['export'], {}, 1, '没有评价记录'],
    [['exprt'], {}, 2, 'export'],
  ])('says what is wrong with %j', async (args, environment, code, words) => {
    const result = await run(args, environment);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(words);
  });

  it('names a wrong setting', async () => {
    rate(new Date(), 'a1');
    const { code, stderr } = await run(['export'], { RETENTION_DAYS: 'long' });
    expect(code).toBe(1);
    expect(stderr).toContain('RETENTION_DAYS="long" 无效');
  });
});

describe('plan feedback purge', () => {
  it('deletes what is too old', async () => {
    rate(new Date(Date.now() - 40 * DAY), 'old');
    const { code } = await run(['purge'], { RETENTION_DAYS: '30' });
    expect(code).toBe(0);
    const store = openFeedbackStore(join(dir, 'feedback.db'), { retentionDays: 3650 });
    expect(store.list(new Date(0))).toEqual([]);
    store.close();
  });
});
