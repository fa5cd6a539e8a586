// When a failed call is tried again, and after how long.
import { describe, expect, it } from 'vitest';
import { FAILURE_KINDS, ModelFailure } from '../../src/models/model-failure.js';
import { pause, RETRY_DEFAULTS, retryDelay, withRetries } from '../../src/models/retry.js';

const even = () => 0.5;
const fast = { ...RETRY_DEFAULTS, firstDelayMs: 1 };

describe('retryDelay', () => {
  it('doubles: 400, 800 ms, then no more', () => {
    const failure = new ModelFailure('server', 'down');
    expect([1, 2, 3].map((attempt) => retryDelay(failure, attempt, RETRY_DEFAULTS, even))).toEqual([400, 800, null]);
  });

  it('varies by a quarter', () => {
    const failure = new ModelFailure('server', 'down');
    expect(retryDelay(failure, 1, RETRY_DEFAULTS, () => 0)).toBe(300);
    expect(retryDelay(failure, 1, RETRY_DEFAULTS, () => 1)).toBe(500);
  });

  it('waits as long as asked, and not beyond eight seconds', () => {
    const asked = (retryAfterMs: number) =>
      retryDelay(new ModelFailure('rate-limit', 'slow down', { retryAfterMs }), 1, RETRY_DEFAULTS, even);
    expect(asked(5_000)).toBe(5_000);
    expect(asked(9_000)).toBeNull();
  });

  it('tries again only what may pass', () => {
    const retried = FAILURE_KINDS.filter(
      (kind) => retryDelay(new ModelFailure(kind, ''), 1, RETRY_DEFAULTS, even) !== null,
    );
    expect(retried).toEqual(['timeout', 'rate-limit', 'server', 'network']);
  });
});

describe('withRetries', () => {
  it('gives the last failure when the tries are used up', async () => {
    let tries = 0;
    const work = async () => {
      tries++;
      throw new ModelFailure('server', `try ${tries}`);
    };
    await expect(withRetries(work, fast)).rejects.toThrow('try 3');
  });

  it('does not try a defect again', async () => {
    let tries = 0;
    const work = async () => {
      tries++;
      throw new Error('a defect');
    };
    await expect(withRetries(work, fast)).rejects.toThrow('a defect');
    expect(tries).toBe(1);
  });
});

describe('pause', () => {
  it('ends at once when the caller leaves', async () => {
    const controller = new AbortController();
    const waiting = pause(60_000, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'aborted' });
    await expect(pause(60_000, AbortSignal.abort())).rejects.toMatchObject({ kind: 'aborted' });
  });
});
