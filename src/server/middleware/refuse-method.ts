// 405 with Allow for a path that exists under other methods.
import type { Handler } from 'hono';
import { HttpProblem, problemResponse } from '../problem.js';
import type { Route } from '../route.js';

/** @param methods those that the path has; GET answers HEAD too */
export function refuseMethod(methods: readonly Route['method'][]): Handler {
  const allow = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
  return (c) =>
    problemResponse(
      new HttpProblem(405, `这个地址不支持 ${c.req.method}，支持的是 ${allow}。`, { headers: { allow } }),
    );
}
