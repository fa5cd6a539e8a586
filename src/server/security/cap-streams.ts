// At most so many answers under way at once: a crowd waits at the door instead of slowing everybody down.
import type { MiddlewareHandler } from 'hono';
import { HttpProblem, problemResponse } from '../problem.js';

/** An answer takes a second or, with a model, some ten: whoever is turned away may soon ask again. */
const RETRY_SECONDS = '3';

/** The body passed through, and `onEnd` called once when it ends, breaks or is cancelled. */
function watchEnd(body: ReadableStream<Uint8Array>, onEnd: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        onEnd();
        controller.close();
      } catch (error) {
        onEnd();
        controller.error(error);
      }
    },
    cancel(reason) {
      onEnd();
      return reader.cancel(reason);
    },
  });
}

/** @param most answers at once; 0 is no limit */
export function capStreams(most: number): MiddlewareHandler {
  let open = 0;
  return async (c, next) => {
    if (most === 0) return next();
    if (open >= most) {
      const detail = '同时提问的人较多，请稍后再试。';
      c.res = problemResponse(new HttpProblem(503, detail, { headers: { 'retry-after': RETRY_SECONDS } }));
      return;
    }
    open++;
    let isOpen = true;
    const leave = (): void => {
      if (isOpen) open--;
      isOpen = false;
    };
    await next();
    const { body, headers, status } = c.res;
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) return leave();
    c.res = new Response(watchEnd(body, leave), { status, headers });
  };
}
