// The page of points as routes: form and result at one address, and the Word document.
import type { Context } from 'hono';
import { standardFace } from '../assistant-of.js';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { briefingOf, sendBriefing } from '../routes/briefing-route.js';
import { renderBriefingPage } from './briefing-page.js';

const HEADERS = { 'cache-control': 'no-store' };
const SCOPES = ['section', 'topic', 'audience'];

const isAsked = (query: Record<string, string>): boolean => SCOPES.some((name) => (query[name] ?? '').trim() !== '');

async function showPage(c: Context, context: AppContext): Promise<Response> {
  const { slot, assets } = context;
  const query = c.req.query();
  const show = (
    briefing: Awaited<ReturnType<typeof briefingOf>> | null,
    problem: string | null,
    status: 200 | 400 | 404,
  ) =>
    c.html(
      renderBriefingPage({ plan: slot.take().plan, face: standardFace(context) }, { query, briefing, problem }, assets),
      status,
      HEADERS,
    );
  if (!isAsked(query)) return show(null, null, 200);
  try {
    return await show(await briefingOf(query, context), null, 200);
  } catch (error) {
    if (!(error instanceof HttpProblem) || (error.status !== 400 && error.status !== 404)) throw error;
    return show(null, error.detail, error.status);
  }
}

export const briefingPageRoutes = (context: AppContext): Route[] => [
  { method: 'get', path: '/briefing', operation: null, handler: (c) => showPage(c, context) },
  {
    ...{ method: 'get', path: '/briefing.docx', operation: null },
    handler: async (c) => sendBriefing(c, await briefingOf(c.req.query(), context)),
  },
];
