// Admission as middleware: 503 at the door where it is full, a turn for whoever enters, a place freed by whoever leaves.
import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem, problemResponse } from '../problem.js';
import { type Admission, type Leave, WaitedTooLong } from './admission.js';

/** An answer takes a second or, with a model, some ten: whoever is turned away may soon ask again. */
export const RETRY_SECONDS = '3';
/** Nobody reads it: the status that nginx logs for a reader who left. */
const READER_LEFT = 499;

/** How a visitor is told to come again. */
export type Refuse = (c: Context) => Response | Promise<Response>;

/** To programs, and to scripts of pages. */
const refuseAsProblem: Refuse = () =>
  problemResponse(
    new HttpProblem(503, '同时提问的人较多，请稍后再试。', { headers: { 'retry-after': RETRY_SECONDS } }),
  );

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

/** Turns visitors away while it is full; asked before a body is read, and again when one has been read. */
export const turnAwayWhenFull =
  (admission: Admission, refuse: Refuse = refuseAsProblem): MiddlewareHandler =>
  async (c, next) => {
    if (!admission.isFull) return next();
    c.res = await refuse(c);
  };

/** Waits for a turn; the place is free again when the answer, or its stream, has ended. */
export function enterInTurn(admission: Admission, refuse: Refuse = refuseAsProblem): MiddlewareHandler {
  return async (c, next) => {
    const { signal } = c.req.raw;
    let leave: Leave;
    try {
      leave = await admission.enter(signal);
    } catch (error) {
      if (!signal.aborted && !(error instanceof WaitedTooLong)) throw error;
      c.res = signal.aborted ? new Response(null, { status: READER_LEFT }) : await refuse(c);
      return;
    }
    try {
      await next();
    } catch (error) {
      leave();
      throw error;
    }
    const { body, headers, status } = c.res;
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) return leave();
    c.res = new Response(watchEnd(body, leave), { status, headers });
  };
}
