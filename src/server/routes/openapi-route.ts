// GET /openapi.json: the contract, for programs and people who write against it.
import { z } from 'zod';
import { describeApi } from '../openapi-document.js';
import type { Route } from '../route.js';

/** @param others the routes beside this one */
export function openapiRoute(others: readonly Route[]): Route {
  const route: Route = {
    method: 'get',
    path: '/openapi.json',
    operation: {
      operationId: 'openapi',
      summary: '本接口的 OpenAPI 3.1 描述',
      content: { 'application/json': z.looseObject({ openapi: z.string() }) },
      problems: [],
    },
    handler: (c) => c.json(document),
  };
  const document = describeApi([...others, route]);
  return route;
}
