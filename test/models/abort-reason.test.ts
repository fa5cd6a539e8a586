// Why a call was aborted survives every layer between the one who set the limit and the one who judges it.
import { describe, expect, it } from 'vitest';
import { abortReason } from '../../src/models/abort-reason.js';
import { breakCircuit, CircuitBreaker } from '../../src/models/circuit-breaker.js';
import { limitConcurrency, Places } from '../../src/models/limit-concurrency.js';
import { limitFirstToken, limitWhole } from '../../src/models/limit-reply.js';
import { ModelFailure } from '../../src/models/model-failure.js';
import { RETRY_DEFAULTS } from '../../src/models/retry.js';
import { retryStart } from '../../src/models/retry-start.js';

const LONG = { firstTokenMs: 60_000, totalMs: 60_000, maxReplyCharacters: 100 };

/** All layers over an endpoint that never says a word and does not heed its signal. */
function hangingStack(breaker: CircuitBreaker) {
  const hanging = async function* () {
    await new Promise(() => {});
    yield { text: '' };
  };
  const retried = retryStart(limitFirstToken(hanging, LONG), RETRY_DEFAULTS);
  return limitWhole(limitConcurrency(breakCircuit(retried, breaker), new Places(1)), LONG);
}

async function failureUnder(signal: AbortSignal, breaker = new CircuitBreaker({ failures: 1 })): Promise<ModelFailure> {
  try {
    for await (const _ of hangingStack(breaker)([], { signal }));
  } catch (error) {
    if (error instanceof ModelFailure) return error;
    throw error;
  }
  throw new Error('the reply ended');
}

describe('the reason of an abort', () => {
  it.each([
    ['a limit of ours', () => AbortSignal.abort(new ModelFailure('timeout', 'no end within 5 ms')), 'timeout'],
    ['a limit of the platform', () => AbortSignal.timeout(5), 'timeout'],
    [
      'a limit beside a reader',
      () => AbortSignal.any([new AbortController().signal, AbortSignal.timeout(5)]),
      'timeout',
    ],
    ['a reader who left', () => AbortSignal.abort(), 'aborted'],
    ['a reason of another kind', () => AbortSignal.abort('enough'), 'aborted'],
  ])('of %s is read as what it is, behind all layers', async (_, signal, kind) => {
    expect((await failureUnder(signal())).kind).toBe(kind);
  });

  it('opens the breaker when it is a time-out, not when it is a reader who left', async () => {
    const breaker = new CircuitBreaker({ failures: 1 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5);
    await failureUnder(controller.signal, breaker);
    await expect.poll(() => breaker.state).toBe('closed');
    await failureUnder(AbortSignal.timeout(5), breaker);
    await expect.poll(() => breaker.state).toBe('open');
  });

  it('is that of a reader who left where there is no signal', () => {
    expect(abortReason(undefined, 'gone')).toMatchObject({ kind: 'aborted', message: 'gone' });
  });
});
