// Counting requests by key in windows of one length: how many are left, and when the window ends.

export interface RateState {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
}

/** Counts here, or where all instances count. */
export interface RequestCounter {
  readonly limit: number;
  take(key: string): RateState | Promise<RateState>;
  /** What `take` would say, without counting. */
  look(key: string): RateState | Promise<RateState>;
}

/** @param name of the limit, which keeps its counts apart from another's */
export type CreateCounter = (name: string, limit: number, windowMs: number) => RequestCounter;

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Ten thousand visitors in one minute are a flood; beyond it the oldest windows are forgotten first. */
const MOST_KEYS = 10_000;

export class RateCounter implements RequestCounter {
  readonly #windows = new Map<string, Window>();

  /**
   * @param limit requests per window
   * @param windowMs length of a window, which begins with a key's first request
   * @param now milliseconds, monotonic
   */
  constructor(
    readonly limit: number,
    readonly windowMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts one request, unless it is over the limit. */
  take(key: string): RateState {
    const now = this.now();
    const window = this.#windowOf(key, now);
    const isAllowed = window.count < this.limit;
    if (isAllowed) window.count++;
    return this.#stateOf(window, isAllowed, now);
  }

  look(key: string): RateState {
    const now = this.now();
    const known = this.#windows.get(key);
    const window = known !== undefined && known.endsAt > now ? known : { count: 0, endsAt: now + this.windowMs };
    return this.#stateOf(window, window.count < this.limit, now);
  }

  #stateOf({ count, endsAt }: Window, isAllowed: boolean, now: number): RateState {
    // Whole milliseconds: what is lost in adding and subtracting would count as a second more.
    const resetSeconds = Math.max(1, Math.ceil(Math.round(endsAt - now) / 1000));
    return { isAllowed, remaining: this.limit - count, resetSeconds };
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    const fresh = { count: 0, endsAt: now + this.windowMs };
    // Deleted first, so that the map stays in the order in which windows began.
    this.#windows.delete(key);
    this.#windows.set(key, fresh);
    this.#forget(now);
    return fresh;
  }

  /** Windows end in the order in which they began: only the front has to be looked at. */
  #forget(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size <= MOST_KEYS) break;
      this.#windows.delete(key);
    }
  }
}
