// One line per request: method, route, status, time. Never the address with its query, which may hold a question.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from '../create-logger.js';

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/healthz', '/readyz']);

export const logRequests =
  (logger: Logger): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now();
    await next();
    const route = routePath(c, -1);
    const ms = Math.round((performance.now() - start) * 10) / 10;
    logger[QUIET.has(route) ? 'debug' : 'info']({ method: c.req.method, route, status: c.res.status, ms }, 'request');
  };
