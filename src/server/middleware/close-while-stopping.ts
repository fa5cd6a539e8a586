// Whoever is still answered while the service stops is told not to send the next request on this connection.
import type { MiddlewareHandler } from 'hono';
import type { AssistantSlot } from '../assistant-slot.js';

/** Without it a client sends its next request into a connection that ends, and takes the end for a failure. */
export const closeWhileStopping =
  (slot: AssistantSlot): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (slot.state.status === 'stopping') c.header('connection', 'close');
  };
