// The innermost layer: one streamed reply of an OpenAI-compatible endpoint through LangChain's `ChatOpenAI`.
import type { AIMessageChunk } from '@langchain/core/messages';
import { abortReason } from './abort-reason.js';
import type { ChatMessage, ChatPiece, ChatStream, FinishReason, TokenUsage } from './chat-model-port.js';
import { classifyFailure } from './classify-failure.js';
import { guardFetch } from './guard-fetch.js';
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

/** Loaded at the first question: the client costs 300 ms that a start without a model need not pay. */
async function createClient(config: ChatConfig) {
  const { ChatOpenAI } = await import('@langchain/openai');
  return new ChatOpenAI({
    model: config.model,
    // Local services ask for none, the client insists on one.
    apiKey: config.apiKey?.reveal() ?? 'none',
    configuration: { baseURL: config.baseUrl, fetch: guardFetch(LIMITS) },
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

/** The model's own refusal, which LangChain hands on in the raw form of a piece only. */
function hasRefused(chunk: AIMessageChunk): boolean {
  const raw = chunk.additional_kwargs?.['__raw_response'] as
    | { choices?: { delta?: { refusal?: string | null } }[] }
    | undefined;
  return Boolean(raw?.choices?.[0]?.delta?.refusal);
}

function finishOf({ response_metadata }: AIMessageChunk): FinishReason | undefined {
  const reason: unknown = response_metadata?.['finish_reason'];
  return typeof reason === 'string' ? (FINISH_REASONS[reason] ?? 'unknown') : undefined;
}

function usageOf({ usage_metadata }: { readonly usage_metadata?: unknown }): TokenUsage | undefined {
  const usage = usage_metadata as { readonly input_tokens?: number; readonly output_tokens?: number } | undefined;
  return usage && { inputTokens: usage.input_tokens ?? 0, outputTokens: usage.output_tokens ?? 0 };
}

function toPiece(chunk: AIMessageChunk): ChatPiece {
  if (hasRefused(chunk)) throw new ModelFailure('refusal', 'the model declined to answer');
  const finish = finishOf(chunk);
  if (finish === 'content-filter')
    throw new ModelFailure('refusal', 'the content filter of the endpoint ended the reply');
  const usage = usageOf(chunk);
  const text = typeof chunk.content === 'string' ? chunk.content : '';
  return { text, ...(finish ? { finish } : {}), ...(usage ? { usage } : {}) };
}

const toLangChain = (messages: readonly ChatMessage[]) => messages.map(({ role, content }) => ({ role, content }));

const ENDED = 'the caller ended the request';

/** Streams replies; every failure is a `ModelFailure` without keys in it. Limits and retries are the outer layers'. */
export function openAiChatStream(config: ChatConfig): ChatStream {
  let client: ReturnType<typeof createClient> | null = null;
  return async function* stream(messages, { signal } = {}) {
    try {
      client ??= createClient(config);
      const chunks = await (await client).stream(toLangChain(messages), signal ? { signal } : {});
      for await (const chunk of chunks) yield toPiece(chunk);
    } catch (error) {
      throw signal?.aborted ? abortReason(signal, ENDED) : classifyFailure(error, [config.apiKey]);
    }
    // The client ends its iteration quietly when it is aborted.
    if (signal?.aborted) throw abortReason(signal, ENDED);
  };
}
