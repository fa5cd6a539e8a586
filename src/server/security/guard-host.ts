// Turns away pages that reach this service under a foreign name (DNS rebinding): they would pass for its own.
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { cutHeader } from '../cut-header.js';
import { HttpProblem, problemResponse } from '../problem.js';
import type { ServiceConfig } from '../service-config.js';

/** `localhost:8787` is localhost, `[::1]:8787` is ::1. */
const nameOf = (host: string): string => host.replace(/:\d{1,5}$/, '').replace(/^\[([\d:a-f]{2,39})\]$/i, '$1');

/** A number is no name, so nobody can point it elsewhere. */
const isSafe = (name: string, publicName: string | null): boolean =>
  name === 'localhost' || isIP(name) !== 0 || name === publicName;

/** Programs send no Origin and may call the service by any name, unless its public one is known. */
export function guardHost({ publicUrl }: Pick<ServiceConfig, 'publicUrl'>): MiddlewareHandler {
  const publicName = publicUrl === null ? null : new URL(publicUrl).hostname;
  return async (c, next) => {
    const name = nameOf(cutHeader(c.req.header('host') ?? new URL(c.req.url).host).toLowerCase());
    const isBrowser = c.req.header('origin') !== undefined;
    if (isSafe(name, publicName) || (publicName === null && !isBrowser)) return next();
    c.res = problemResponse(
      new HttpProblem(403, '请求的主机名不是本服务的。管理员可以用 PUBLIC_URL 说明本服务的地址。'),
    );
  };
}
