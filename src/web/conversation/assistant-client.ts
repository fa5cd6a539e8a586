// The one way from a browser to the assistant: ask (streamed, with the JSON route behind it), read, rate.
import { AskError, failureOf, retryAfterSeconds } from './ask-failure.js';
import type { Answer, AnswerEvent, AskRequest, FeedbackMessage, PublicSettings, ReadingChapter } from './protocol.js';
import { readAnswerStream } from './read-answer-stream.js';

export interface AskHooks {
  readonly signal: AbortSignal;
  readonly onEvent: (event: AnswerEvent) => void;
  /** Kinds of personal data that the server masked in the question: 'mobile', 'landline', 'email' …. */
  readonly onMasked: (kinds: readonly string[]) => void;
  /** The stream broke, or the server is still starting; the question is asked again. */
  readonly onAgain: (why: 'broken' | 'starting') => void;
}

export interface AssistantClient {
  /** Where the assistant lives, no slash at the end: '' for the page's own origin. */
  readonly origin: string;
  /** The plan that is asked; null for the standard one. */
  readonly plan: string | null;
  /** @throws AskError when no answer came, or the AbortError of `signal` */
  ask(request: AskRequest, hooks: AskHooks): Promise<Answer>;
  /** A chapter by its id, of the plan that a citation names, cut into blocks. @throws AskError */
  readingChapter(chapterId: string, plan: string | null): Promise<ReadingChapter>;
  /** @throws AskError */
  sendFeedback(message: FeedbackMessage): Promise<void>;
  /** @throws AskError */
  settings(): Promise<PublicSettings>;
}

export interface ClientOptions {
  readonly fetch?: typeof fetch;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly silenceMs?: number;
  /** Id of the plan to ask; the standard one where it is left out. */
  readonly plan?: string | null;
}

/** Loading the index takes the server seconds; half a minute of patience covers a restart on a slow machine. */
const STARTING_TRIES = 10;
const STARTING_WAIT_SECONDS = 3;

const planQuery = (plan: string | null): string => (plan === null ? '' : `?plan=${encodeURIComponent(plan)}`);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param origin scheme and host of the assistant, or '' for the page's own */
export function createAssistantClient(origin: string, options: ClientOptions = {}): AssistantClient {
  const { wait = pause, plan = null } = options;
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  /** Any HTTP answer is returned; no answer at all is `offline`. */
  async function request(path: string, init: RequestInit): Promise<Response> {
    try {
      // No cookies, ever: the service knows no sessions.
      return await send(`${origin}${path}`, { ...init, credentials: 'omit' });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new AskError({ kind: 'offline' });
    }
  }

  async function requestOk(path: string, init: RequestInit): Promise<Response> {
    const response = await request(path, init);
    if (!response.ok) throw new AskError(await failureOf(response));
    return response;
  }

  /** Asks until the server has loaded; every other refusal is final. */
  async function post(body: AskRequest, accept: string, hooks: AskHooks): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await request('/api/ask', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: accept },
        body: JSON.stringify(body),
        signal: hooks.signal,
      });
      if (response.ok) {
        hooks.onMasked((response.headers.get('plan-masked') ?? '').split(/[,\s]+/).filter(Boolean));
        return response;
      }
      if (response.status !== 503 || attempt >= STARTING_TRIES) throw new AskError(await failureOf(response));
      hooks.onAgain('starting');
      await wait((retryAfterSeconds(response) ?? STARTING_WAIT_SECONDS) * 1000);
      hooks.signal.throwIfAborted();
    }
  }

  async function streamed(body: AskRequest, hooks: AskHooks): Promise<Answer | null> {
    const response = await post(body, 'text/event-stream', hooks);
    if (response.body === null) return null;
    if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
      // A proxy that cannot stream may still hand the answer over whole.
      return (await response.json()) as Answer;
    }
    const silence = options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs };
    return readAnswerStream(response.body, { onEvent: hooks.onEvent, ...silence });
  }

  return {
    origin,
    plan,
    async ask(question, hooks) {
      const body = plan === null ? question : { ...question, plan };
      try {
        const answer = await streamed(body, hooks);
        if (answer !== null) return answer;
      } catch (error) {
        if (error instanceof AskError || hooks.signal.aborted) throw error;
        // The connection broke in the middle: fall through to the JSON route.
      }
      hooks.onAgain('broken');
      try {
        return (await (await post(body, 'application/json', hooks)).json()) as Answer;
      } catch (error) {
        if (hooks.signal.aborted) throw error;
        const isRefusal = error instanceof AskError && error.failure.kind !== 'offline';
        throw isRefusal ? error : new AskError({ kind: 'lost' });
      }
    },
    async readingChapter(chapterId, of) {
      const path = `/api/plan/reading/${encodeURIComponent(chapterId)}${planQuery(of)}`;
      return (await (await requestOk(path, {})).json()) as ReadingChapter;
    },
    async sendFeedback(message) {
      await requestOk('/api/feedback', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
      });
    },
    async settings() {
      return (await (await requestOk(`/api/settings${planQuery(plan)}`, {})).json()) as PublicSettings;
    },
  };
}
