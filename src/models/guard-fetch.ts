// The network under the OpenAI client: answers are counted byte by byte, so that none can fill the memory.
import { ModelFailure } from './model-failure.js';

export interface FetchLimits {
  readonly mostBytes: number;
  /** Most bytes between two line ends: the client joins a line before it looks at it. */
  readonly mostLineBytes?: number;
}

const LINE_END = 0x0a;

/** Passes bytes on until there are too many; the stream then fails, and with it the request. */
function countBytes({ mostBytes, mostLineBytes = mostBytes }: FetchLimits): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  let lineBytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      const lastEnd = chunk.lastIndexOf(LINE_END);
      lineBytes = lastEnd < 0 ? lineBytes + chunk.byteLength : chunk.byteLength - lastEnd - 1;
      if (bytes <= mostBytes && lineBytes <= mostLineBytes) controller.enqueue(chunk);
      else
        controller.error(
          new ModelFailure(
            'endless',
            `the endpoint sent more than ${bytes > mostBytes ? mostBytes : mostLineBytes} bytes`,
          ),
        );
    },
  });
}

/** What an endpoint says of a failure; the rest of a page of 16 MB is nothing to read. */
const MOST_ERROR_BYTES = 64 * 1024;

/** Passes so many bytes on and ends: of an error, the beginning is enough. */
function cutBytes(most: number): TransformStream<Uint8Array, Uint8Array> {
  let left = most;
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left <= 0) controller.terminate();
    },
  });
}

/**
 * A `fetch` whose responses fail with kind `endless` beyond the limits, however the bytes are framed: a single event of
 * 10 MB never becomes a string. `signal`, where given, ends the request besides the caller's own.
 */
export function guardFetch(limits: FetchLimits, signal?: AbortSignal): typeof fetch {
  return async (input, init) => {
    const signals = [init?.signal, signal].filter((each) => each !== undefined && each !== null);
    const response = await fetch(input, {
      ...init,
      // Followed, a redirect would carry the question, and on the same host the key, where nobody has configured it to go.
      redirect: 'manual',
      ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}),
    });
    const { status, statusText, headers } = response;
    if (status >= 300 && status < 400 && headers.has('location')) {
      await response.body?.cancel();
      throw new ModelFailure(
        'network',
        `the endpoint redirects (${status}) and is not followed: set its final address`,
      );
    }
    if (!response.body) return response;
    const counted = status >= 400 ? cutBytes(MOST_ERROR_BYTES) : countBytes(limits);
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };
}
