// GET /v1/models and /v1/models/:id: the plan as the one model that there is.
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';

/** Clients sort by it and show it; the plan has a period, no moment of making. */
const describeModel = ({ id, title, period }: { id: string; title: string; period: { from: number } }) => ({
  id,
  object: 'model' as const,
  created: Date.UTC(period.from, 0, 1) / 1000,
  owned_by: 'plan-assistant',
  name: title,
});

export const modelsRoute = ({ slot }: AppContext): Route => ({
  method: 'get',
  path: '/v1/models',
  operation: null,
  handler: (c) => c.json({ object: 'list', data: [describeModel(slot.take().plan)] }),
});

export const modelRoute = ({ slot }: AppContext): Route => ({
  method: 'get',
  path: '/v1/models/:id',
  operation: null,
  handler(c) {
    const { plan } = slot.take();
    const id = c.req.param('id') ?? '';
    if (id === plan.id) return c.json(describeModel(plan));
    throw new HttpProblem(404, `没有名为“${id.slice(0, 60)}”的模型，可用的是 ${plan.id}。`, {
      code: 'model_not_found',
    });
  },
});
