// From whatever the OpenAI client, LangChain or the network throws to a `ModelFailure`.
import { type FailureKind, ModelFailure } from './model-failure.js';
import { type Secret, withoutSecrets } from './secret.js';

/** The fields that errors of the OpenAI client carry, all of them possibly missing. */
interface ErrorFields {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly name?: unknown;
  readonly headers?: unknown;
  readonly cause?: unknown;
}

const LONGEST_MESSAGE = 300;
/** Content filters of OpenAI/Azure, DashScope, DeepSeek, GLM and Moonshot answer 400 with one of these. */
const FILTERED =
  /content[_ -]?filter|data_inspection_failed|inappropriate|content exists risk|sensitive|违规|敏感|安全审核|"?1301"?/i;
const OUT_OF_FUNDS = /insufficient[_ -]?(?:quota|balance)|billing|arrearage|欠费|余额不足/i;
const NETWORK_NAMES = /APIConnectionError|FetchError|SocketError/;
const NETWORK_TEXT =
  /terminated|fetch failed|socket hang up|other side closed|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|network|connection error|premature close/i;

const fieldsOf = (error: unknown): ErrorFields =>
  typeof error === 'object' && error !== null ? (error as ErrorFields) : {};

/** The messages and codes of an error and of what caused it, innermost last. */
function describe(error: unknown, depth = 0): string {
  const { message, code, cause } = fieldsOf(error);
  const own = [message ?? (typeof error === 'string' ? error : ''), code].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  const inner = cause === undefined || depth >= 3 ? '' : describe(cause, depth + 1);
  return [...own, inner].filter((part) => part !== '').join(' · ');
}

function kindOfStatus(status: number, text: string): FailureKind {
  if (status === 401 || status === 402 || status === 403) return 'auth';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return OUT_OF_FUNDS.test(text) ? 'auth' : 'rate-limit';
  if (status >= 500) return 'server';
  return FILTERED.test(text) ? 'refusal' : 'bad-request';
}

function kindOf(error: unknown, text: string): FailureKind {
  const { status, name } = fieldsOf(error);
  if (typeof status === 'number') return kindOfStatus(status, text);
  if (name === 'TimeoutError' || /time[d ]*out/i.test(text)) return 'timeout';
  if (name === 'AbortError' || /abort/i.test(text)) return 'aborted';
  if (NETWORK_NAMES.test(String(name)) || NETWORK_TEXT.test(text)) return 'network';
  // The client stumbled over a reply that is not of the protocol: a proxy's page, half an object.
  if (error instanceof TypeError || error instanceof SyntaxError) return 'malformed';
  return FILTERED.test(text) ? 'refusal' : 'server';
}

/** `Retry-After` in seconds or as a date; undefined when absent or unreadable. */
export function readRetryAfter(headers: unknown, now = Date.now()): number | undefined {
  const value =
    headers instanceof Headers
      ? headers.get('retry-after')
      : (headers as Record<string, string> | undefined)?.['retry-after'];
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A failure anywhere in the chain of causes: the fetch guard's own reason survives the client's wrapping. */
function findFailure(error: unknown): ModelFailure | null {
  for (let current = error, depth = 0; current !== undefined && depth < 6; current = fieldsOf(current).cause, depth++) {
    if (current instanceof ModelFailure) return current;
  }
  return null;
}

/** Classifies by HTTP status, then by name, then by message. A `ModelFailure` inside is given back as it is. */
export function classifyFailure(error: unknown, secrets: readonly (Secret | null)[] = []): ModelFailure {
  const known = findFailure(error);
  if (known) return known;
  const text = describe(error);
  const { status, headers } = fieldsOf(error);
  const retryAfterMs = readRetryAfter(headers);
  const message = withoutSecrets(text, secrets).slice(0, LONGEST_MESSAGE) || 'the endpoint failed without a message';
  return new ModelFailure(kindOf(error, text), message, {
    ...(typeof status === 'number' ? { status } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
