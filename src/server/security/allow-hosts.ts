// Names under which the service may be called: a page of another name that leads here gets nothing.
import type { MiddlewareHandler } from 'hono';
import { cutHeader } from '../cut-header.js';
import { HttpProblem, problemResponse } from '../problem.js';
import type { ProtectionConfig } from './protection-config.js';

/** The machine's own names, and probes, which know its address only. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const OPEN = new Set(['/healthz', '/readyz']);

const nameOf = (host: string): string => host.toLowerCase().replace(/\.?(?::\d{1,5})?$/, '');

/** All names where none is listed: behind a proxy that checks them, or on a machine of one's own. */
export function allowHosts({ allowedHosts }: ProtectionConfig): MiddlewareHandler {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return async (c, next) => {
    const name = nameOf(cutHeader(c.req.header('host')));
    if (allowed.size === 0 || allowed.has(name) || LOOPBACK.has(name) || OPEN.has(c.req.path)) return next();
    const detail = '本服务不以这个名称提供。请管理员把它加入 ALLOWED_HOSTS。';
    c.res = problemResponse(new HttpProblem(421, detail));
  };
}
