// A lock file, so that `npm start` and `npm test` at the same time prepare one after the other, not into each other.
import { randomUUID } from 'node:crypto';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere } from './digest-files.mjs';

/**
 * A holder touches its lock every second; one that has not for this long is dead, or asleep so long that it must
 * begin anew. Long enough for a machine that swaps while it compiles.
 */
export const LOCK_DEFAULTS = { beatMs: 1_000, staleMs: 30_000, pollMs: 100 };

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Stale when its process is gone (told on the same machine only), or when it no longer beats. */
function isStale(path, content, staleMs) {
  let age;
  try {
    age = Date.now() - statSync(path).mtimeMs;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  const [pid, host] = content.split('\n');
  return age > staleMs || (host === hostname() && Number(pid) > 0 && !isAlive(Number(pid)));
}

/**
 * A reader who meets the file before its content is written judges it by its age alone, which is right.
 * @returns {boolean} whether the lock is ours now
 */
function tryCreate(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a stale lock. Only one waiter at a time may: between the look and the removal of a second one, a third could
 * have taken the lock anew.
 */
function removeStale(path, staleMs) {
  const gate = `${path}.removing`;
  if (!tryCreate(gate, '')) {
    // The gate is held for microseconds; an old one was left by a crash.
    if (isStale(gate, '', staleMs)) rmSync(gate, { force: true });
    return;
  }
  try {
    const content = readIfThere(path);
    if (content !== null && isStale(path, content, staleMs)) rmSync(path, { force: true });
  } finally {
    rmSync(gate, { force: true });
  }
}

/**
 * Runs `work` while holding the lock file at `path`; waits for another holder, and takes over from a dead one.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {{ onWait?: () => void, beatMs?: number, staleMs?: number, pollMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function holdLock(path, work, options = {}) {
  const { onWait, beatMs, staleMs, pollMs } = { ...LOCK_DEFAULTS, ...options };
  const content = `${process.pid}\n${hostname()}\n${randomUUID()}\n`;
  for (let attempt = 1; !tryCreate(path, content); attempt++) {
    removeStale(path, staleMs);
    if (attempt === 2) onWait?.();
    await sleep(pollMs);
  }
  const beat = setInterval(() => {
    const now = new Date();
    if (readIfThere(path) === content) utimesSync(path, now, now);
  }, beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (readIfThere(path) === content) rmSync(path, { force: true });
  }
}
