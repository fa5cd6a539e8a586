// The HTTP service as one Hono app: routes, pages, and the same treatment of errors for all of them.
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { MOST_QUESTION_CHARACTERS } from '../answering/input-limits.js';
import type { PlanLibrary } from '../library/plan-library.js';
import { type AnswerCache, createMemoryCache } from './answer-cache.js';
import type { AssistantSlot } from './assistant-slot.js';
import type { Logger } from './create-logger.js';
import { FaultBook } from './fault-book.js';
import type { FeedbackStore } from './feedback/feedback-store.js';
import { ASKING_PATHS, type GuardOptions, guardWork } from './guard-work.js';
import { closeWhileStopping } from './middleware/close-while-stopping.js';
import { handleErrors, handleNotFound } from './middleware/handle-errors.js';
import { logRequests } from './middleware/log-requests.js';
import { refuseMethod } from './middleware/refuse-method.js';
import { pathWithout, prefixLinks } from './middleware/serve-under.js';
import { speakOpenai } from './openai/openai-error.js';
import { AskingSwitch, refuseWhileOff } from './operating/asking-switch.js';
import { createMetrics, type Metrics } from './operating/metrics.js';
import { operatorRoutes } from './operating/operator-routes.js';
import { requireOperator } from './operating/require-operator.js';
import { type Operator, UNNAMED } from './operator.js';
import { briefingPageRoutes } from './pages/briefing-page-routes.js';
import { renderNotFoundPage } from './pages/not-found-page.js';
import { pageRoutes } from './pages/page-routes.js';
import { verifyPageRoutes } from './pages/verify-page-routes.js';
import { defaultWebDir, loadWebAssets } from './pages/web-assets.js';
import type { AppContext, Route } from './route.js';
import { askRoute } from './routes/ask-route.js';
import { briefingRoute } from './routes/briefing-route.js';
import { chatCompletionsRoute } from './routes/chat-completions-route.js';
import { feedbackRoute } from './routes/feedback-route.js';
import { healthRoute, readinessRoute } from './routes/health-routes.js';
import { indicatorsRoute } from './routes/indicators-route.js';
import { mcpRoute } from './routes/mcp-route.js';
import { modelRoute, modelsRoute } from './routes/models-routes.js';
import { openapiRoute } from './routes/openapi-route.js';
import { planRoute } from './routes/plan-route.js';
import { plansRoute } from './routes/plans-route.js';
import { readingRoute } from './routes/reading-route.js';
import { searchRoute } from './routes/search-route.js';
import { sectionRoute } from './routes/section-route.js';
import { settingsRoute } from './routes/settings-route.js';
import { llmsRoute, sectionTextRoute } from './routes/text-routes.js';
import { verifyRoute } from './routes/verify-route.js';
import { allowHosts } from './security/allow-hosts.js';
import { allowOrigins } from './security/allow-origins.js';
import { guardHost } from './security/guard-host.js';
import { limitReads } from './security/limit-rates.js';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from './security/protection-config.js';
import type { CreateCounter } from './security/rate-counter.js';
import { requireKey } from './security/require-key.js';
import { setSecurityHeaders } from './security/set-security-headers.js';
import { SERVICE_DEFAULTS, type ServiceConfig } from './service-config.js';

/** Proxies close a connection that is silent for 30 to 60 seconds. */
const HEARTBEAT_MS = 15_000;

export interface AppOptions {
  readonly slot: AssistantSlot;
  readonly logger: Logger;
  /** All plans of the service, once they are loaded; without it there is the one of the slot. */
  readonly library?: () => PlanLibrary | null;
  /** Time between heartbeats of a streamed answer. */
  readonly heartbeatMs?: number;
  readonly protection?: ProtectionConfig;
  /** How late the event loop is, in milliseconds; never, where it is not told. */
  readonly loopDelay?: () => number;
  /** Where ratings and questions go; without it both are off, whatever `protection` says. */
  readonly feedback?: FeedbackStore | null;
  /** What does not work just now. */
  readonly faults?: FaultBook;
  /** Where answers are kept for those who ask the same; in memory by default, null keeps none. */
  readonly cache?: AnswerCache | null;
  /** Who runs the service; unnamed by default. */
  readonly operator?: Operator;
  /** Counts requests for the limits; in this process by default. */
  readonly countRequests?: CreateCounter;
  /** Doors that the operator opened or shut. */
  readonly service?: ServiceConfig;
  /** What is counted; by default numbers of this app alone, without those of the process. */
  readonly metrics?: Metrics;
  /** Folder of the built faces. */
  readonly webDir?: string;
}

/** Every route of the service, in order; the contract at /openapi.json is made from them. */
export function listRoutes(context: AppContext): readonly Route[] {
  const api = [
    askRoute(context),
    verifyRoute(context),
    briefingRoute(context),
    planRoute(context),
    plansRoute(context),
    sectionRoute(context),
    readingRoute(context),
    searchRoute(context),
    indicatorsRoute(context),
    // Switched off, it is not there: neither to be called nor in the contract.
    ...(context.takesRatings ? [feedbackRoute(context)] : []),
    settingsRoute(context),
    chatCompletionsRoute(context),
    modelsRoute(context),
    modelRoute(context),
    mcpRoute(context),
    healthRoute(),
    readinessRoute(context),
  ];
  const texts = [llmsRoute(context), sectionTextRoute(context)];
  return [
    ...api,
    openapiRoute(api),
    ...texts,
    ...pageRoutes(context),
    ...briefingPageRoutes(context),
    ...verifyPageRoutes(context),
    ...operatorRoutes(context),
  ];
}

/** What guards all routes, from the outside inwards: headers on everything, then who may call, then how often. */
function protect(app: Hono, { protection, countRequests }: GuardOptions, service: ServiceConfig): void {
  app.use(setSecurityHeaders);
  app.use('/v1/*', speakOpenai);
  app.use(allowHosts(protection));
  app.use('/mcp', guardHost(service));
  for (const path of ['/api/*', '/v1/*', '/mcp']) app.use(path, allowOrigins(protection));
  for (const path of ['/v1/*', '/mcp']) app.use(path, requireKey(service.apiKeys));
  for (const path of ['/api/plan/*', '/plan', '/indicators', '/sections/*', '/operator/*'])
    app.use(path, limitReads(protection, countRequests));
  // The plan as a page is 180 KB of text, and 45 KB compressed; answers and their streams are small and must not wait.
  for (const path of ['/', '/c/*', '/plan', '/indicators', '/about', '/verify', '/briefing', '/api/plan/*'])
    app.use(path, compress());
  app.use('/operator/*', requireOperator(service.operatorToken));
  if (!service.metrics) app.use('/metrics', requireOperator(service.operatorToken));
}

/** Builds the app; ask it with `app.request('/…')` in tests, or give it to a server. */
export function createApp(options: AppOptions): Hono {
  const { slot, logger, heartbeatMs = HEARTBEAT_MS, protection = PROTECTION_DEFAULTS, feedback = null } = options;
  const service = options.service ?? SERVICE_DEFAULTS;
  const operator = options.operator ?? UNNAMED;
  const metrics = options.metrics ?? createMetrics();
  const asking = new AskingSwitch(service.asking);
  const app = new Hono({ getPath: pathWithout(service.basePath) });
  app.use(logRequests(logger, metrics));
  app.use(closeWhileStopping(slot));
  const assets = loadWebAssets(options.webDir ?? defaultWebDir());
  const { loopDelay = () => 0, countRequests } = options;
  const guards: GuardOptions = { protection, loopDelay, assets, ...(countRequests ? { countRequests } : {}) };
  protect(app, guards, service);
  for (const path of ASKING_PATHS) app.use(path, refuseWhileOff(asking, operator));
  if (service.basePath !== '') app.use(prefixLinks(service.basePath));
  const faults = options.faults ?? new FaultBook(logger);
  const settings = {
    /** Asked at each page: while ratings cannot be kept, no face asks for them. */
    get feedback() {
      return protection.feedback && feedback !== null && !faults.has('feedback');
    },
    questionLog: protection.questionLog && feedback !== null,
    retentionDays: protection.retentionDays,
    questionCharacters: MOST_QUESTION_CHARACTERS,
  };
  const { askTimeoutMs } = protection;
  const { library = () => null } = options;
  const routes = listRoutes({
    slot,
    logger,
    heartbeatMs,
    askTimeoutMs,
    assets,
    settings,
    operator,
    service,
    asking,
    metrics,
    faults,
    library,
    takesRatings: protection.feedback && feedback !== null,
    feedback: protection.feedback || protection.questionLog ? feedback : null,
    cache: options.cache === undefined ? createMemoryCache() : options.cache,
  });
  guardWork(app, routes, guards);
  for (const { method, path, handler } of routes) app[method](path, handler);
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, refuseMethod(routes.filter((route) => route.path === path).map((route) => route.method)));
  }
  // A person who mistyped an address gets a page, a program the problem that it can read.
  app.notFound((c) =>
    c.req.method === 'GET' && c.req.header('accept')?.includes('text/html') && !c.req.path.startsWith('/api/')
      ? c.html(renderNotFoundPage(assets), 404)
      : handleNotFound(c),
  );
  app.onError(handleErrors(logger));
  return app;
}
