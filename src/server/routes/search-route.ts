// GET /api/search?q=&k=: the passages that a question would be answered from, and those rejected.
import { z } from 'zod';
import { assistantOf, planQuerySchema, sourceFor } from '../assistant-of.js';
import { describeRetrieval } from '../describe-plan.js';
import { expectValid } from '../read-body.js';
import type { AppContext, Route } from '../route.js';
import { questionSchema } from '../schemas/ask-request.js';
import { searchResultSchema } from '../schemas/plan.js';
import { maskPersonalData } from '../security/mask-personal-data.js';

/** A list longer than this is browsed in the outline, not searched. */
const MOST_HITS = 50;

const searchQuerySchema = z.strictObject({
  q: questionSchema.describe('问题或关键词'),
  k: z.coerce.number().int().min(1).max(MOST_HITS).default(10).describe('返回多少条，默认 10'),
  ...planQuerySchema.shape,
});

export const searchRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/search',
  operation: {
    operationId: 'search',
    summary: '检索规划，说明为何选中、为何舍去',
    query: searchQuerySchema,
    content: { 'application/json': searchResultSchema },
    problems: [400, 404, 429, 500, 503],
  },
  async handler(c) {
    const { q, k, plan } = expectValid(searchQuerySchema, c.req.query(), '?');
    const assistant = await assistantOf(context, plan);
    return c.json(
      describeRetrieval(await sourceFor(context, plan), await assistant.retrieve(maskPersonalData(q).text, { k })),
      200,
      {
        'cache-control': 'no-store',
      },
    );
  },
});
