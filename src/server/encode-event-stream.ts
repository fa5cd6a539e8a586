// The events of one answer as server-sent events, with a heartbeat, until they end or the reader leaves.
import { randomUUID } from 'node:crypto';
import type { AnswerEvent } from '../answering/answer.js';

export interface EventStreamOptions {
  /** Time between comment lines that keep proxies from closing a silent connection. */
  readonly heartbeatMs: number;
  /** Aborted when the work was called off: what it throws then is no defect. */
  readonly signal: AbortSignal;
  /** Called once when the reader goes away before the end. */
  readonly onLeave: () => void;
  /** Turns a defect into the data of a closing `error` event; called only while somebody reads. */
  readonly onError: (error: unknown) => object;
}

/** JSON holds no line break, so one `data:` line is enough. */
const frame = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Encodes `events` (HTML standard, section 9.2): each frame has the event's type and an id that is unique in the
 * stream and rises (`<stream>-1`, `<stream>-2` …).
 */
export function encodeEventStream(
  events: AsyncIterable<AnswerEvent>,
  { heartbeatMs, signal, onLeave, onError }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const streamId = randomUUID().slice(0, 8);
  let sent = 0;
  let isOpen = true;
  let heartbeat: NodeJS.Timeout | undefined;
  const nextId = () => `${streamId}-${++sent}`;
  const finish = () => {
    isOpen = false;
    clearInterval(heartbeat);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      heartbeat = setInterval(() => {
        // A reader that does not read is not waiting: its queue must not grow.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': heartbeat\n\n'));
      }, heartbeatMs);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (!isOpen) return;
        if (!done) return controller.enqueue(encoder.encode(frame(nextId(), value.type, value.data)));
      } catch (error) {
        if (!isOpen) return;
        if (!signal.aborted) controller.enqueue(encoder.encode(frame(nextId(), 'error', onError(error))));
      }
      finish();
      controller.close();
    },
    cancel() {
      finish();
      onLeave();
      // The generator may be in the midst of a step; it ends when that step sees the abort.
      iterator.return?.()?.catch(() => undefined);
    },
  });
}
