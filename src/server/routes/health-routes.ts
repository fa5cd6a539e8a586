// GET /healthz: the process lives. GET /readyz: questions can be answered, and by what.
import type { AppContext, Route } from '../route.js';
import { healthSchema, readinessSchema } from '../schemas/health.js';

const NO_STORE = { 'cache-control': 'no-store' };
/** A widget on a site that is not listed asks it whether the service is down or does not answer this site. */
const OPEN = { ...NO_STORE, 'cross-origin-resource-policy': 'cross-origin' };

export const healthRoute = (): Route => ({
  method: 'get',
  path: '/healthz',
  operation: {
    operationId: 'health',
    summary: '进程存活',
    content: { 'application/json': healthSchema },
    problems: [],
  },
  handler: (c) => c.json({ status: 'ok' }, 200, OPEN),
});

export const readinessRoute = ({ slot, faults }: AppContext): Route => ({
  method: 'get',
  path: '/readyz',
  operation: {
    operationId: 'readiness',
    summary: '可以回答问题，以及用什么回答',
    content: { 'application/json': readinessSchema },
    problems: [503],
  },
  handler: (c) => c.json({ status: 'ready', ...slot.take().description, faults: faults.list() }, 200, NO_STORE),
});
