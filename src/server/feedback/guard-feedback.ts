// The store of ratings behind a guard: whatever its disk or database does, no answer fails, and it is tried again by itself.
import type { FaultBook } from '../fault-book.js';
import type { FeedbackMessage } from './feedback-message.js';
import type { FeedbackRow, FeedbackStore } from './feedback-store.js';

/** A rating that cannot be kept just now; the reader is told so. */
export class FeedbackUnavailable extends Error {
  override readonly name = 'FeedbackUnavailable';
}

export interface GuardOptions {
  readonly open: () => FeedbackStore | Promise<FeedbackStore>;
  readonly faults: FaultBook;
  readonly now?: () => number;
}

/** Another process that writes is done in milliseconds, a backup in seconds; a repaired disk may take its time. */
const NEXT_TRY_MS = { busy: 1_000, broken: 10_000 } as const;
/** Ratings that wait for a locked file: half a minute of a lively town. */
const MOST_WAITING = 200;
const DETAIL = '评价和提问记录暂时无法保存，不影响回答。';

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/** Opens at once when asked to, so that the operator hears of a fault before the first visitor does. */
export class GuardedFeedback implements FeedbackStore {
  readonly #open: GuardOptions['open'];
  readonly #faults: FaultBook;
  readonly #now: () => number;
  readonly #waiting: FeedbackMessage[] = [];
  #store: Promise<FeedbackStore> | null = null;
  #nextTry = Number.NEGATIVE_INFINITY;
  /** What ended the last try, told to those who come before the next. */
  #last: unknown = null;
  #timer: NodeJS.Timeout | null = null;

  constructor({ open, faults, now = () => performance.now() }: GuardOptions) {
    this.#open = open;
    this.#faults = faults;
    this.#now = now;
  }

  /** Tries the store. @returns why it cannot be used; null where it can */
  async check(): Promise<string | null> {
    const failure = await this.#try(() => {});
    if (failure === null) return null;
    return failure.reason instanceof Error ? failure.reason.message : String(failure.reason);
  }

  /**
   * Keeps a rating, or lets it wait where the file is only locked.
   * @throws FeedbackUnavailable where it cannot be kept
   */
  async rate(message: FeedbackMessage): Promise<void> {
    const failure = await this.#try((store) => store.rate(message));
    if (failure !== null && !this.#waits(message, failure.reason)) throw new FeedbackUnavailable(DETAIL);
  }

  /** Keeps a question, or not: nobody waits for it. */
  async logQuestion(answer: Parameters<FeedbackStore['logQuestion']>[0]): Promise<void> {
    await this.#try((store) => store.logQuestion(answer));
  }

  async list(since: Date): Promise<FeedbackRow[]> {
    return (await this.#store)?.list(since) ?? [];
  }

  async purge(): Promise<number> {
    let deleted = 0;
    await this.#try(async (store) => {
      deleted = await store.purge();
    });
    return deleted;
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#nextTry = Number.NEGATIVE_INFINITY;
    await this.#sendWaiting();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#letGo();
  }

  /** Whether a rating may wait for its turn. */
  #waits(message: FeedbackMessage, reason: unknown): boolean {
    if (!isBusy(reason) || this.#waiting.length >= MOST_WAITING) return false;
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#sendWaiting();
    }, NEXT_TRY_MS.busy).unref();
    return true;
  }

  /** Those that waited go in first; one that fails again waits on. */
  async #sendWaiting(): Promise<void> {
    for (const message of this.#waiting.splice(0)) {
      const failure = await this.#try((store) => store.rate(message));
      if (failure !== null) this.#waits(message, failure.reason);
    }
  }

  /** While a fault lasts, the store is not touched at each request: a locked file holds the loop for its time-out. */
  async #try(use: (store: FeedbackStore) => unknown): Promise<{ readonly reason: unknown } | null> {
    if (this.#now() < this.#nextTry) return { reason: this.#last };
    try {
      this.#store ??= Promise.resolve(this.#open());
      await use(await this.#store);
      this.#nextTry = Number.NEGATIVE_INFINITY;
      this.#faults.clear('feedback');
      return null;
    } catch (error) {
      await this.#fail(error);
      return { reason: error };
    }
  }

  async #fail(error: unknown): Promise<void> {
    this.#last = error;
    this.#nextTry = this.#now() + NEXT_TRY_MS[isBusy(error) ? 'busy' : 'broken'];
    this.#faults.report({ part: 'feedback', detail: DETAIL }, error);
    // A handle on a damaged or vanished file does not mend itself; a locked one does.
    if (!isBusy(error)) await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    try {
      await (await store)?.close();
    } catch (error) {
      // It could not be opened, or not be closed: either is what is told already.
      this.#last = error;
    }
  }
}
