// What only the operator may see and do: the page, its table, the switch; and /metrics.
import type { Context } from 'hono';
import { auditOf, auditReport } from '../documents/audit-report.js';
import { sendDocx } from '../documents/send-docx.js';
import { feedbackAsCsv } from '../feedback/feedback-as-csv.js';
import type { FeedbackRow } from '../feedback/feedback-store.js';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { isOwnPage } from '../security/allow-origins.js';
import { renderAuditPage } from './audit-page.js';
import { renderOperatorPage } from './operator-page.js';

const DAYS = 30;
const MOST_DAYS = 3650;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What is shown here is for one pair of eyes. */
const HEADERS = { 'cache-control': 'no-store' };

const daysOf = (c: Context): number => {
  const days = Number(c.req.query('days') ?? DAYS);
  return Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? days : DAYS;
};

const rowsSince = async (days: number, { feedback }: AppContext): Promise<FeedbackRow[]> =>
  (await feedback?.list(new Date(Date.now() - days * DAY_MS))) ?? [];

async function showPage(c: Context, context: AppContext): Promise<Response> {
  const { slot, settings, assets, asking } = context;
  const days = daysOf(c);
  const { state } = slot;
  const description = state.status === 'ready' ? state.assistant.description : null;
  const rows = await rowsSince(days, context);
  return c.html(renderOperatorPage({ isAsking: asking.isOn, settings, description, rows, days }, assets), 200, HEADERS);
}

/** A browser sends the password with whatever another site posts here, so the sender must be our own page. */
async function turnSwitch(c: Context, { asking, logger }: AppContext): Promise<Response> {
  const origin = c.req.header('origin');
  if (origin !== undefined && !isOwnPage(c, origin)) throw new HttpProblem(403, '只能在本服务的管理页面上操作。');
  const { on } = await c.req.parseBody();
  if (on !== 'on' && on !== 'off') throw new HttpProblem(400, 'on 应为 on 或 off。');
  asking.isOn = on === 'on';
  logger.warn({ asking: on }, 'asking was switched');
  return new Response(null, { status: 303, headers: { location: '../operator', ...HEADERS } });
}

export function operatorRoutes(context: AppContext): Route[] {
  const route = (method: Route['method'], path: string, handler: Route['handler']): Route => ({
    ...{ method, path, operation: null, handler },
  });
  return [
    route('get', '/operator', (c) => showPage(c, context)),
    route('post', '/operator/asking', (c) => turnSwitch(c, context)),
    route('get', '/operator/feedback.csv', async (c) =>
      c.body(feedbackAsCsv(await rowsSince(daysOf(c), context)), 200, {
        ...HEADERS,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="feedback.csv"',
      }),
    ),
    route('get', '/operator/audit', (c) =>
      c.html(renderAuditPage(auditOf(context.slot.take()), context.assets), 200, HEADERS),
    ),
    route('get', '/operator/audit.docx', async (c) => {
      const { reportAsDocx } = await import('../documents/report-as-docx.js');
      return sendDocx(c, await reportAsDocx(auditReport(auditOf(context.slot.take()))), '规划体检报告');
    }),
    route('get', '/metrics', async (c) =>
      c.body(await context.metrics.expose(), 200, { ...HEADERS, 'content-type': context.metrics.contentType }),
    ),
  ];
}
