// GET /api/settings: what a face needs to know to tell its reader what is kept.
import { z } from 'zod';
import { faceFor, planQuerySchema } from '../assistant-of.js';
import { withPlan } from '../pages/plan-face.js';
import type { PublicSettings } from '../pages/public-settings.js';
import type { AppContext, Route } from '../route.js';
import { named } from '../schemas/schema-registry.js';

const facePlan = named(
  'FacePlan',
  z.strictObject({
    id: z.string().nullable().describe('提问时写明的编号；默认的一部为 null'),
    title: z.string(),
    shortName: z.string(),
    starters: z.array(z.strictObject({ audience: z.string(), questions: z.array(z.string()) })),
  }),
);

const settingsSchema = named(
  'PublicSettings',
  z.strictObject({
    feedback: z.boolean().describe('可以评价回答'),
    questionLog: z.boolean().describe('服务器保存提问（号码已遮盖）'),
    retentionDays: z.int().nonnegative().describe('评价和提问记录保存的天数'),
    questionCharacters: z.int().positive().describe('问题的最大字数'),
    plan: facePlan.exactOptional().describe('所问的规划；服务正在载入时没有'),
  }),
) satisfies z.ZodType<PublicSettings>;

export const settingsRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/settings',
  operation: {
    operationId: 'getSettings',
    summary: '页面需要告知读者的服务设置',
    query: planQuerySchema,
    content: { 'application/json': settingsSchema },
    problems: [404, 429],
  },
  handler: (c) =>
    c.json(withPlan(context.settings, faceFor(context, c.req.query('plan'))), 200, { 'cache-control': 'no-cache' }),
});
