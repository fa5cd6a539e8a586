// The seam to a chat model: an id, limits and one method. Everything above it works with fakes and recorded replies.

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Why a reply ended; `unknown` when the stream closed without saying. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'unknown';

/** A piece of a reply as it arrives; thinking output is left out already where the endpoint marks it. */
export interface ChatPiece {
  readonly text: string;
  /** Characters of thinking that came beside the text. */
  readonly thinking?: number;
  readonly finish?: FinishReason;
  /** On the last piece, where the endpoint reports it. */
  readonly usage?: TokenUsage;
}

export interface ChatLimits {
  /** Milliseconds until the first piece. */
  readonly firstTokenMs: number;
  /** Milliseconds for the whole reply, retries included. */
  readonly totalMs: number;
  readonly maxOutputTokens: number;
  /** A reply longer than this is endless. */
  readonly maxReplyCharacters: number;
}

/** What a call is for; endpoints do not see it, recordings are kept apart by it. */
export type ChatPurpose = 'claims' | 'repair' | 'condense' | 'questions' | 'aids';

export interface ChatCallOptions {
  /** Aborts the request upstream. */
  readonly signal?: AbortSignal | undefined;
  readonly purpose?: ChatPurpose;
}

/**
 * Starts a reply. Throws `ModelFailure` while iterating; ends the upstream request when iteration stops early.
 */
export type ChatStream = (messages: readonly ChatMessage[], options?: ChatCallOptions) => AsyncIterable<ChatPiece>;

export interface ChatModelPort {
  /** The model's name, as in runs and reports; never an address or a key. */
  readonly id: string;
  readonly limits: ChatLimits;
  readonly stream: ChatStream;
}
