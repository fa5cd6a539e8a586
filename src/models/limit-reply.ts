// A reply within its limits: a first token in time, an end in time, and no more characters than were asked for.
import { abortReason } from './abort-reason.js';
import type { ChatLimits, ChatPiece, ChatStream } from './chat-model-port.js';
import { ModelFailure } from './model-failure.js';

/** Ends a call for a reason of its own, and follows the caller's signal. */
class Deadline {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  readonly #outer: AbortSignal | undefined;
  readonly #follow = () => this.fail(abortReason(this.#outer, 'the caller ended the request'));

  constructor(outer: AbortSignal | undefined) {
    this.#outer = outer;
    if (outer?.aborted) this.#follow();
    outer?.addEventListener('abort', this.#follow, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  fail(failure: ModelFailure): void {
    this.#controller.abort(failure);
  }

  /** Replaces the running limit. */
  within(milliseconds: number, failure: () => ModelFailure): void {
    this.lift();
    this.#timer = setTimeout(() => this.fail(failure()), milliseconds);
  }

  lift(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Rejects when the deadline passes, so that a call that ignores its signal is not waited for. */
  race<T>(work: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) return Promise.reject(this.signal.reason as Error);
    return new Promise((resolve, reject) => {
      const stop = () => reject(this.signal.reason as Error);
      this.signal.addEventListener('abort', stop, { once: true });
      void work()
        .then(resolve, reject)
        .finally(() => this.signal.removeEventListener('abort', stop));
    });
  }

  /** Ends the upstream request, whether or not it has ended. */
  close(): void {
    this.lift();
    this.#outer?.removeEventListener('abort', this.#follow);
    this.#controller.abort(new ModelFailure('aborted', 'the reply is no longer needed'));
  }
}

async function* iterate(
  source: AsyncIterable<ChatPiece>,
  deadline: Deadline,
  onPiece: (piece: ChatPiece) => void,
): AsyncGenerator<ChatPiece> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await deadline.race(() => iterator.next());
      if (next.done) return;
      onPiece(next.value);
      yield next.value;
    }
  } finally {
    deadline.close();
    // Not awaited: a source that hangs would hang its reader.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Fails with `timeout` before a first token that is late; pieces without text (thinking, usage) do not count as one. */
export const limitFirstToken =
  (inner: ChatStream, { firstTokenMs }: Pick<ChatLimits, 'firstTokenMs'>): ChatStream =>
  (messages, options = {}) => {
    const deadline = new Deadline(options.signal);
    let thinking = 0;
    deadline.within(firstTokenMs, () =>
      thinking > 0
        ? new ModelFailure('only-thinking', `${thinking} characters of thinking and no reply within ${firstTokenMs} ms`)
        : new ModelFailure('timeout', `no first token within ${firstTokenMs} ms`),
    );
    return iterate(inner(messages, { ...options, signal: deadline.signal }), deadline, (piece) => {
      thinking += piece.thinking ?? 0;
      if (piece.text !== '') deadline.lift();
    });
  };

/** Fails with `timeout` at the end of the time for all, with `endless` at too many characters. */
export const limitWhole =
  (
    inner: ChatStream,
    { totalMs, maxReplyCharacters }: Pick<ChatLimits, 'totalMs' | 'maxReplyCharacters'>,
  ): ChatStream =>
  (messages, options = {}) => {
    const deadline = new Deadline(options.signal);
    deadline.within(totalMs, () => new ModelFailure('timeout', `no end within ${totalMs} ms`));
    let characters = 0;
    return iterate(inner(messages, { ...options, signal: deadline.signal }), deadline, ({ text }) => {
      characters += text.length;
      if (characters > maxReplyCharacters)
        throw new ModelFailure('endless', `more than ${maxReplyCharacters} characters`);
    });
  };
