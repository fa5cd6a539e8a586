// Problems in the form that OpenAI clients read: { error: { message, type, param, code } }.
import type { MiddlewareHandler } from 'hono';
import type { ProblemDetails } from '../problem.js';

const TYPES: Readonly<Record<number, string>> = { 401: 'authentication_error', 429: 'rate_limit_error' };
const CODES: Readonly<Record<number, string>> = {
  401: 'invalid_api_key',
  404: 'not_found',
  413: 'request_too_large',
  429: 'rate_limit_exceeded',
};

/** `/messages/0/role` as `messages[0].role`. */
const paramOf = (pointer: string): string =>
  pointer
    .split('/')
    .filter(Boolean)
    .map((key, at) => (/^\d+$/.test(key) ? `[${key}]` : at === 0 ? key : `.${key}`))
    .join('');

export function openaiError({ status, detail, errors = [], code }: ProblemDetails): object {
  const [first] = errors;
  return {
    error: {
      message: detail,
      type: TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error'),
      param: first === undefined ? null : paramOf(first.pointer),
      code: code ?? CODES[status] ?? null,
    },
  };
}

/** Outermost on the paths of that protocol, so that refusals of every guard speak it. */
export const speakOpenai: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.get('content-type')?.startsWith('application/problem+json')) return;
  const problem = (await c.res.json()) as ProblemDetails;
  const headers = new Headers(c.res.headers);
  headers.set('content-type', 'application/json; charset=utf-8');
  headers.delete('content-length');
  c.res = undefined;
  c.res = new Response(JSON.stringify(openaiError(problem)), { status: problem.status, headers });
};
