// A circuit breaker: after failures in a row the endpoint is left alone for a while, and readers get answers at once.
import type { ChatStream } from './chat-model-port.js';
import { type FailureKind, ModelFailure } from './model-failure.js';

export interface BreakerOptions {
  /** Failures in a row that open the circuit. */
  readonly failures: number;
  /** How long it stays open before one call may try. */
  readonly openMs: number;
  readonly now: () => number;
}

/** Five in a row are no chance; half a minute is what a restart of a local service or a rate window takes. */
export const BREAKER_DEFAULTS: BreakerOptions = { failures: 5, openMs: 30_000, now: Date.now };

/** What says something about the endpoint; a refusal or a bad quote says something about one question. */
const COUNTED: ReadonlySet<FailureKind> = new Set(['timeout', 'server', 'network', 'rate-limit', 'auth']);

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Counts failures of one endpoint; several kinds of calls may share it. */
export class CircuitBreaker {
  #failures = 0;
  #openedAt: number | null = null;
  #isTrying = false;
  readonly #options: BreakerOptions;

  constructor(options: Partial<BreakerOptions> = {}) {
    this.#options = { ...BREAKER_DEFAULTS, ...options };
  }

  get state(): BreakerState {
    if (this.#openedAt === null) return 'closed';
    return this.#options.now() - this.#openedAt >= this.#options.openMs ? 'half-open' : 'open';
  }

  /** @throws ModelFailure of kind circuit-open when the call should not be made */
  enter(): void {
    const { state } = this;
    if (state === 'closed') return;
    if (state === 'open' || this.#isTrying) {
      throw new ModelFailure(
        'circuit-open',
        `${this.#failures} calls in a row failed; the endpoint is left alone for a while`,
      );
    }
    this.#isTrying = true;
  }

  /** A reply has begun: others may call again. Failures are not forgotten yet, for a reply that begins may hang. */
  begin(): void {
    this.#openedAt = null;
    this.#isTrying = false;
  }

  /** A reply has come to its end, or as far as its reader wanted it. */
  succeed(): void {
    this.begin();
    this.#failures = 0;
  }

  /** Failures that say nothing about the endpoint only give the place of a try back. */
  fail(error: unknown): void {
    this.#isTrying = false;
    if (!(error instanceof ModelFailure) || !COUNTED.has(error.kind)) return;
    this.#failures++;
    if (this.#failures >= this.#options.failures) this.#openedAt = this.#options.now();
  }
}

/** A stream behind a breaker: the first piece closes the circuit, only the end is a success, a failure counts anywhere. */
export const breakCircuit = (inner: ChatStream, breaker: CircuitBreaker): ChatStream =>
  async function* stream(messages, call = {}) {
    breaker.enter();
    let hasBegun = false;
    let hasFailed = false;
    try {
      for await (const piece of inner(messages, call)) {
        if (!hasBegun) breaker.begin();
        hasBegun = true;
        yield piece;
      }
    } catch (error) {
      hasFailed = true;
      breaker.fail(error);
      throw error;
    } finally {
      // The reader left before the first piece: neither success nor failure.
      if (!hasFailed && !hasBegun) breaker.fail(null);
      if (!hasFailed && hasBegun) breaker.succeed();
    }
  };
