// One line and one count per request: method, route, status, time. Never the address with its query, which may hold a question.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from '../create-logger.js';
import type { Metrics } from '../operating/metrics.js';

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/healthz', '/readyz']);
/** Refusals of a flood: one line a second tells of it, with how many there were before. */
const SAMPLED = new Set([429, 503]);
const SAMPLE_MS = 1_000;

/** Lets one through a second, and says how many it has held back. */
function sampler(now: () => number): () => number | null {
  let next = Number.NEGATIVE_INFINITY;
  let held = 0;
  return () => {
    if (now() < next) {
      held++;
      return null;
    }
    next = now() + SAMPLE_MS;
    const before = held;
    held = 0;
    return before;
  };
}

export function logRequests(
  logger: Logger,
  metrics: Metrics,
  now: () => number = () => performance.now(),
): MiddlewareHandler {
  const sample = sampler(now);
  return async (c, next) => {
    const start = now();
    await next();
    const { status } = c.res;
    const route = routePath(c, -1);
    const time = now() - start;
    metrics.countRequest({ route, status, seconds: time / 1000 });
    const unlogged = SAMPLED.has(status) ? sample() : 0;
    if (unlogged === null) return;
    const ms = Math.round(time * 10) / 10;
    const line = { method: c.req.method, route, status, ms, ...(unlogged > 0 ? { unlogged } : {}) };
    logger[QUIET.has(route) ? 'debug' : 'info'](line, 'request');
  };
}
