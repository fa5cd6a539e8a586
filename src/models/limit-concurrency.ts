// At most so many calls at once: the others wait in order, and not for ever.
import { abortReason } from './abort-reason.js';
import type { ChatStream } from './chat-model-port.js';
import { ModelFailure } from './model-failure.js';

/** Longest wait for a place: beyond it the embedded answer serves the reader better. */
export const LONGEST_WAIT_MS = 10_000;

/** A counter with a queue. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Resolves to the function that gives the place back, which may be called once or more. */
  async take(signal?: AbortSignal, longestWaitMs = LONGEST_WAIT_MS): Promise<() => void> {
    if (this.#free > 0) this.#free--;
    else await this.#wait(signal, longestWaitMs);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    };
  }

  #wait(signal: AbortSignal | undefined, longestWaitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (failure: ModelFailure) => {
        const at = this.#waiting.indexOf(enter);
        if (at >= 0) this.#waiting.splice(at, 1);
        done();
        reject(failure);
      };
      const abort = () => leave(abortReason(signal, 'the caller left the queue'));
      const timer = setTimeout(
        () => leave(new ModelFailure('busy', `no free place within ${longestWaitMs} ms`)),
        longestWaitMs,
      );
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const enter = () => {
        done();
        resolve();
      };
      this.#waiting.push(enter);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  }
}

/** A stream that holds a place from its start to its end. */
export const limitConcurrency = (inner: ChatStream, places: Places): ChatStream =>
  async function* stream(messages, call = {}) {
    const giveBack = await places.take(call.signal);
    try {
      yield* inner(messages, call);
    } finally {
      giveBack();
    }
  };
