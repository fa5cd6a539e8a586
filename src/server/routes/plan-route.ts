// GET /api/plan: what document this is, and its outline.
import { describePlan } from '../describe-plan.js';
import type { AppContext, Route } from '../route.js';
import { planSchema } from '../schemas/plan.js';

export const planRoute = ({ slot }: AppContext): Route => ({
  method: 'get',
  path: '/api/plan',
  operation: {
    operationId: 'getPlan',
    summary: '规划的名称、期限、摘要值和目录',
    content: { 'application/json': planSchema },
    problems: [503],
  },
  handler: (c) => c.json(describePlan(slot.take())),
});
