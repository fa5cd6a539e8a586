// A running service as a respondent: asked over HTTP by the HTTP contract, as any user would.

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { RequestedMode } from '../../answering/answer.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { type Answered, askAndTime } from './ask-and-time.js';
import { historyOf } from './assistant-respondent.js';
import type { GeneratedRecord } from './generated-record.js';
import { REJECTED_KEPT, RETRIEVAL_DEPTH, type Respondent, type RespondentDescription } from './respondent.js';

export const HTTP_DEFAULTS = {
  /** A generated answer of a slow model takes tens of seconds; after two minutes no reader is waiting. */
  timeoutMs: 120_000,
  /** How often a busy service (429, 503) is asked again. */
  attempts: 5,
  /** Wait when it does not say how long. */
  patienceMs: 1_000,
  /** A service that asks for more patience than this will not answer 240 questions today. */
  mostPatienceMs: 60_000,
} as const;

/** Thrown when a service cannot be evaluated: unreachable, not ready, or not this contract. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

const readinessSchema = z.looseObject({
  planDigest: z.string(),
  embeddingModel: z.string(),
  chatModel: z.string().nullable(),
  promptVersion: z.string().nullable(),
});

const searchSchema = z.looseObject({
  hits: z.array(
    z.object({
      ...{ chunkId: z.string(), rank: z.int(), score: z.number(), reference: z.string() },
      ...{ start: z.int(), end: z.int() },
    }),
  ),
  rejected: z.array(z.object({ chunkId: z.string(), score: z.number(), reason: z.string() })),
  /** A service of an older version does not tell it. */
  strength: z.number().nullable().default(null),
});

interface Reply {
  readonly body: unknown;
  readonly waitedMs: number;
}

/** Milliseconds of a Retry-After header, in seconds by the contract; the default when it is missing or a date. */
function patienceOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, HTTP_DEFAULTS.mostPatienceMs) : HTTP_DEFAULTS.patienceMs;
}

async function request(url: URL, init: RequestInit, signal?: AbortSignal): Promise<Reply> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const timeout = AbortSignal.timeout(HTTP_DEFAULTS.timeoutMs);
    const start = performance.now();
    const response = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    const text = await response.text();
    if (response.ok) return { body: JSON.parse(text), waitedMs };
    const isBusy = response.status === 429 || response.status === 503;
    if (!isBusy || attempt === HTTP_DEFAULTS.attempts) {
      throw new ServiceError(
        `${init.method ?? 'GET'} ${url.pathname} answered ${response.status}: ${text.slice(0, 300)}`,
      );
    }
    await sleep(patienceOf(response), undefined, signal ? { signal } : {});
    waitedMs += performance.now() - start;
  }
}

async function describeService(base: URL, mode: RequestedMode): Promise<RespondentDescription> {
  const remedy = 'Start it with `npm start` and name its address, such as --url http://127.0.0.1:8787.';
  let body: unknown;
  try {
    ({ body } = await request(new URL('/readyz', base), {}));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new ServiceError(`no service is ready at ${base.href} (${(error as Error).message}${cause}). ${remedy}`);
  }
  const parsed = readinessSchema.safeParse(body);
  if (!parsed.success)
    throw new ServiceError(`${base.href}readyz is not that of a plan assistant: ${z.prettifyError(parsed.error)}`);
  const { planDigest, embeddingModel, chatModel, promptVersion } = parsed.data;
  return {
    kind: 'http',
    planDigest,
    embeddingModel,
    chatModel,
    promptVersion,
    mode,
    ablate: [],
    url: base.href,
    chunks: null,
  };
}

async function search(base: URL, question: string, signal?: AbortSignal): Promise<GeneratedRecord['retrieval']> {
  const url = new URL('/api/search', base);
  url.search = new URLSearchParams({ q: question, k: String(RETRIEVAL_DEPTH) }).toString();
  const { body } = await request(url, {}, signal);
  const { hits, rejected, strength } = searchSchema.parse(body);
  return { hits: hits.slice(0, RETRIEVAL_DEPTH), rejected: rejected.slice(0, REJECTED_KEPT), strength };
}

async function ask(base: URL, mode: RequestedMode, asked: EvaluationCase, signal?: AbortSignal): Promise<Answered> {
  const body = JSON.stringify({ question: asked.question, history: historyOf(asked), mode });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return request(new URL('/api/ask', base), { method: 'POST', headers, body }, signal);
}

/**
 * Connects to a service.
 * @throws ServiceError when none is ready there
 */
export async function createHttpRespondent(
  url: string,
  options: { readonly mode?: RequestedMode } = {},
): Promise<Respondent> {
  if (!URL.canParse(url))
    throw new ServiceError(`--url ${url} is no address; expected one such as http://127.0.0.1:8787`);
  const base = new URL('/', url);
  const mode = options.mode ?? 'auto';
  const answering = {
    answer: (asked: EvaluationCase, signal?: AbortSignal) => ask(base, mode, asked, signal),
    retrieve: (question: string, signal?: AbortSignal) => search(base, question, signal),
  };
  return {
    description: await describeService(base, mode),
    ask: (asked, signal) => askAndTime(answering, asked, signal),
    close: async () => undefined,
  };
}
