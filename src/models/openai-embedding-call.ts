// The innermost layer of embeddings: one request of an OpenAI-compatible endpoint through LangChain's `OpenAIEmbeddings`.
import { checkVectors } from './check-vectors.js';
import { classifyFailure } from './classify-failure.js';
import { guardFetch } from './guard-fetch.js';
import type { EmbeddingConfig } from './model-config.js';
import { ModelFailure } from './model-failure.js';
import { orderVectors } from './order-vectors.js';

/** Vectors for the texts of one batch, in their order. */
export type EmbeddingCall = (texts: readonly string[], signal?: AbortSignal) => Promise<number[][]>;

/** 256 vectors of 4,096 numbers as text stay below it. */
const MOST_BYTES = 32 * 1024 * 1024;

const orderedFetch = (signal: AbortSignal): typeof fetch => {
  const guarded = guardFetch({ mostBytes: MOST_BYTES }, signal);
  return async (input, init) => orderVectors(await guarded(input, init));
};

/** One request with a time limit; failures are `ModelFailure`s without keys in them. */
export function openAiEmbeddingCall(config: EmbeddingConfig): EmbeddingCall {
  return async (texts, signal) => {
    const { OpenAIEmbeddings } = await import('@langchain/openai');
    const limit = AbortSignal.timeout(config.timeoutMs);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    // A client a request: LangChain hands no signal on, so the one of this request goes in by its `fetch`.
    const client = new OpenAIEmbeddings({
      model: config.model,
      apiKey: config.apiKey?.reveal() ?? 'none',
      configuration: { baseURL: config.baseUrl, fetch: orderedFetch(either) },
      batchSize: config.batch,
      maxRetries: 0,
      timeout: config.timeoutMs,
      stripNewLines: false,
      // Otherwise the client asks for base64, which several local services do not know.
      encodingFormat: 'float',
      ...(config.requestDimensions === null ? {} : { dimensions: config.requestDimensions }),
    });
    try {
      return checkVectors(await client.embedDocuments([...texts]), texts);
    } catch (error) {
      if (signal?.aborted) throw new ModelFailure('aborted', 'the caller ended the request');
      if (limit.aborted) throw new ModelFailure('timeout', `no vectors within ${config.timeoutMs} ms`);
      throw classifyFailure(error, [config.apiKey]);
    }
  };
}
