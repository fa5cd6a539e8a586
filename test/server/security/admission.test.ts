// Turns at the processor: in order, one a pass of the loop, and nobody let in who would wait too long.
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Admission, WaitedTooLong } from '../../../src/server/security/admission.js';
import { watchLoopDelay } from '../../../src/server/security/loop-delay.js';

/** Holds the event loop, as an answer does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('Admission', () => {
  it('gives turns in the order of coming', async () => {
    const admission = new Admission({ most: 0 });
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((visitor) => admission.enter().then(() => order.push(visitor))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('lets the loop do other things between two turns', async () => {
    const admission = new Admission({ most: 0 });
    let passes = 0;
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        await setImmediate();
        passes++;
      }
    })();
    await Promise.all(Array.from({ length: 20 }, () => admission.enter().then(() => work(1))));
    isOver = true;
    await others;
    expect(passes).toBeGreaterThanOrEqual(19);
  });

  it('is full when those who wait would wait too long, by what turns have taken', async () => {
    const admission = new Admission({ most: 0 });
    const entering: Promise<unknown>[] = [];
    // 50 turns of 20 milliseconds are learned from: then 400 milliseconds hold some twenty.
    for (let turn = 0; turn < 50; turn++) {
      await admission.enter();
      work(20);
      await setImmediate();
    }
    let taken = 0;
    while (!admission.isFull) {
      entering.push(admission.enter());
      taken++;
    }
    expect(taken).toBeGreaterThan(5);
    expect(taken).toBeLessThan(30);
    await Promise.all(entering);
    expect(admission.isFull).toBe(false);
  });

  it('refuses whoever has waited too long all the same', async () => {
    let now = 0;
    const admission = new Admission({ most: 0, now: () => now });
    const late = admission.enter();
    now = 5_000;
    await expect(late).rejects.toThrow(WaitedTooLong);
  });

  it('gives the turn of a visitor who left to the next', async () => {
    const admission = new Admission({ most: 0 });
    const leaving = new AbortController();
    const left = admission.enter(leaving.signal);
    const next = admission.enter();
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await expect(next).resolves.toBeTypeOf('function');
  });

  it('is full at its most, until somebody leaves, who leaves once', async () => {
    const admission = new Admission({ most: 2 });
    const [first] = await Promise.all([admission.enter(), admission.enter()]);
    expect(admission.isFull).toBe(true);
    first?.();
    first?.();
    expect(admission.isFull).toBe(false);
    await admission.enter();
    expect(admission.isFull).toBe(true);
  });

  it('is full while something else holds the loop', () => {
    expect(new Admission({ most: 0, loopDelay: () => 1_500 }).isFull).toBe(true);
    expect(new Admission({ most: 0, loopDelay: () => 200 }).isFull).toBe(false);
  });
});

describe('watchLoopDelay', () => {
  it('tells a stall, and forgets it', async () => {
    const delay = watchLoopDelay();
    work(400);
    await expect.poll(() => delay.ms, { interval: 5 }).toBeGreaterThan(200);
    await expect.poll(() => delay.ms).toBeLessThan(100);
    delay.stop();
  });
});
