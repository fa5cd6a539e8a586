// Why no answer came, as a value: each kind has its own words and its own way on.

export type AskFailure =
  /** The browser has no connection, or the server cannot be reached. */
  | { readonly kind: 'offline' }
  /** The answer broke off, and asking again in one piece failed as well. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** The server is up but still loading its index. */
  | { readonly kind: 'starting' }
  /** The server refused the question; `detail` is its own sentence for the reader. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'server' };

/** Carries an AskFailure through promises. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly failure: AskFailure;

  constructor(failure: AskFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Seconds to wait when a 429 carries no usable Retry-After: one window of the server's default policy. */
const DEFAULT_RETRY_SECONDS = 60;

/** Seconds of a Retry-After header; null when it is absent or not a number. */
export function retryAfterSeconds(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

/** Reads an error response (RFC 9457 problem+json, or anything a proxy put in its place). */
export async function failureOf(response: Response): Promise<AskFailure> {
  if (response.status === 429) {
    return { kind: 'rate-limited', retryAfterSeconds: retryAfterSeconds(response) ?? DEFAULT_RETRY_SECONDS };
  }
  if (response.status === 503) return { kind: 'starting' };
  const body = await response.text().catch(() => '');
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', detail: problemDetail(body) };
  return { kind: 'server' };
}

function problemDetail(body: string): string {
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem === 'object' && problem !== null && 'detail' in problem) {
      return typeof problem.detail === 'string' ? problem.detail : '';
    }
  } catch {
    // Not JSON: a proxy's own page. The status alone decides what the reader is told.
  }
  return '';
}
