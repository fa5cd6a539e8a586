// Further tries after a failure that may pass: bounded in number and time, spaced out, as the endpoint asks.
import { abortReason } from './abort-reason.js';
import { ModelFailure, mayPass } from './model-failure.js';

export interface RetryOptions {
  /** Tries after the first. */
  readonly retries: number;
  /** Wait before the first retry; doubles each time. */
  readonly firstDelayMs: number;
  /** An endpoint that asks to wait longer is not waited for: the reader gets the embedded answer instead. */
  readonly longestDelayMs: number;
  /** Share of the delay that varies, so that many readers do not come back at once. */
  readonly jitter: number;
}

export const RETRY_DEFAULTS: RetryOptions = { retries: 2, firstDelayMs: 400, longestDelayMs: 8_000, jitter: 0.25 };

/** Milliseconds before try number `attempt` (1 is the first retry); null when it should not be made. */
export function retryDelay(
  failure: ModelFailure,
  attempt: number,
  options: RetryOptions,
  random = Math.random,
): number | null {
  if (!mayPass(failure) || attempt > options.retries) return null;
  const spread = 1 + options.jitter * (random() * 2 - 1);
  const own = options.firstDelayMs * 2 ** (attempt - 1) * spread;
  const delay = Math.max(own, failure.retryAfterMs ?? 0);
  return delay > options.longestDelayMs ? null : delay;
}

/** Waits, or throws `aborted` at once when the caller leaves. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(abortReason(signal, 'the caller ended the wait'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Runs `work` until it succeeds, fails for good, or the tries are used up. */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const delay = error instanceof ModelFailure ? retryDelay(error, attempt, options) : null;
      if (delay === null) throw error;
      await pause(delay, signal);
    }
  }
}
