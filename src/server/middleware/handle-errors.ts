// What a client sees of anything that goes wrong: a problem it can act on, or the number of a logged defect.
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from '../create-logger.js';
import { HttpProblem, problemResponse } from '../problem.js';
import { reportDefect } from '../report-defect.js';

export const handleErrors =
  (logger: Logger): ErrorHandler =>
  (error, c) =>
    problemResponse(error instanceof HttpProblem ? error : reportDefect(logger, error, routePath(c, -1)));

export const handleNotFound: NotFoundHandler = () =>
  problemResponse(new HttpProblem(404, '没有这个地址。接口说明见 /openapi.json。'));
