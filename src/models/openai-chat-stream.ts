// The innermost layer: one streamed reply of an OpenAI-compatible endpoint through LangChain's `ChatOpenAI`.
import type { AIMessageChunk } from '@langchain/core/messages';
import { abortReason } from './abort-reason.js';
import type { ChatMessage, ChatPiece, ChatStream, FinishReason, TokenUsage } from './chat-model-port.js';
import { classifyFailure } from './classify-failure.js';
import { guardFetch } from './guard-fetch.js';
import { mendReply } from './mend-reply.js';
import type { ChatConfig } from './model-config.js';
import { ModelFailure } from './model-failure.js';

/** A streamed token costs some 300 bytes of framing: room for thinking before the reply, none for an endless one. */
const LIMITS = { mostBytes: 16 * 1024 * 1024, mostLineBytes: 512 * 1024 } as const;

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  sensitive: 'content-filter',
};

const guarded = guardFetch(LIMITS);
const mendedFetch: typeof fetch = async (input, init) => mendReply(await guarded(input, init));

/** Loaded at the first question: the client costs 300 ms that a start without a model need not pay. */
async function createClient(config: ChatConfig) {
  const { ChatOpenAI } = await import('@langchain/openai');
  return new ChatOpenAI({
    model: config.model,
    // Local services ask for none, the client insists on one.
    apiKey: config.apiKey?.reveal() ?? 'none',
    configuration: { baseURL: config.baseUrl, fetch: mendedFetch },
    maxRetries: 0,
    maxTokens: config.limits.maxOutputTokens,
    timeout: config.limits.totalMs,
    streaming: true,
    streamUsage: config.streamUsage,
    modelKwargs: { ...config.extraBody },
    // The refusal of a reply stands in its raw form only.
    __includeRawResponse: true,
    ...(config.temperature === null ? {} : { temperature: config.temperature }),
  });
}

/** What LangChain hands on in the raw form of a piece only. */
interface RawDelta {
  readonly refusal?: string | null;
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
}

function deltaOf(chunk: AIMessageChunk): RawDelta {
  const raw = chunk.additional_kwargs?.['__raw_response'] as { choices?: { delta?: RawDelta }[] } | undefined;
  return raw?.choices?.[0]?.delta ?? {};
}

/** Services name it one way or the other. */
const thinkingOf = ({ reasoning_content, reasoning }: RawDelta): number =>
  [reasoning_content, reasoning].find((text) => typeof text === 'string' && text !== '')?.length ?? 0;

function finishOf({ response_metadata }: AIMessageChunk): FinishReason | undefined {
  const reason: unknown = response_metadata?.['finish_reason'];
  return typeof reason === 'string' ? (FINISH_REASONS[reason] ?? 'unknown') : undefined;
}

function usageOf({ usage_metadata }: { readonly usage_metadata?: unknown }): TokenUsage | undefined {
  const usage = usage_metadata as { readonly input_tokens?: number; readonly output_tokens?: number } | undefined;
  return usage && { inputTokens: usage.input_tokens ?? 0, outputTokens: usage.output_tokens ?? 0 };
}

function toPiece(chunk: AIMessageChunk): ChatPiece {
  const delta = deltaOf(chunk);
  if (delta.refusal) throw new ModelFailure('refusal', 'the model declined to answer');
  const finish = finishOf(chunk);
  if (finish === 'content-filter')
    throw new ModelFailure('refusal', 'the content filter of the endpoint ended the reply');
  const usage = usageOf(chunk);
  const text = typeof chunk.content === 'string' ? chunk.content : '';
  const thinking = thinkingOf(delta);
  return {
    text,
    ...(thinking > 0 ? { thinking } : {}),
    ...(finish ? { finish } : {}),
    ...(usage ? { usage } : {}),
  };
}

const toLangChain = (messages: readonly ChatMessage[]) => messages.map(({ role, content }) => ({ role, content }));

const ENDED = 'the caller ended the request';

/** How services say that they do not know `stream_options`: by its name, or as a field too many. */
const UNKNOWN_OPTION =
  /stream_options|include_usage|extra (?:inputs|fields)|(?:unknown|unrecognized|unexpected|additional) (?:parameter|field|argument|propert|request argument)/i;

const refusesUsage = (failure: ModelFailure): boolean =>
  failure.kind === 'bad-request' && UNKNOWN_OPTION.test(failure.message);

/** Told once that the service takes no `stream_options`, and what follows. */
export const NO_USAGE_NOTICE =
  'the endpoint does not know stream_options; it is asked without, and tokens are not counted';

async function* streamOnce(
  client: Awaited<ReturnType<typeof createClient>>,
  messages: readonly ChatMessage[],
  { config, signal }: { readonly config: ChatConfig; readonly signal: AbortSignal | undefined },
): AsyncGenerator<ChatPiece> {
  try {
    const chunks = await client.stream(toLangChain(messages), signal ? { signal } : {});
    for await (const chunk of chunks) yield toPiece(chunk);
  } catch (error) {
    throw signal?.aborted ? abortReason(signal, ENDED) : classifyFailure(error, [config.apiKey]);
  }
  // The client ends its iteration quietly when it is aborted.
  if (signal?.aborted) throw abortReason(signal, ENDED);
}

/**
 * Streams replies; every failure is a `ModelFailure` without keys in it. Limits and retries are the outer layers'. A
 * service that refuses `stream_options` is asked without it, from then on.
 */
export function openAiChatStream(config: ChatConfig, onNotice: (notice: string) => void = () => {}): ChatStream {
  let settings = config;
  let client: ReturnType<typeof createClient> | null = null;
  return async function* stream(messages, { signal } = {}) {
    client ??= createClient(settings);
    try {
      yield* streamOnce(await client, messages, { config, signal });
    } catch (error) {
      if (!(error instanceof ModelFailure) || !settings.streamUsage || !refusesUsage(error)) throw error;
      settings = { ...settings, streamUsage: false };
      client = createClient(settings);
      onNotice(NO_USAGE_NOTICE);
      yield* streamOnce(await client, messages, { config, signal });
    }
  };
}
