// GET /api/settings: what a face needs to know to tell its reader what is kept.
import { z } from 'zod';
import type { PublicSettings } from '../pages/public-settings.js';
import type { AppContext, Route } from '../route.js';
import { named } from '../schemas/schema-registry.js';

const settingsSchema = named(
  'PublicSettings',
  z.strictObject({
    feedback: z.boolean().describe('可以评价回答'),
    questionLog: z.boolean().describe('服务器保存提问（号码已遮盖）'),
    retentionDays: z.int().nonnegative().describe('评价和提问记录保存的天数'),
    questionCharacters: z.int().positive().describe('问题的最大字数'),
  }),
) satisfies z.ZodType<PublicSettings>;

export const settingsRoute = ({ settings }: AppContext): Route => ({
  method: 'get',
  path: '/api/settings',
  operation: {
    operationId: 'getSettings',
    summary: '页面需要告知读者的服务设置',
    content: { 'application/json': settingsSchema },
    problems: [429],
  },
  handler: (c) => c.json(settings, 200, { 'cache-control': 'no-cache' }),
});
