// Work on one passage after the other, some at once, each outcome as it comes; a failure that all would share ends it.
import { ModelFailure } from '../../../models/model-failure.js';

export interface Failed {
  readonly passage: string;
  readonly failure: ModelFailure;
}

/** Failures after which the next passage fares no better. */
const HOPELESS = new Set(['auth', 'bad-request', 'network', 'web-page', 'circuit-open', 'aborted']);

interface Item {
  readonly passage: { readonly id: string };
}

/**
 * Runs `work` for each item, `concurrency` at a time.
 * @throws ModelFailure that the next passage would share; other failures are outcomes
 */
export async function* runEach<T extends Item, Done>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<Done>,
): AsyncGenerator<Done | Failed> {
  const running = new Map<string, Promise<{ readonly id: string; readonly outcome: Done | Failed }>>();
  const start = (item: T) => {
    const { id } = item.passage;
    const outcome = work(item).catch((error: unknown): Failed => {
      if (error instanceof ModelFailure) return { passage: id, failure: error };
      throw error;
    });
    running.set(
      id,
      outcome.then((done) => ({ id, outcome: done })),
    );
  };
  const settle = async (): Promise<Done | Failed> => {
    const { id, outcome } = await Promise.race(running.values());
    running.delete(id);
    const failure = typeof outcome === 'object' && outcome !== null && 'failure' in outcome ? outcome.failure : null;
    if (failure instanceof ModelFailure && HOPELESS.has(failure.kind)) throw failure;
    return outcome;
  };
  for (const item of items) {
    start(item);
    if (running.size >= concurrency) yield await settle();
  }
  while (running.size > 0) yield await settle();
}
