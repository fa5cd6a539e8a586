// How late the event loop is: whatever holds it, a timer tells it by its own lateness.

/** Often enough to see a stall of a quarter of a second, seldom enough to cost nothing. */
const INTERVAL_MS = 50;

export interface LoopDelay {
  /** Milliseconds by which the loop was late lately; what has passed is forgotten by halves. */
  readonly ms: number;
  stop(): void;
}

/** Measures until it is stopped; it keeps no process alive. */
export function watchLoopDelay(): LoopDelay {
  let due = performance.now() + INTERVAL_MS;
  let late = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    late = Math.max(late / 2, now - due);
    due = now + INTERVAL_MS;
  }, INTERVAL_MS);
  timer.unref();
  return {
    get ms() {
      return late;
    },
    stop: () => clearInterval(timer),
  };
}
