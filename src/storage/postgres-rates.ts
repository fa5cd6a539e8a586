// Requests counted in PostgreSQL: a visitor who is served by many instances has one limit.
import { createHash } from 'node:crypto';
import type { RateState } from '../server/security/rate-counter.js';
import type { Database } from './open-database.js';

export interface SharedRateCounter {
  readonly limit: number;
  readonly windowMs: number;
  take(key: string): Promise<RateState>;
  look(key: string): Promise<RateState>;
}

/** One statement counts, or begins a window anew; above the limit the count stands still, and the window's end with it. */
const TAKE = `
  INSERT INTO rate_window AS w (key, count, ends_at) VALUES ($1, 1, now() + $2 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN w.ends_at <= now() THEN 1 ELSE least(w.count + 1, $3 + 1) END,
    ends_at = CASE WHEN w.ends_at <= now() THEN excluded.ends_at ELSE w.ends_at END
  RETURNING count, extract(epoch FROM ends_at - now())::float8 AS seconds`;

const LOOK = `
  SELECT count, extract(epoch FROM ends_at - now())::float8 AS seconds FROM rate_window WHERE key = $1 AND ends_at > now()`;

/** Windows that ended are taken away now and then by whoever counts. */
const FORGET = 'DELETE FROM rate_window WHERE ends_at < now()';
const COUNTS_BETWEEN = 1000;

/** @param name keeps the counts of one limit apart from another's */
export function createPostgresRates(
  database: Database,
  { name, limit, windowMs }: { readonly name: string; readonly limit: number; readonly windowMs: number },
): SharedRateCounter {
  let counted = 0;
  // An address is nobody's business after its minute: it is not written down.
  const rowOf = (key: string): string => createHash('sha256').update(`${name}\n${key}`).digest('base64url');
  const remainingOf = (count: number): number => Math.max(0, limit - count);
  const secondsOf = (seconds: number): number => Math.max(1, Math.ceil(seconds));
  return {
    limit,
    windowMs,
    async look(key) {
      const [row] = await database.query<{ count: number; seconds: number }>(LOOK, [rowOf(key)], 'look-rate');
      const { count = 0, seconds = windowMs / 1000 } = row ?? {};
      return { isAllowed: count < limit, remaining: remainingOf(count), resetSeconds: secondsOf(seconds) };
    },
    async take(key) {
      const values = [rowOf(key), windowMs, limit];
      const [row] = await database.query<{ count: number; seconds: number }>(TAKE, values, 'take-rate');
      if (++counted % COUNTS_BETWEEN === 0) await database.query(FORGET);
      const { count = 1, seconds = 0 } = row ?? {};
      return {
        isAllowed: count <= limit,
        remaining: remainingOf(count),
        resetSeconds: secondsOf(seconds),
      };
    },
  };
}
