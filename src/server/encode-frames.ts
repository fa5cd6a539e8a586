// Frames of server-sent events as bytes, with a heartbeat, until they end or the reader leaves.

export interface FrameStreamOptions {
  /** Time between comment lines that keep proxies from closing a silent connection. */
  readonly heartbeatMs: number;
  /** Aborted when the work was called off: what it throws then is no defect. */
  readonly signal: AbortSignal;
  /** Called once when the reader goes away before the end. */
  readonly onLeave: () => void;
  /** Turns a defect into the closing frame; called only while somebody reads. */
  readonly onError: (error: unknown) => string;
}

/** Encodes frames as they come (HTML standard, section 9.2). */
export function encodeFrames(
  frames: AsyncIterable<string>,
  { heartbeatMs, signal, onLeave, onError }: FrameStreamOptions,
): ReadableStream<Uint8Array> {
  const iterator = frames[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let isOpen = true;
  let heartbeat: NodeJS.Timeout | undefined;
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
        if (!done) return controller.enqueue(encoder.encode(value));
      } catch (error) {
        if (!isOpen) return;
        if (!signal.aborted) controller.enqueue(encoder.encode(onError(error)));
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
