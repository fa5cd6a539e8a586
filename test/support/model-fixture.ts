// Configurations of models that point at the protocol server, with limits short enough for tests.
import type { ChatConfig, EmbeddingConfig } from '../../src/models/model-config.js';
import { Secret } from '../../src/models/secret.js';
import type { OpenAiServer } from './openai-server.js';

export const TEST_KEY = 'sk-test-0123456789abcdef';

export function chatConfigFor(server: Pick<OpenAiServer, 'baseUrl'>, changes: Partial<ChatConfig> = {}): ChatConfig {
  return {
    baseUrl: server.baseUrl,
    apiKey: new Secret(TEST_KEY),
    model: 'test-model',
    concurrency: 4,
    retries: 2,
    limits: { firstTokenMs: 400, totalMs: 3_000, maxOutputTokens: 500, maxReplyCharacters: 5_000 },
    temperature: 0.1,
    streamUsage: true,
    extraBody: {},
    price: null,
    ...changes,
  };
}

export function embeddingConfigFor(
  server: Pick<OpenAiServer, 'baseUrl'>,
  changes: Partial<EmbeddingConfig> = {},
): EmbeddingConfig {
  return {
    baseUrl: server.baseUrl,
    apiKey: new Secret(TEST_KEY),
    model: 'test-embedding',
    concurrency: 2,
    retries: 2,
    dimensions: 8,
    requestDimensions: null,
    batch: 4,
    queryPrefix: '',
    timeoutMs: 1_000,
    ...changes,
  };
}

/** Retries without the wait. */
export const FAST_RETRY = { firstDelayMs: 5, longestDelayMs: 200 } as const;
