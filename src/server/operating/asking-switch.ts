// Whether questions are taken: switched off in a moment of need, while the plan stays readable.
import type { MiddlewareHandler } from 'hono';
import type { Operator } from '../operator.js';
import { HttpProblem, problemResponse } from '../problem.js';

/** Begins as the environment says; the operator's page turns it until the next start. */
export class AskingSwitch {
  constructor(public isOn: boolean) {}
}

/** 403 and no 503: waiting does not help, and faces show its sentence. */
export function refuseWhileOff(asking: AskingSwitch, { contact }: Operator): MiddlewareHandler {
  const help = contact === null ? '' : `如需帮助：${contact}。`;
  return async (c, next) => {
    if (asking.isOn || c.req.method === 'GET') return next();
    const detail = `提问已暂停，规划全文和主要指标仍可阅读。${help}`;
    c.res = problemResponse(new HttpProblem(403, detail, { code: 'asking-paused' }));
  };
}
