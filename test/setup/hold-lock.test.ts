// The lock of the preparation: one at a time, a dead holder is no obstacle.
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type HoldLock = <T>(
  path: string,
  work: () => Promise<T>,
  options?: { onWait?: () => void; beatMs?: number; staleMs?: number; pollMs?: number },
) => Promise<T>;

const quick = { beatMs: 20, staleMs: 400, pollMs: 5 };
/** No process has it: the largest id that Linux gives is 4194304. */
const DEAD_PID = 99_999_999;
let holdLock: HoldLock;
let dir: string;
let path: string;

beforeEach(async () => {
  // Plain JavaScript outside the compiler's program: its shape is told here.
  const file = new URL('../../src/setup/hold-lock.mjs', import.meta.url).href;
  ({ holdLock } = (await import(file)) as { holdLock: HoldLock });
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('holdLock', () => {
  it('runs one after the other, each alone', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(10);
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => holdLock(path, work, quick)));
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it('gives back what the work gives, and frees the lock when it fails', async () => {
    expect(await holdLock(path, async () => 7, quick)).toBe(7);
    await expect(holdLock(path, () => Promise.reject(new Error('编译失败')), quick)).rejects.toThrow('编译失败');
    expect(existsSync(path)).toBe(false);
  });

  it('takes over at once from a process that is gone, without a word about waiting', async () => {
    writeFileSync(path, `${DEAD_PID}\n${hostname()}\nx\n`);
    let waited = false;
    await holdLock(path, async () => {}, { ...quick, onWait: () => (waited = true) });
    expect(waited).toBe(false);
  });

  it('takes over from a holder on another machine only when it no longer beats', async () => {
    writeFileSync(path, `${DEAD_PID}\nanother-machine\nx\n`);
    const start = performance.now();
    await holdLock(path, async () => {}, quick);
    expect(performance.now() - start).toBeGreaterThan(300);
  });

  it('lets only one of many waiters take over a stale lock', async () => {
    writeFileSync(path, 'x');
    utimesSync(path, new Date(0), new Date(0));
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 12 }, () => holdLock(path, work, quick)));
    expect(most).toBe(1);
  });

  it('keeps beating, so that long work is not taken for dead', async () => {
    let taken = false;
    await holdLock(
      path,
      async () => {
        void holdLock(path, async () => (taken = true), quick);
        await sleep(quick.staleMs * 2);
        expect(taken).toBe(false);
        expect(readFileSync(path, 'utf8')).toContain(String(process.pid));
      },
      quick,
    );
    await expect.poll(() => taken).toBe(true);
    await expect.poll(() => existsSync(path)).toBe(false);
  });
});
