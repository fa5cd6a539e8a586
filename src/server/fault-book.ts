// What does not work just now and keeps nobody from an answer: told in /readyz, at /about and in the log.
import type { Logger } from './create-logger.js';

/** `feedback`: ratings and questions; `index`: what is built at a start and kept for the next. */
export type FaultyPart = 'feedback' | 'index';

export interface Fault {
  readonly part: FaultyPart;
  /** One Chinese sentence for readers and operators; the log has the reason. */
  readonly detail: string;
}

export class FaultBook {
  readonly #faults = new Map<FaultyPart, string>();

  constructor(private readonly logger: Pick<Logger, 'error' | 'info'>) {}

  /** Enters a fault. It is logged when it begins and when its words change, not at each request that meets it. */
  report({ part, detail }: Fault, reason: unknown): void {
    if (this.#faults.get(part) === detail) return;
    this.#faults.set(part, detail);
    this.logger.error({ part, reason: reason instanceof Error ? reason.message : String(reason) }, 'a part has failed');
  }

  /** It works again. */
  clear(part: FaultyPart): void {
    if (this.#faults.delete(part)) this.logger.info({ part }, 'a part works again');
  }

  has(part: FaultyPart): boolean {
    return this.#faults.has(part);
  }

  list(): Fault[] {
    return [...this.#faults].map(([part, detail]) => ({ part, detail }));
  }
}
