// The store of ratings behind a guard: whatever its disk or its database does, no answer fails, and it is tried again by itself.
import type { FaultBook } from '../fault-book.js';
import { HttpProblem } from '../problem.js';
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

/** Another process that writes is done in milliseconds, a backup or a database's restart in seconds; a disk takes its time. */
const NEXT_TRY_MS = { busy: 1_000, away: 1_000, broken: 10_000 } as const;
/** Ratings that wait for a locked file: half a minute of a lively town. */
const MOST_WAITING = 200;
const DETAIL = '评价和提问记录暂时无法保存，不影响回答。';

/** `busy`: a file that another holds for a moment; `away`: a database out of reach, which comes back by itself. */
function kindOf(error: unknown): keyof typeof NEXT_TRY_MS {
  if (error instanceof HttpProblem) return 'away';
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY') ? 'busy' : 'broken';
}

/** Opens at once when asked to, so that the operator hears of a fault before the first visitor does. */
export class GuardedFeedback implements FeedbackStore {
  readonly #open: GuardOptions['open'];
  readonly #faults: FaultBook;
  readonly #now: () => number;
  readonly #waiting: FeedbackMessage[] = [];
  #store: FeedbackStore | null = null;
  #opening: Promise<FeedbackStore> | null = null;
  #nextTry = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;
  /** While a fault lasts, the store is not touched at each request: a locked file holds the loop for its time-out. */
  #last: unknown = null;

  constructor({ open, faults, now = () => performance.now() }: GuardOptions) {
    this.#open = open;
    this.#faults = faults;
    this.#now = now;
  }

  /** Tries the store. @returns why it cannot be used; null where it can */
  async check(): Promise<string | null> {
    let reason: string | null = null;
    await this.#try(
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
  async rate(message: FeedbackMessage): Promise<void> {
    const kept = await this.#try(
      (store) => store.rate(message),
      (error) => this.#keepWaiting(message, error),
    );
    if (!kept && !this.#waiting.includes(message)) throw new FeedbackUnavailable(DETAIL);
  }

  /** Keeps a question, or not: nobody waits for it. */
  async logQuestion(answer: Parameters<FeedbackStore['logQuestion']>[0]): Promise<void> {
    await this.#try((store) => store.logQuestion(answer));
  }

  async list(since: Date): Promise<FeedbackRow[]> {
    return (await this.#store?.list(since)) ?? [];
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
    await this.#letGo();
  }

  #keepWaiting(message: FeedbackMessage, error: unknown): void {
    if (kindOf(error) !== 'busy' || this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#sendWaiting();
    }, NEXT_TRY_MS.busy).unref();
  }

  /** Those that waited go in first; one that fails again waits on. */
  async #sendWaiting(): Promise<void> {
    for (const message of this.#waiting.splice(0))
      await this.#try(
        (store) => store.rate(message),
        (error) => this.#keepWaiting(message, error),
      );
  }

  /** Opened once, however many ask for it at the same time. */
  async #opened(): Promise<FeedbackStore> {
    if (this.#store !== null) return this.#store;
    this.#opening ??= Promise.resolve()
      .then(() => this.#open())
      .finally(() => {
        this.#opening = null;
      });
    this.#store = await this.#opening;
    return this.#store;
  }

  async #try(
    use: (store: FeedbackStore) => void | Promise<void>,
    onFailure: (error: unknown) => void = () => {},
  ): Promise<boolean> {
    const isTooEarly = (): boolean => this.#now() < this.#nextTry;
    try {
      if (isTooEarly()) throw this.#last;
      const store = await this.#opened();
      // Of those that came at the same moment the first has found the fault by now.
      if (isTooEarly()) throw this.#last;
      await use(store);
      this.#nextTry = Number.NEGATIVE_INFINITY;
      this.#faults.clear('feedback');
      return true;
    } catch (error) {
      if (!isTooEarly()) await this.#fail(error);
      onFailure(error);
      return false;
    }
  }

  async #fail(error: unknown): Promise<void> {
    const kind = kindOf(error);
    this.#last = error;
    this.#nextTry = this.#now() + NEXT_TRY_MS[kind];
    this.#faults.report({ part: 'feedback', detail: DETAIL }, error);
    // A handle on a damaged or vanished file does not mend itself; a locked one does, and a pool of connections.
    if (kind === 'broken') await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    try {
      await store?.close();
    } catch (error) {
      this.#last = error;
    }
  }
}
