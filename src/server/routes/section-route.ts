// GET /api/plan/sections/:id: one unit of the plan with its text, place, children, boxes and indicators.
import { z } from 'zod';
import { planQuerySchema, sourceFor } from '../assistant-of.js';
import { describeSection } from '../describe-plan.js';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { sectionSchema } from '../schemas/plan.js';

export const sectionRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/plan/sections/:id',
  operation: {
    operationId: 'getSection',
    summary: '规划的一个章、节、条目或专栏分项：原文、位置、下级、专栏和指标',
    path: z.object({ id: z.string().describe('如 c2.1.2（第二章第一节（二）），见 /api/plan 的目录') }),
    query: planQuerySchema,
    content: { 'application/json': sectionSchema },
    problems: [404, 503],
  },
  async handler(c) {
    const source = await sourceFor(context, c.req.query('plan'));
    const id = c.req.param('id') ?? '';
    const section = source.outline.section(id);
    if (!section) {
      throw new HttpProblem(404, `规划中没有编号为“${id.slice(0, 40)}”的章节。可用的编号见 /api/plan。`);
    }
    return c.json(describeSection(source, section));
  },
});
