// A breath between two long steps: timers, signals and the requests of a server that is still loading get their turn.
import { setImmediate } from 'node:timers/promises';

/** Resolves once the events that are waiting have been handled. */
export const yieldToEvents = (): Promise<void> => setImmediate();
