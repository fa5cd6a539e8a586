// Lets the operator in: the token as a Bearer key for programs, or as the password that a browser asks for.
import type { Context, MiddlewareHandler } from 'hono';
import { cutHeader } from '../cut-header.js';
import { HttpProblem, problemResponse } from '../problem.js';
import { bearsKey, isOneOf } from '../security/require-key.js';

function passwordOf(c: Context): string {
  const encoded = /^Basic ([\w+/=]{1,900})$/i.exec(cutHeader(c.req.header('authorization')).trim())?.[1];
  const [, ...password] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return password.join(':');
}

/** @param token null: there is no such place */
export function requireOperator(token: string | null): MiddlewareHandler {
  return async (c, next) => {
    if (token === null) {
      c.res = problemResponse(new HttpProblem(404, '没有这个地址。管理页面需要设置 OPERATOR_TOKEN 才会开放。'));
      return;
    }
    if (bearsKey(c, [token]) || isOneOf(passwordOf(c), [token])) return next();
    c.res = problemResponse(
      new HttpProblem(401, '需要管理员的密码（OPERATOR_TOKEN），用户名任意。', {
        headers: { 'www-authenticate': 'Basic realm="operator", charset="UTF-8"' },
      }),
    );
  };
}
