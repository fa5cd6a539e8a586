// Which pages may call the API from a browser: our own, and the sites that the operator has listed.
import type { Context, MiddlewareHandler } from 'hono';
import { cutHeader } from '../cut-header.js';
import { HttpProblem, problemResponse } from '../problem.js';
import { otherLoopbackOrigin } from './loopback-origin.js';
import type { ProtectionConfig } from './protection-config.js';

/** What a page of another origin may read of an answer's headers. */
const EXPOSED = 'Plan-Masked, RateLimit, RateLimit-Policy, Retry-After';
/** Two hours, the most that Chromium remembers. */
const PREFLIGHT_SECONDS = '7200';

/** Whether the request comes from a page that this service itself served. */
export function isOwnPage(c: Context, origin: string): boolean {
  // The browser's own word, which no page can forge; it also holds behind a proxy that rewrites Host.
  if (c.req.header('sec-fetch-site') === 'same-origin') return true;
  const host = c.req.header('host');
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** A listed site may send any header that it names: client libraries add a dozen of their own. */
function wantedHeaders(c: Context): string {
  const wanted = cutHeader(c.req.header('access-control-request-headers'));
  return /^[\w, -]+$/.test(wanted) ? `Content-Type, Accept, ${wanted}` : 'Content-Type, Accept';
}

/** Sends or withholds CORS headers, answers preflights, and turns away writes from pages that are not listed. */
export function allowOrigins({ widgetOrigins }: ProtectionConfig): MiddlewareHandler {
  const listed = new Set(widgetOrigins);
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin === undefined || isOwnPage(c, origin)) {
      await next();
      c.header('vary', 'Origin', { append: true });
      return;
    }
    // 127.0.0.1 and localhost are one machine: the demo page embeds one from the other.
    const isAllowed = listed.has(origin) || origin === otherLoopbackOrigin(c.req.header('host'));
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
    if (isPreflight) {
      c.res = new Response(null, { status: 204 });
    } else if (!isAllowed && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const detail = '这个网站没有获准使用本服务。如需嵌入，请管理员把它的来源加入 WIDGET_ORIGINS。';
      c.res = problemResponse(new HttpProblem(403, detail));
    } else {
      await next();
    }
    c.header('vary', 'Origin', { append: true });
    if (!isAllowed) return;
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', EXPOSED);
    if (isPreflight) {
      c.header('access-control-allow-methods', 'GET, POST');
      c.header('access-control-allow-headers', wantedHeaders(c));
      c.header('access-control-max-age', PREFLIGHT_SECONDS);
    }
  };
}
