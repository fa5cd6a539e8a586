// What a request says is checked before it is counted, given a place or answered.
import type { MiddlewareHandler } from 'hono';
import { expectValid, readBody } from '../read-body.js';
import type { Operation } from '../route.js';

/**
 * Answers 400 to 415 by itself where body or query are not what the operation takes. The handler reads them again: the
 * body is kept, and a query costs nothing.
 */
export function checkInput({ body, query }: Pick<Operation, 'body' | 'query'>): MiddlewareHandler {
  return async (c, next) => {
    if (query !== undefined) expectValid(query, c.req.query(), '?');
    if (body !== undefined) await readBody(c.req.raw, body);
    await next();
  };
}
