// GET /api/plan: what document this is, and its outline.
import { planQuerySchema, sourceFor } from '../assistant-of.js';
import { describePlan } from '../describe-plan.js';
import type { AppContext, Route } from '../route.js';
import { planSchema } from '../schemas/plan.js';

export const planRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/plan',
  operation: {
    operationId: 'getPlan',
    summary: '规划的名称、期限、摘要值和目录',
    query: planQuerySchema,
    content: { 'application/json': planSchema },
    problems: [404, 503],
  },
  handler: async (c) => c.json(describePlan(await sourceFor(context, c.req.query('plan')))),
});
