// GET /api/indicators: the main-targets table, row by row.
import { describeIndicators } from '../describe-plan.js';
import type { AppContext, Route } from '../route.js';
import { indicatorsSchema } from '../schemas/plan.js';

export const indicatorsRoute = ({ slot }: AppContext): Route => ({
  method: 'get',
  path: '/api/indicators',
  operation: {
    operationId: 'listIndicators',
    summary: '主要目标表的各项指标',
    content: { 'application/json': indicatorsSchema },
    problems: [503],
  },
  handler: (c) => c.json({ indicators: describeIndicators(slot.take()) }),
});
