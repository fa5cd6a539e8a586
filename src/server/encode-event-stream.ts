// The events of one answer as server-sent events: each frame has the event's type and an id that rises.
import { randomUUID } from 'node:crypto';
import type { AnswerEvent } from '../answering/answer.js';
import { encodeFrames, type FrameStreamOptions } from './encode-frames.js';

export interface EventStreamOptions extends Omit<FrameStreamOptions, 'onError'> {
  /** Turns a defect into the data of a closing `error` event; called only while somebody reads. */
  readonly onError: (error: unknown) => object;
}

/** JSON holds no line break, so one `data:` line is enough. */
const frame = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Encodes `events`; ids are unique in the stream (`<stream>-1`, `<stream>-2` …). */
export function encodeEventStream(
  events: AsyncIterable<AnswerEvent>,
  { onError, ...options }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const streamId = randomUUID().slice(0, 8);
  let sent = 0;
  const nextId = () => `${streamId}-${++sent}`;
  async function* frames(): AsyncGenerator<string> {
    for await (const { type, data } of events) yield frame(nextId(), type, data);
  }
  return encodeFrames(frames(), { ...options, onError: (error) => frame(nextId(), 'error', onError(error)) });
}
