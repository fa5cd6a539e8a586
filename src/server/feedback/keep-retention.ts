// The deletion of old ratings while the service runs for months.
import type { Logger } from '../create-logger.js';
import type { FeedbackStore } from './feedback-store.js';

/** Retention is counted in days: four looks a day are exact enough. */
const INTERVAL_MS = 6 * 60 * 60 * 1000;

/** @returns a function that ends it */
export function keepRetention(store: FeedbackStore, logger: Logger): () => void {
  const timer = setInterval(async () => {
    try {
      const deleted = await store.purge();
      if (deleted > 0) logger.info({ deleted }, 'old feedback was deleted');
    } catch (error) {
      logger.error({ err: error }, 'old feedback could not be deleted');
    }
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
