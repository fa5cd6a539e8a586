// How a model endpoint can behave, well and badly: the words that tests tell the protocol server with.

/** What the server does with one chat request. */
export type ChatBehaviour =
  /** Streams a text; also whole when the request does not stream. */
  | {
      readonly kind: 'reply';
      readonly text: string;
      readonly pieceLength?: number;
      readonly delayMs?: number;
      readonly thinking?: string;
      readonly finish?: string;
      readonly usage?: { readonly input: number; readonly output: number };
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Takes the request and says nothing. */
  | { readonly kind: 'hang' }
  /** Says something and then nothing more. */
  | { readonly kind: 'stall'; readonly text: string }
  | { readonly kind: 'refusal'; readonly by: 'finish-reason' | 'delta' | 'status' }
  | { readonly kind: 'empty' }
  /** Goes on for ever. */
  | { readonly kind: 'endless'; readonly text: string }
  /** Bytes that are no UTF-8 in the middle of the text. */
  | { readonly kind: 'invalid-utf8'; readonly before: string; readonly after: string }
  /** The connection breaks after the text. */
  | { readonly kind: 'cut'; readonly text: string }
  /** The stream ends properly after the text, without finish reason and [DONE]. */
  | { readonly kind: 'unfinished'; readonly text: string }
  /** One event of so many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** What a proxy says. */
  | { readonly kind: 'web-page' }
  /** Streams with `delta.content` as a list of parts, thinking among them. */
  | { readonly kind: 'content-parts'; readonly text: string; readonly thinking?: string }
  /** The whole reply as one JSON object, although a stream was asked for. */
  | {
      readonly kind: 'whole-json';
      readonly text: string;
      readonly usage?: { readonly input: number; readonly output: number };
    }
  /** Any JSON with status 200: an error inside, another protocol. */
  | { readonly kind: 'json'; readonly body: object }
  /** Thinks beside the reply and never writes one. */
  | { readonly kind: 'only-thinking'; readonly text: string; readonly hangs?: boolean };

export type EmbeddingBehaviour =
  | { readonly kind: 'vectors'; readonly dimensions: number }
  /** The right vectors, listed last text first, told apart by `index` alone. */
  | { readonly kind: 'reversed'; readonly dimensions: number; readonly faulty?: 'repeated' | 'missing' }
  /** One vector for every text: zeros, or all components alike. */
  | { readonly kind: 'same-vector'; readonly vector: readonly (number | null)[] }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'hang' }
  | { readonly kind: 'too-few'; readonly dimensions: number }
  | { readonly kind: 'not-numbers' };

export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: Record<string, unknown>;
  /** True once the client went away before the answer was complete. */
  isAborted: boolean;
}
