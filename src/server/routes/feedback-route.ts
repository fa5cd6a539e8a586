// POST /api/feedback: a reader's rating of one answer.
import { z } from 'zod';
import { feedbackMessageSchema } from '../feedback/feedback-message.js';
import { FeedbackUnavailable } from '../feedback/guard-feedback.js';
import { HttpProblem } from '../problem.js';
import { readBody } from '../read-body.js';
import type { AppContext, Route } from '../route.js';
import { named } from '../schemas/schema-registry.js';

const message = named('FeedbackMessage', feedbackMessageSchema);
const receipt = named('FeedbackReceipt', z.strictObject({ received: z.literal(true) }));

/** The file is tried again after ten seconds. */
const RETRY_SECONDS = '10';

export const feedbackRoute = ({ feedback }: AppContext): Route => ({
  method: 'post',
  path: '/api/feedback',
  operation: {
    operationId: 'rate',
    summary: '评价一条回答',
    body: message,
    content: { 'application/json': receipt },
    problems: [400, 403, 408, 413, 415, 429, 500, 503],
  },
  async handler(c) {
    const rating = await readBody(c.req.raw, message);
    try {
      await feedback?.rate(rating);
    } catch (error) {
      if (!(error instanceof FeedbackUnavailable)) throw error;
      throw new HttpProblem(503, '评价暂时无法保存，请稍后再试。', { headers: { 'retry-after': RETRY_SECONDS } });
    }
    return c.json({ received: true }, 200, { 'cache-control': 'no-store' });
  },
});
