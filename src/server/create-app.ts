// The HTTP service as one Hono app: routes, pages, and the same treatment of errors for all of them.
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { MOST_QUESTION_CHARACTERS } from '../answering/input-limits.js';
import type { AssistantSlot } from './assistant-slot.js';
import type { Logger } from './create-logger.js';
import { FaultBook } from './fault-book.js';
import type { FeedbackStore } from './feedback/feedback-store.js';
import { checkInput } from './middleware/check-input.js';
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
import { isSearch, pageRoutes } from './pages/page-routes.js';
import { verifyPageRoutes } from './pages/verify-page-routes.js';
import { renderWaitingPage } from './pages/waiting-page.js';
import { defaultWebDir, loadWebAssets, type WebAssets } from './pages/web-assets.js';
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
import { readingRoute } from './routes/reading-route.js';
import { searchRoute } from './routes/search-route.js';
import { sectionRoute } from './routes/section-route.js';
import { settingsRoute } from './routes/settings-route.js';
import { llmsRoute, sectionTextRoute } from './routes/text-routes.js';
import { verifyRoute } from './routes/verify-route.js';
import { Admission } from './security/admission.js';
import { enterInTurn, RETRY_SECONDS, type Refuse, turnAwayWhenFull } from './security/admit-asks.js';
import { allowHosts } from './security/allow-hosts.js';
import { allowOrigins } from './security/allow-origins.js';
import { guardHost } from './security/guard-host.js';
import { limitAsks, limitReads } from './security/limit-rates.js';
import { PROTECTION_DEFAULTS, type ProtectionConfig } from './security/protection-config.js';
import { requireKey } from './security/require-key.js';
import { setSecurityHeaders } from './security/set-security-headers.js';
import { SERVICE_DEFAULTS, type ServiceConfig } from './service-config.js';

/** Proxies close a connection that is silent for 30 to 60 seconds. */
const HEARTBEAT_MS = 15_000;

export interface AppOptions {
  readonly slot: AssistantSlot;
  readonly logger: Logger;
  /** Time between heartbeats of a streamed answer. */
  readonly heartbeatMs?: number;
  readonly protection?: ProtectionConfig;
  /** How late the event loop is, in milliseconds; never, where it is not told. */
  readonly loopDelay?: () => number;
  /** Where ratings and questions go; without it both are off, whatever `protection` says. */
  readonly feedback?: FeedbackStore | null;
  /** What does not work just now. */
  readonly faults?: FaultBook;
  /** Who runs the service; unnamed by default. */
  readonly operator?: Operator;
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
function protect(app: Hono, protection: ProtectionConfig, service: ServiceConfig): void {
  app.use(setSecurityHeaders);
  app.use('/v1/*', speakOpenai);
  app.use(allowHosts(protection));
  app.use('/mcp', guardHost(service));
  for (const path of ['/api/*', '/v1/*', '/mcp']) app.use(path, allowOrigins(protection));
  for (const path of ['/v1/*', '/mcp']) app.use(path, requireKey(service.apiKeys));
  for (const path of ['/api/plan/*', '/plan', '/indicators', '/sections/*', '/operator/*'])
    app.use(path, limitReads(protection));
  // The plan as a page is 180 KB of text, and 45 KB compressed; answers and their streams are small and must not wait.
  for (const path of ['/', '/c/*', '/plan', '/indicators', '/about', '/verify', '/briefing', '/api/plan/*'])
    app.use(path, compress());
  app.use('/operator/*', requireOperator(service.operatorToken));
  if (!service.metrics) app.use('/metrics', requireOperator(service.operatorToken));
}

/** Routes that make the assistant work, and those that write: both are limited, and the first take turns. */
const WORKING = new Set(['/api/ask', '/api/search']);
const LIMITED = new Set([...WORKING, '/api/feedback']);

/** Doors whose bodies have forms of their own, read by their handlers: limited and in turn like the others. */
const DOORS = new Set([
  '/v1/chat/completions',
  '/mcp',
  '/api/verify',
  '/verify',
  '/verify.docx',
  '/api/briefing',
  '/briefing',
  '/briefing.docx',
]);

/**
 * What a request for work passes before its handler, in this order: whose minute is used up goes, nobody is read where
 * all places are taken, what is not valid goes uncounted, and only then it is counted and gets a place. A slow or faulty
 * sender holds neither a place nor anybody's share.
 */
function guardWork(app: Hono, routes: readonly Route[], { protection, loopDelay, assets }: GuardOptions): void {
  const limits = limitAsks(protection);
  const admission = new Admission({ most: protection.maxStreams, loopDelay });
  const turnAway = turnAwayWhenFull(admission);
  for (const { method, path, operation } of routes) {
    if (!LIMITED.has(path) || operation === null) continue;
    app[method](path, limits.atDoor);
    if (WORKING.has(path)) app[method](path, turnAway);
    app[method](path, checkInput(operation));
    if (WORKING.has(path)) app[method](path, turnAway);
    app[method](path, limits.counted);
    if (WORKING.has(path)) app[method](path, enterInTurn(admission));
  }
  for (const { method, path } of routes)
    if (DOORS.has(path)) app[method](path, limits.atDoor, turnAway, limits.counted, enterInTurn(admission));
  // The plan is rendered anew for each search, in some milliseconds: those take turns with the questions.
  const comeAgain: Refuse = (c) => c.html(renderWaitingPage(assets, 'busy'), 503, { 'retry-after': RETRY_SECONDS });
  app.get('/plan', onSearch(turnAwayWhenFull(admission, comeAgain)), onSearch(enterInTurn(admission, comeAgain)));
}

/** Only where words are looked for or a passage is marked; the plan as it is costs nothing. */
const onSearch =
  (middleware: MiddlewareHandler): MiddlewareHandler =>
  (c, next) =>
    isSearch(c) ? middleware(c, next) : next();

interface GuardOptions {
  readonly protection: ProtectionConfig;
  readonly loopDelay: () => number;
  readonly assets: WebAssets;
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
  protect(app, protection, service);
  for (const path of [...WORKING, ...DOORS]) app.use(path, refuseWhileOff(asking, operator));
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
  const assets = loadWebAssets(options.webDir ?? defaultWebDir());
  const { askTimeoutMs } = protection;
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
    takesRatings: protection.feedback && feedback !== null,
    feedback: protection.feedback || protection.questionLog ? feedback : null,
  });
  guardWork(app, routes, { protection, loopDelay: options.loopDelay ?? (() => 0), assets });
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
