// GET /api/indicators: the main-targets table, row by row.
import { planQuerySchema, sourceFor } from '../assistant-of.js';
import { describeIndicators } from '../describe-plan.js';
import type { AppContext, Route } from '../route.js';
import { indicatorsSchema } from '../schemas/plan.js';

export const indicatorsRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/indicators',
  operation: {
    operationId: 'listIndicators',
    summary: '主要目标表的各项指标',
    query: planQuerySchema,
    content: { 'application/json': indicatorsSchema },
    problems: [404, 503],
  },
  handler: async (c) => c.json({ indicators: describeIndicators(await sourceFor(context, c.req.query('plan'))) }),
});
