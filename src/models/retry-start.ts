// Retries for a streamed reply: only its start may be tried again, what the reader has seen cannot be taken back.
import type { ChatPiece, ChatStream } from './chat-model-port.js';
import { RETRY_DEFAULTS, type RetryOptions, withRetries } from './retry.js';

/** Opens the stream and waits for its first piece. */
async function open(
  source: AsyncIterable<ChatPiece>,
): Promise<{ first: IteratorResult<ChatPiece>; rest: AsyncIterator<ChatPiece> }> {
  const rest = source[Symbol.asyncIterator]();
  return { first: await rest.next(), rest };
}

/** Tries the start again after a failure that may pass; a failure after the first piece is the caller's. */
export const retryStart = (inner: ChatStream, options: RetryOptions = RETRY_DEFAULTS): ChatStream =>
  async function* stream(messages, call = {}) {
    const { first, rest } = await withRetries(() => open(inner(messages, call)), options, call.signal);
    try {
      for (let next = first; !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  };
