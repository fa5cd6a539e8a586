// POST /mcp: the Model Context Protocol over streamable HTTP, one request at a time, for both eras of the protocol.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { createPlanServer } from '../mcp/create-plan-server.js';
import { publicAddress } from '../public-address.js';
import type { AppContext, Route } from '../route.js';
import { keepAnswer, timeLimit } from './answer-request.js';

/** A draft of twenty thousand characters, escaped. */
const MOST_BYTES = 256 * 1024;

export const mcpRoute = (context: AppContext): Route => ({
  method: 'post',
  path: '/mcp',
  // A protocol of its own, described by those who made it.
  operation: null,
  handler(c) {
    const assistant = context.slot.take();
    const base = publicAddress(c, context.service);
    const limit = timeLimit(context);
    const handler = createMcpHandler(
      () =>
        createPlanServer((signal) => ({
          ...{ assistant, base },
          signal: AbortSignal.any([signal, limit]),
          onAnswer: (answer) => keepAnswer(answer, context),
        })),
      {
        maxRequestBodySize: MOST_BYTES,
        keepAliveMs: context.heartbeatMs,
        onerror: (error) => context.logger.debug({ err: error }, 'mcp'),
      },
    );
    return handler.fetch(c.req.raw);
  },
});
