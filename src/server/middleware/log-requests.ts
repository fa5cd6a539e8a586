// One line and one count per request: method, route, status, time. Never the address with its query, which may hold a question.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from '../create-logger.js';
import type { Metrics } from '../operating/metrics.js';

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/healthz', '/readyz']);

export const logRequests =
  (logger: Logger, metrics: Metrics): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now();
    await next();
    const route = routePath(c, -1);
    const time = performance.now() - start;
    metrics.countRequest({ route, status: c.res.status, seconds: time / 1000 });
    const ms = Math.round(time * 10) / 10;
    logger[QUIET.has(route) ? 'debug' : 'info']({ method: c.req.method, route, status: c.res.status, ms }, 'request');
  };
