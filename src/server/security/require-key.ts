// Lets in whoever shows one of the operator's keys as `Authorization: Bearer …`.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { cutHeader } from '../cut-header.js';
import { HttpProblem, problemResponse } from '../problem.js';

/** Digests have one length, so that comparing them tells nothing of a key. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const shownKey = (c: Context): string =>
  /^Bearer ([^\s]{1,500})$/i.exec(cutHeader(c.req.header('authorization')).trim())?.[1] ?? '';

/** Whether a text is one of the keys. Every key is compared: stopping at the first that fits would tell its place by time. */
export function isOneOf(text: string, keys: readonly string[]): boolean {
  const shown = digestOf(text);
  return keys.map((key) => timingSafeEqual(digestOf(key), shown)).some(Boolean);
}

/** Whether the request bears one of the keys. */
export const bearsKey = (c: Context, keys: readonly string[]): boolean => isOneOf(shownKey(c), keys);

/** @param keys none: everybody may come in */
export function requireKey(keys: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (keys.length === 0 || bearsKey(c, keys)) return next();
    c.res = problemResponse(
      new HttpProblem(401, '需要有效的密钥：请求头 Authorization: Bearer 密钥。密钥由管理员发放。', {
        headers: { 'www-authenticate': 'Bearer' },
      }),
    );
  };
}
