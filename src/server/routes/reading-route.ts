// GET /api/plan/reading/:id: one chapter as the blocks a reader sees, for the plan beside an answer.
import { z } from 'zod';
import { assistantOf, planQuerySchema } from '../assistant-of.js';
import { listReadingChapters, type ReadingChapter } from '../pages/reading-chapter.js';
import { HttpProblem } from '../problem.js';
import type { AppContext, Route } from '../route.js';
import { targetValueSchema } from '../schemas/plan.js';
import { named } from '../schemas/schema-registry.js';

const letters = { text: z.string().describe('规划原文，逐字 / verbatim'), start: z.int(), end: z.int() };
const heading = z.strictObject({
  kind: z.literal('heading'),
  id: z.string(),
  level: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  label: z.string(),
  title: z.string(),
  ...letters,
});
const paragraph = z.strictObject({
  kind: z.enum(['paragraph', 'caption']),
  masked: z.boolean().describe('公布文本在此以 * 代替数字'),
  ...letters,
});
const row = z.strictObject({
  id: z.string(),
  number: z.int(),
  parentId: z.string().nullable(),
  category: z.string(),
  name: z.string(),
  unit: z.string(),
  baseline: targetValueSchema,
  target: targetValueSchema,
  averageGrowth: targetValueSchema,
  nature: z.enum(['anticipatory', 'binding']).nullable(),
  ...letters,
});
const box = z.strictObject({
  kind: z.literal('box'),
  id: z.string(),
  blocks: z.array(z.union([heading, paragraph])),
  rows: z.array(row),
  ...letters,
});

const chapterSchema = named(
  'ReadingChapter',
  z.strictObject({
    id: z.string(),
    label: z.string(),
    title: z.string(),
    previousId: z.string().nullable(),
    nextId: z.string().nullable(),
    blocks: z.array(z.union([heading, paragraph, box])),
  }),
) satisfies z.ZodType<ReadingChapter>;

export const readingRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/plan/reading/:id',
  operation: {
    operationId: 'readChapter',
    summary: '规划的一章，按阅读顺序分为标题、段落和专栏',
    path: z.object({ id: z.string().describe('章的编号，如 c2；c0 是前言') }),
    query: planQuerySchema,
    content: { 'application/json': chapterSchema },
    problems: [404, 429, 503],
  },
  async handler(c) {
    const { plan } = await assistantOf(context, c.req.query('plan'));
    const id = c.req.param('id') ?? '';
    const chapter = listReadingChapters(plan).find((each) => each.id === id);
    if (!chapter) throw new HttpProblem(404, `规划中没有编号为“${id.slice(0, 40)}”的章。编号从 c0（前言）起。`);
    return c.json(chapter, 200, { 'cache-control': 'no-cache' });
  },
});
