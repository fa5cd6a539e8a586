// A key that cannot be printed: not by string conversion, JSON, console or inspection; and texts cleared of keys.
import { inspect } from 'node:util';

const HIDDEN = '[密钥已隐藏]';

/** Holds a key. Only `reveal`, called where a request is built, gives it out. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

/** What looks like a key or carries one: bearer tokens, sk-… keys, credentials in a URL, key parameters. */
const KEY_LIKE =
  /Bearer\s+[\w.\-~+/=]+|\b(?:sk|ak|key|token)-[\w-]{6,}|(?<=:\/\/)[^\s/@]+@|(?<=[?&](?:api[_-]?key|key|token)=)[^&\s]+/gi;

/**
 * A text that may be logged or shown: known keys, anything like a key, and control characters are taken out. Endpoints
 * echo keys in their error messages («Incorrect API key provided: sk-…»).
 */
export function withoutSecrets(text: string, secrets: readonly (Secret | null)[] = []): string {
  let cleared = text;
  for (const secret of secrets) {
    const value = secret?.reveal() ?? '';
    if (value.length >= 4) cleared = cleared.replaceAll(value, HIDDEN);
  }
  return cleared.replace(KEY_LIKE, HIDDEN).replace(/\p{Cc}+/gu, ' ');
}

/** The address of an endpoint without credentials, query and fragment. */
export function displayUrl(url: string): string {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname}`.replace(/\/$/, '');
}
