// A server-sent stream to answer events: read, parsed and watched for silence.
import { createParser } from 'eventsource-parser';
import type { Answer, AnswerEvent } from './protocol.js';

const EVENT_TYPES = new Set<string>(['answer-start', 'citation', 'claim', 'answer-end']);

export interface ReadOptions {
  readonly onEvent: (event: AnswerEvent) => void;
  /** Milliseconds without a byte after which the stream counts as broken. */
  readonly silenceMs?: number;
}

/** The server sends a heartbeat every 15 s: three missed ones mean that nobody is there. */
const DEFAULT_SILENCE_MS = 45_000;

/**
 * Reads to the stream's end.
 * @returns the whole answer, or null when the stream ended before its last event
 */
export async function readAnswerStream(body: ReadableStream<Uint8Array>, options: ReadOptions): Promise<Answer | null> {
  let answer: Answer | null = null;
  const parser = createParser({
    onEvent({ event, data }) {
      const parsed = parseEvent(event, data);
      if (parsed === null) return;
      if (parsed.type === 'answer-end') answer = parsed.data;
      options.onEvent(parsed);
    },
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const chunk = await withinSilence(reader.read(), options.silenceMs ?? DEFAULT_SILENCE_MS);
      if (chunk === null || chunk.done) break;
      parser.feed(decoder.decode(chunk.value, { stream: true }));
      if (answer !== null) break;
    }
  } finally {
    // The answer is whole or the stream is dead: either way nothing more is wanted from it.
    reader.cancel().catch(() => undefined);
  }
  return answer;
}

/** An event of a type we do not know is a newer server's: skipped, as the SSE standard asks. */
function parseEvent(type: string | undefined, data: string): AnswerEvent | null {
  if (type === undefined || !EVENT_TYPES.has(type)) return null;
  return { type, data: JSON.parse(data) } as AnswerEvent;
}

async function withinSilence<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
