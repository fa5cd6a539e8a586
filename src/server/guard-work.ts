// What a request passes before the assistant works for it: limits, a check of what it says, a place, a turn.
import type { Hono, MiddlewareHandler } from 'hono';
import { checkInput } from './middleware/check-input.js';
import { isSearch } from './pages/page-routes.js';
import { renderWaitingPage } from './pages/waiting-page.js';
import type { WebAssets } from './pages/web-assets.js';
import type { Route } from './route.js';
import { Admission } from './security/admission.js';
import { enterInTurn, RETRY_SECONDS, type Refuse, turnAwayWhenFull } from './security/admit-asks.js';
import { limitAsks } from './security/limit-rates.js';
import type { ProtectionConfig } from './security/protection-config.js';
import type { CreateCounter } from './security/rate-counter.js';

export interface GuardOptions {
  readonly protection: ProtectionConfig;
  /** How late the event loop is, in milliseconds. */
  readonly loopDelay: () => number;
  readonly assets: WebAssets;
  /** Counts requests for the limits; in this process by default. */
  readonly countRequests?: CreateCounter;
}

/** Where the assistant is set to work: limited together, and one turn at a time. */
const WORKING = new Set(['/api/ask', '/api/search']);
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
/** Every path behind which the assistant works: what an operator shuts when nobody is to ask. */
export const ASKING_PATHS: readonly string[] = [...WORKING, ...DOORS];
/** Limited like them, for they write. */
const WRITING = new Set(['/api/feedback']);

/** Only where words are looked for or a passage is marked; the plan as it is costs nothing. */
const onSearch =
  (middleware: MiddlewareHandler): MiddlewareHandler =>
  (c, next) =>
    isSearch(c) ? middleware(c, next) : next();

/**
 * In this order: whose minute is used up goes, nobody is read where all places are taken, what is not valid goes
 * uncounted, and only then it is counted and gets a place. A slow or faulty sender holds neither a place nor anybody's
 * share. Call it before the handlers of the routes are added.
 */
export function guardWork(app: Hono, routes: readonly Route[], guards: GuardOptions): void {
  const { protection, loopDelay, assets, countRequests } = guards;
  const limits = limitAsks(protection, countRequests);
  const admission = new Admission({ most: protection.maxStreams, loopDelay });
  const turnAway = turnAwayWhenFull(admission);
  for (const { method, path, operation } of routes) {
    if (DOORS.has(path)) app[method](path, limits.atDoor, turnAway, limits.counted, enterInTurn(admission));
    const isWork = WORKING.has(path);
    if (!isWork && !WRITING.has(path)) continue;
    const check = checkInput(operation ?? {});
    if (isWork) app[method](path, limits.atDoor, turnAway, check, turnAway, limits.counted, enterInTurn(admission));
    else app[method](path, limits.atDoor, check, limits.counted);
  }
  // The plan is rendered anew for each search, in some milliseconds: those take turns with the questions.
  const comeAgain: Refuse = (c) => c.html(renderWaitingPage(assets, 'busy'), 503, { 'retry-after': RETRY_SECONDS });
  app.get('/plan', onSearch(turnAwayWhenFull(admission, comeAgain)), onSearch(enterInTurn(admission, comeAgain)));
}
