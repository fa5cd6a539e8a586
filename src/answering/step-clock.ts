// Milliseconds of the pipeline's steps by name.
import type { Timings } from './answer.js';

export class StepClock {
  readonly #start = performance.now();
  readonly #steps: Record<string, number> = {};
  #last = this.#start;

  /** Ends the step that ran since the last call. */
  lap(step: string): void {
    const now = performance.now();
    this.#steps[step] = Number((now - this.#last).toFixed(3));
    this.#last = now;
  }

  timings(): Timings {
    return { ...this.#steps, total: Number((performance.now() - this.#start).toFixed(3)) };
  }
}
