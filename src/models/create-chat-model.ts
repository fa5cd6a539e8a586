// A chat model from its configuration: the endpoint, wrapped in limits, retries, a breaker and a queue.
import type { ChatModelPort } from './chat-model-port.js';
import { type BreakerOptions, breakCircuit, CircuitBreaker } from './circuit-breaker.js';
import { limitConcurrency, Places } from './limit-concurrency.js';
import { limitFirstToken, limitWhole } from './limit-reply.js';
import type { ChatConfig } from './model-config.js';
import { openAiChatStream } from './openai-chat-stream.js';
import { RETRY_DEFAULTS, type RetryOptions } from './retry.js';
import { retryStart } from './retry-start.js';

export interface ChatModelOptions {
  readonly retry?: Partial<RetryOptions>;
  readonly breaker?: Partial<BreakerOptions>;
  /** Told what an operator should know of the endpoint. */
  readonly onNotice?: (notice: string) => void;
}

/**
 * From the inside out: the first token of each try is awaited only so long; a try that fails in passing is made again;
 * an endpoint that keeps failing is left alone; no more calls at once than allowed; and all of it, waiting included,
 * within the time and length of a whole reply. Nothing is sent before the first `stream`.
 */
export function createChatModel(config: ChatConfig, options: ChatModelOptions = {}): ChatModelPort {
  const endpoint = openAiChatStream(config, options.onNotice);
  const timely = limitFirstToken(endpoint, config.limits);
  const retried = retryStart(timely, { ...RETRY_DEFAULTS, retries: config.retries, ...options.retry });
  const guarded = breakCircuit(retried, new CircuitBreaker(options.breaker));
  const queued = limitConcurrency(guarded, new Places(config.concurrency));
  return { id: config.model, limits: config.limits, stream: limitWhole(queued, config.limits) };
}
