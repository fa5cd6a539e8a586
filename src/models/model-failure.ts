// How a call to a model can fail: one error, its kind as a word for programs, the facts as fields.

/** Stable words; `generation.fallback` of an answer holds one of them. */
export const FAILURE_KINDS = [
  'timeout', // no first token, or no end, in time
  'rate-limit', // 429, also an exhausted quota
  'server', // 5xx
  'auth', // 401, 402, 403: key wrong, missing, or without funds
  'bad-request', // other 4xx: unknown model, context too long, unknown parameter
  'network', // refused, reset, cut in the middle, not resolvable
  'refusal', // content filter of the endpoint, or the model declines
  'empty', // a reply without content
  'endless', // more output than allowed
  'web-page', // a page of a website or a proxy came in the place of a reply
  'only-thinking', // the model thought until the tokens or the time were used up
  'malformed', // nothing in the reply can be read as claims
  'unverified', // claims were read, and all of them fell
  'absent', // the model says that the passages do not answer
  'wrong-dimension', // embeddings of another length than the index
  'bad-vectors', // embeddings that tell nothing: zeros, one number throughout, one for every text
  'circuit-open', // too many failures lately: not even tried
  'busy', // all places for concurrent calls taken for too long
  'aborted', // the reader left
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface FailureFacts {
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** How long the endpoint asks to wait. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Thrown by everything that talks to a model. The message is cleared of keys before it gets here. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly status: number | null;
  readonly retryAfterMs: number | null;

  constructor(
    readonly kind: FailureKind,
    message: string,
    facts: FailureFacts = {},
  ) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

const PASSING: ReadonlySet<FailureKind> = new Set(['timeout', 'rate-limit', 'server', 'network']);

/** Whether the same call may succeed a moment later. */
export const mayPass = (failure: ModelFailure): boolean => PASSING.has(failure.kind);
