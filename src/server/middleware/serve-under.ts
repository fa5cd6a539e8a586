// The service under a path of a larger site (/qa): requests lose the path, links of pages get it.
import type { MiddlewareHandler } from 'hono';

/** A proxy may hand the path on or cut it off: both are understood. */
export const pathWithout =
  (base: string) =>
  (request: Request): string => {
    const { pathname } = new URL(request.url);
    if (base === '' || !(pathname === base || pathname.startsWith(`${base}/`))) return pathname;
    return pathname.slice(base.length) || '/';
  };

/** Our templates escape quotation marks in text, so that only attributes look like this. */
const LINK = /(\s(?:href|src|action|formaction)=")\/(?!\/)/g;
const ROOT = '<html lang="zh-CN">';

export function prefixLinks(base: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!c.res.headers.get('content-type')?.startsWith('text/html') || c.res.body === null) return;
    const { status, headers } = c.res;
    const page = await c.res.text();
    // The scripts of the page read where they live.
    const prefixed = page.replace(LINK, `$1${base}/`).replace(ROOT, `<html lang="zh-CN" data-base="${base}">`);
    const kept = new Headers(headers);
    kept.delete('content-length');
    c.res = undefined;
    c.res = new Response(prefixed, { status, headers: kept });
  };
}
