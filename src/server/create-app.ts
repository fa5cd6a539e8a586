// The HTTP service as one Hono app: routes, pages, and the same treatment of errors for all of them.
import { Hono } from 'hono';
import type { AssistantSlot } from './assistant-slot.js';
import type { Logger } from './create-logger.js';
import { handleErrors, handleNotFound } from './middleware/handle-errors.js';
import { logRequests } from './middleware/log-requests.js';
import { refuseMethod } from './middleware/refuse-method.js';
import { setSecurityHeaders } from './middleware/set-security-headers.js';
import { pageRoutes } from './pages/page-routes.js';
import type { AppContext, Route } from './route.js';
import { askRoute } from './routes/ask-route.js';
import { healthRoute, readinessRoute } from './routes/health-routes.js';
import { indicatorsRoute } from './routes/indicators-route.js';
import { openapiRoute } from './routes/openapi-route.js';
import { planRoute } from './routes/plan-route.js';
import { searchRoute } from './routes/search-route.js';
import { sectionRoute } from './routes/section-route.js';

/** Proxies close a connection that is silent for 30 to 60 seconds. */
const HEARTBEAT_MS = 15_000;

export interface AppOptions {
  readonly slot: AssistantSlot;
  readonly logger: Logger;
  /** Time between heartbeats of a streamed answer. */
  readonly heartbeatMs?: number;
}

/** Every route of the service, in order; the contract at /openapi.json is made from them. */
export function listRoutes(context: AppContext): readonly Route[] {
  const api = [
    askRoute(context),
    planRoute(context),
    sectionRoute(context),
    searchRoute(context),
    indicatorsRoute(context),
    healthRoute(),
    readinessRoute(context),
  ];
  return [...api, openapiRoute(api), ...pageRoutes(context)];
}

/** Builds the app; ask it with `app.request('/…')` in tests, or give it to a server. */
export function createApp({ slot, logger, heartbeatMs = HEARTBEAT_MS }: AppOptions): Hono {
  const app = new Hono();
  app.use(logRequests(logger), setSecurityHeaders);
  const routes = listRoutes({ slot, logger, heartbeatMs });
  for (const { method, path, handler } of routes) app[method](path, handler);
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, refuseMethod(routes.filter((route) => route.path === path).map((route) => route.method)));
  }
  app.notFound(handleNotFound);
  app.onError(handleErrors(logger));
  return app;
}
