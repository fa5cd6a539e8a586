// POST /api/feedback: a reader's rating of one answer.
import { z } from 'zod';
import { feedbackMessageSchema } from '../feedback/feedback-message.js';
import { readBody } from '../read-body.js';
import type { AppContext, Route } from '../route.js';
import { named } from '../schemas/schema-registry.js';

const message = named('FeedbackMessage', feedbackMessageSchema);
const receipt = named('FeedbackReceipt', z.strictObject({ received: z.literal(true) }));

export const feedbackRoute = ({ feedback }: AppContext): Route => ({
  method: 'post',
  path: '/api/feedback',
  operation: {
    operationId: 'rate',
    summary: '评价一条回答',
    body: message,
    content: { 'application/json': receipt },
    problems: [400, 403, 413, 415, 429, 500, 503],
  },
  async handler(c) {
    await feedback?.rate(await readBody(c.req.raw, message));
    return c.json({ received: true }, 200, { 'cache-control': 'no-store' });
  },
});
