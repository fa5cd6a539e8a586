// Who may ask now: questions take turns at the processor, and whoever would wait too long is turned away at once.

/** Ends a visit; calling it again does nothing. */
export type Leave = () => void;

export interface AdmissionOptions {
  /** Visits at once, those that wait for their turn included; 0 is no limit. */
  readonly most: number;
  /** How late the event loop is by now, in milliseconds. */
  readonly loopDelay?: () => number;
  readonly now?: () => number;
}

/**
 * A reader notices half a second. Beyond it a queue only makes everybody's answer late: with this bound, a load of two
 * and of five times what the machine can do is answered within a second at the 99th percentile.
 */
const MOST_WAIT_MS = 400;
/** An estimate may err: whoever has waited this long when the turn comes would get an answer too late to be of use. */
const LONGEST_WAIT_MS = 700;
/** The loop is held by something else than questions: more of them would make it worse. */
const MOST_LOOP_DELAY_MS = 1_000;
/** What a turn takes before any was measured: an answer without a model takes five to fifteen milliseconds. */
const FIRST_TURN_MS = 10;
/** Weight of the newest turn in the running mean. */
const NEWEST = 0.1;

interface Waiter {
  readonly since: number;
  readonly begin: () => void;
  readonly refuse: () => void;
}

/** Turned away although the door stood open: the wait grew longer than was foreseen. */
export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong';
}

/**
 * An answer without a model is one piece of processor work. Begun all at once, a hundred questions would hold the event
 * loop until the last is done; one turn a pass of the loop lets health checks, pages and refusals through between them.
 */
export class Admission {
  readonly #waiting: Waiter[] = [];
  readonly #most: number;
  readonly #loopDelay: () => number;
  readonly #now: () => number;
  #open = 0;
  #turnMs = FIRST_TURN_MS;
  #turnBegan: number | null = null;
  #isScheduled = false;

  constructor({ most, loopDelay = () => 0, now = () => performance.now() }: AdmissionOptions) {
    this.#most = most === 0 ? Number.POSITIVE_INFINITY : most;
    this.#loopDelay = loopDelay;
    this.#now = now;
  }

  /** Whether the next visitor has to be turned away. */
  get isFull(): boolean {
    return (
      this.#open >= this.#most ||
      this.#waiting.length * this.#turnMs > MOST_WAIT_MS ||
      this.#loopDelay() > MOST_LOOP_DELAY_MS
    );
  }

  /**
   * Waits for a turn.
   * @throws WaitedTooLong where it came too late
   * @throws the signal's reason where the visitor left before
   */
  async enter(signal?: AbortSignal): Promise<Leave> {
    this.#open++;
    let isOpen = true;
    const leave = (): void => {
      if (isOpen) this.#open--;
      isOpen = false;
    };
    try {
      await this.#turn(signal);
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(waiter);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal?.reason);
      };
      const done = (): void => signal?.removeEventListener('abort', onAbort);
      const waiter: Waiter = {
        since: this.#now(),
        begin: () => {
          done();
          resolve();
        },
        refuse: () => {
          done();
          reject(new WaitedTooLong('the turn came too late'));
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiter);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#pass());
  }

  /** One pass of the loop: the turn before is over, the next one begins. */
  #pass(): void {
    this.#isScheduled = false;
    const now = this.#now();
    if (this.#turnBegan !== null) this.#turnMs += NEWEST * (now - this.#turnBegan - this.#turnMs);
    this.#turnBegan = null;
    let next = this.#waiting.shift();
    while (next !== undefined && now - next.since > LONGEST_WAIT_MS) {
      next.refuse();
      next = this.#waiting.shift();
    }
    if (next === undefined) return;
    this.#turnBegan = now;
    next.begin();
    // Also when nobody waits: this pass ends the turn that is measured.
    this.#schedule();
  }
}
