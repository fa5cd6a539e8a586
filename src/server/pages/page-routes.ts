// The pages and their files as routes.
import type { Context } from 'hono';
import { MOST_QUESTION_CHARACTERS } from '../../answering/input-limits.js';
import { assistantOf, faceFor, standardFace } from '../assistant-of.js';
import { cutHeader } from '../cut-header.js';
import { HttpProblem } from '../problem.js';
import { publicAddress } from '../public-address.js';
import type { AppContext, Route } from '../route.js';
import { otherLoopbackOrigin } from '../security/loopback-origin.js';
import { renderAboutPage } from './about-page.js';
import { DEMO_CSS, demoPolicy, renderDemoPage } from './demo-page.js';
import { renderEmbedPage } from './embed-page.js';
import { renderHomePage } from './home-page.js';
import { ICON_SVG } from './icon.js';
import { renderIndicatorsPage } from './indicators-page.js';
import type { Markup } from './page-layout.js';
import { withPlan as settingsWithPlan } from './plan-face.js';
import { type PlanPageSource, renderPlanPage } from './plan-page.js';
import { questionAbout } from './question-about.js';
import { renderWaitingPage } from './waiting-page.js';
import { toAsset, type WebAsset } from './web-assets.js';

const page = (path: string, handler: Route['handler']): Route => ({ method: 'get', path, operation: null, handler });

/** A year: the name changes with the content. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Other sites load these by a fixed name: they see a new version within minutes, and ask cheaply by ETag until then. */
const SOON = 'public, max-age=300';
/** Pages carry the names of their files, so an old page would ask for files that are gone. */
const FRESH = 'no-cache';

/** Sends what is ready: compressed where the reader takes it so, and nothing where the reader has it already. */
function send(c: Context, { type, content, compressed, etag }: WebAsset, more: Record<string, string>): Response {
  const headers = { ...more, 'content-type': type, etag, vary: 'Accept-Encoding' };
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
  const isCompressed = /\bgzip\b/.test(cutHeader(c.req.header('accept-encoding')));
  return isCompressed
    ? c.body(compressed, 200, { ...headers, 'content-encoding': 'gzip' })
    : c.body(content, 200, headers);
}

function sendAsset(c: Context, asset: WebAsset | undefined, caching: string): Response {
  if (!asset) throw new HttpProblem(404, '没有这个文件。');
  // Scripts of the widget are loaded by other sites: they hold no secret and are public to all.
  return send(c, asset, {
    'cache-control': caching,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

interface KeptPage {
  readonly page: WebAsset;
  /** The plans that it lets its reader choose from: another one on the shelf makes another page. */
  readonly choices: string;
}

/**
 * Pages over a plan, each rendered once: a reader who asks for the whole plan a thousand times over and reads nothing
 * holds one copy of it, not a thousand.
 */
function keepPages() {
  const kept = new WeakMap<PlanPageSource['plan'], Map<string, KeptPage>>();
  return async ({ plan, face }: PlanPageSource, path: string, render: () => Markup): Promise<WebAsset> => {
    const pages = kept.get(plan) ?? new Map<string, KeptPage>();
    kept.set(plan, pages);
    const choices = JSON.stringify(face.choices);
    const known = pages.get(path);
    if (known?.choices === choices) return known.page;
    const page = toAsset(Buffer.from(`${await render()}`), 'text/html; charset=utf-8');
    pages.set(path, { page, choices });
    return page;
  };
}

const sendText = (c: Context, text: string, type: string): Response =>
  c.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=86400' });

/** `?q=` is a question as it stands, `?about=c2.1.2` one about a unit or an indicator. */
async function initialQuestion(context: AppContext, c: Context): Promise<string> {
  const about = c.req.query('about');
  if (about !== undefined && context.slot.state.status === 'ready')
    return questionAbout((await assistantOf(context, c.req.query('plan'))).outline, about);
  return (c.req.query('q') ?? '').slice(0, MOST_QUESTION_CHARACTERS);
}

/** Whether the reading page has words to look for or a passage to mark. */
export const isSearch = (c: Context): boolean => Boolean(c.req.query('q') || c.req.query('mark'));

export function pageRoutes(context: AppContext): Route[] {
  const { slot, assets, settings, operator, faults, service } = context;
  /** A reader who comes while the plan loads gets a page that comes back by itself, not a problem document. */
  const withPlan = (answer: (source: PlanPageSource, c: Context) => Response | Promise<Response>): Route['handler'] => {
    return async (c) => {
      if (slot.state.status !== 'ready')
        return c.html(renderWaitingPage(assets), 503, { 'retry-after': '3', 'cache-control': 'no-store' });
      const id = c.req.query('plan');
      const { plan, outline } = await assistantOf(context, id);
      return answer({ plan, outline, face: faceFor(context, id) }, c);
    };
  };
  const keep = keepPages();
  const whole = (path: string, render: (source: PlanPageSource) => Markup): Route['handler'] =>
    withPlan(async (source, c) => send(c, await keep(source, path, () => render(source)), { 'cache-control': FRESH }));
  const plainPlan = whole('/plan', (source) => renderPlanPage(source, { words: '', mark: '' }, assets));
  const searchedPlan = withPlan((source, c) => {
    const query = { words: c.req.query('q') ?? '', mark: c.req.query('mark') ?? '' };
    return c.html(renderPlanPage(source, query, assets), 200, { 'cache-control': FRESH });
  });
  const home: Route['handler'] = async (c) => {
    const face = faceFor(context, c.req.query('plan'));
    const question = await initialQuestion(context, c);
    const parts = { settings: settingsWithPlan(settings, face), question, face };
    return c.html(renderHomePage(parts, assets), 200, { 'cache-control': FRESH });
  };
  return [
    page('/', home),
    // Conversations live in the browser: the address only tells its script which one to open.
    page('/c/:id', home),
    page('/plan', (c, next) => (isSearch(c) ? searchedPlan : plainPlan)(c, next)),
    page(
      '/indicators',
      whole('/indicators', (source) => renderIndicatorsPage(source, assets)),
    ),
    page('/about', (c) => {
      const parts = { settings, operator, faults: faults.list(), face: faceFor(context, c.req.query('plan')) };
      return c.html(renderAboutPage(parts, assets), 200, { 'cache-control': FRESH });
    }),
    page('/embed', (c) =>
      c.html(
        renderEmbedPage(c.req.query(), { base: publicAddress(c, service), face: standardFace(context) }, assets),
        200,
        { 'cache-control': FRESH },
      ),
    ),
    page('/demo', (c) => {
      const other = otherLoopbackOrigin(c.req.header('host'));
      const starters = faceFor(context, undefined).card?.starters ?? [];
      const suggestions = (starters.find(({ audience }) => audience === 'residents') ?? starters[0])?.questions ?? [];
      const policy = demoPolicy(other ?? "'self'");
      return c.html(renderDemoPage({ origin: other ?? '', isForeign: other !== null, suggestions }), 200, {
        'cache-control': FRESH,
        'content-security-policy': policy,
      });
    }),
    page('/demo.css', (c) => sendText(c, DEMO_CSS, 'text/css')),
    page('/icon.svg', (c) => sendText(c, ICON_SVG, 'image/svg+xml')),
    page('/widget.js', (c) => sendAsset(c, assets.file('widget.js'), SOON)),
    page('/widget-panel.js', (c) => sendAsset(c, assets.file('widget-panel.js'), SOON)),
    page('/assets/:name', (c) => sendAsset(c, assets.file(`assets/${c.req.param('name')}`), FOREVER)),
  ];
}
