// The file of ratings behind a guard: whatever its disk does, no answer fails, and it is tried again by itself.
import type { FaultBook } from '../fault-book.js';
import type { FeedbackMessage } from './feedback-message.js';
import type { FeedbackStore } from './feedback-store.js';

/** A rating that cannot be kept just now; the reader is told so. */
export class FeedbackUnavailable extends Error {
  override readonly name = 'FeedbackUnavailable';
}

export interface GuardOptions {
  readonly open: () => FeedbackStore;
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
  readonly #open: () => FeedbackStore;
  readonly #faults: FaultBook;
  readonly #now: () => number;
  readonly #waiting: FeedbackMessage[] = [];
  #store: FeedbackStore | null = null;
  #nextTry = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor({ open, faults, now = () => performance.now() }: GuardOptions) {
    this.#open = open;
    this.#faults = faults;
    this.#now = now;
  }

  /** Tries the file. @returns why it cannot be used; null where it can */
  check(): string | null {
    let reason: string | null = null;
    this.#try(
      () => {},
      (error) => {
        reason = error instanceof Error ? error.message : String(error);
      },
    );
    return reason;
  }

  /**
   * Keeps a rating, or lets it wait where the file is only locked.
   * @throws FeedbackUnavailable where it cannot be kept
   */
  rate(message: FeedbackMessage): void {
    const kept = this.#try(
      (store) => store.rate(message),
      (error) => this.#keepWaiting(message, error),
    );
    if (!kept && !this.#waiting.includes(message)) throw new FeedbackUnavailable(DETAIL);
  }

  /** Keeps a question, or not: nobody waits for it. */
  logQuestion(answer: Parameters<FeedbackStore['logQuestion']>[0]): void {
    this.#try((store) => store.logQuestion(answer));
  }

  list(since: Date): ReturnType<FeedbackStore['list']> {
    return this.#store?.list(since) ?? [];
  }

  purge(): number {
    let deleted = 0;
    this.#try((store) => {
      deleted = store.purge();
    });
    return deleted;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#nextTry = Number.NEGATIVE_INFINITY;
    this.#sendWaiting();
    this.#letGo();
  }

  #keepWaiting(message: FeedbackMessage, error: unknown): void {
    if (!isBusy(error) || this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#sendWaiting();
    }, NEXT_TRY_MS.busy).unref();
  }

  /** Those that waited go in first; one that fails again waits on. */
  #sendWaiting(): void {
    for (const message of this.#waiting.splice(0))
      this.#try(
        (store) => store.rate(message),
        (error) => this.#keepWaiting(message, error),
      );
  }

  /** While a fault lasts, the file is not touched at each request: a locked one holds the loop for its time-out. */
  #last: unknown = null;

  #try(use: (store: FeedbackStore) => void, onFailure: (error: unknown) => void = () => {}): boolean {
    if (this.#now() < this.#nextTry) {
      onFailure(this.#last);
      return false;
    }
    try {
      this.#store ??= this.#open();
      use(this.#store);
      this.#nextTry = Number.NEGATIVE_INFINITY;
      this.#faults.clear('feedback');
      return true;
    } catch (error) {
      this.#fail(error);
      onFailure(error);
      return false;
    }
  }

  #fail(error: unknown): void {
    this.#last = error;
    this.#nextTry = this.#now() + NEXT_TRY_MS[isBusy(error) ? 'busy' : 'broken'];
    this.#faults.report({ part: 'feedback', detail: DETAIL }, error);
    // A handle on a damaged or vanished file does not mend itself; a locked one does.
    if (!isBusy(error)) this.#letGo();
  }

  #letGo(): void {
    try {
      this.#store?.close();
    } catch (error) {
      this.#last = error;
    }
    this.#store = null;
  }
}
