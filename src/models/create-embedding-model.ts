// Embeddings of an OpenAI-compatible endpoint behind LangChain's `Embeddings`: batched, retried, cached, checked.
import { Embeddings } from '@langchain/core/embeddings';
import { faultOf } from './check-vectors.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { EmbeddingCache } from './embedding-cache.js';
import { Places } from './limit-concurrency.js';
import type { EmbeddingConfig } from './model-config.js';
import { ModelFailure } from './model-failure.js';
import { type EmbeddingCall, openAiEmbeddingCall } from './openai-embedding-call.js';
import { RETRY_DEFAULTS, type RetryOptions, withRetries } from './retry.js';

export interface EmbedOptions {
  /** Aborts requests upstream. */
  readonly signal?: AbortSignal;
  /** Called with texts done and texts in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface EmbeddingModelOptions {
  /** Directory of the cache; without one nothing is kept. */
  readonly cacheDir?: string;
  /** Length that the index was built with: a reply of another length fails. */
  readonly dimensions?: number;
  /** Told of a damaged cache. */
  readonly warn?: (message: string) => void;
  readonly retry?: Partial<RetryOptions>;
}

/** Any text will do to learn the length. */
const PROBE = '规划';
/** Saves what was paid for now and then, so that a break costs a hundred batches at most. */
const BATCHES_PER_SAVE = 100;
/** Questions come back; a few hundred of them cost a megabyte. */
const REMEMBERED_QUESTIONS = 256;

const UNIT_SLACK = 1e-3;

/** Length 1, as the index expects; whatever length the endpoint gives. */
function toUnit(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector);
  const unit = vector.map((value) => value / norm);
  if (Math.abs(Math.hypot(...unit) - 1) > UNIT_SLACK)
    throw new ModelFailure('bad-vectors', 'the endpoint gave a vector that cannot be brought to length 1');
  return unit;
}

function wrongDimension(model: string, got: number, expected: number): ModelFailure {
  return new ModelFailure(
    'wrong-dimension',
    `${model} gave vectors of ${got} dimensions where ${expected} were expected; rebuild the index for this model`,
  );
}

function chunked<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}

/** Vectors are unit vectors. All failures are `ModelFailure`s. */
export class ModelEmbeddings extends Embeddings {
  /** As in manifests: the model, and its length where it is not the model's own. */
  readonly id: string;
  readonly dimensions: number;
  readonly #call: EmbeddingCall;
  readonly #config: EmbeddingConfig;
  readonly #cache: EmbeddingCache | null;
  readonly #questions = new Map<string, number[]>();

  constructor(config: EmbeddingConfig, dimensions: number, call: EmbeddingCall, cache: EmbeddingCache | null) {
    super({});
    this.id = embeddingModelId(config);
    this.dimensions = dimensions;
    this.#config = config;
    this.#call = call;
    this.#cache = cache;
  }

  /** Embeds what the cache does not hold, in batches, as many at once as configured. Equal texts are paid for once. */
  override async embedDocuments(texts: string[], options: EmbedOptions = {}): Promise<number[][]> {
    const missing = [...new Set(texts.filter((text) => this.#cached(text) === null))];
    const fresh = new Map<string, number[]>();
    const known = texts.length - missing.length;
    options.onProgress?.(known, texts.length);
    await this.#embedBatches(
      chunked(missing, this.#config.batch),
      fresh,
      (done) => options.onProgress?.(known + done, texts.length),
      options.signal,
    );
    return texts.map((text) => fresh.get(text) ?? this.#cached(text) ?? []);
  }

  /** A model that changed its length under the same name leaves vectors behind that fit no more; a broken one, zeros. */
  #cached(text: string): number[] | null {
    const vector = this.#cache?.get(text) ?? null;
    return vector?.length === this.dimensions && faultOf(vector) === null ? vector : null;
  }

  async #embedBatches(
    batches: readonly string[][],
    fresh: Map<string, number[]>,
    onDone: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const queue = batches.values();
    let saved = 0;
    let hasFailed = false;
    const work = async () => {
      for (const batch of queue) {
        if (hasFailed) return;
        const vectors = await this.#embed(batch, signal).catch((error: unknown) => {
          hasFailed = true;
          throw error;
        });
        batch.forEach((text, index) => {
          const vector = vectors[index] ?? [];
          fresh.set(text, vector);
          this.#cache?.set(text, vector);
        });
        onDone(fresh.size);
        if (++saved % BATCHES_PER_SAVE === 0) this.#cache?.save();
      }
    };
    const workers = Array.from({ length: Math.min(this.#config.concurrency, batches.length) }, work);
    const outcomes = await Promise.allSettled(workers);
    // What was paid for is kept also when the rest failed: the next try goes on from here.
    this.#cache?.save();
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  override async embedQuery(question: string, options: EmbedOptions = {}): Promise<number[]> {
    const remembered = this.#questions.get(question);
    if (remembered) return [...remembered];
    const [vector = []] = await this.#embed([this.#config.queryPrefix + question], options.signal);
    this.#questions.set(question, vector);
    if (this.#questions.size > REMEMBERED_QUESTIONS) this.#questions.delete(this.#questions.keys().next().value ?? '');
    return [...vector];
  }

  async #embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const vectors = await this.#call(texts, signal);
    for (const { length } of vectors)
      if (length !== this.dimensions) throw wrongDimension(this.id, length, this.dimensions);
    return vectors.map(toUnit);
  }
}

/** Name in manifests and caches: vectors shortened on request are another model's. */
export const embeddingModelId = ({ model, requestDimensions }: EmbeddingConfig): string =>
  requestDimensions === null ? model : `${model}@${requestDimensions}`;

function guardedCall(config: EmbeddingConfig, retry: Partial<RetryOptions> | undefined): EmbeddingCall {
  const call = openAiEmbeddingCall(config);
  const places = new Places(config.concurrency);
  const breaker = new CircuitBreaker();
  const options = { ...RETRY_DEFAULTS, retries: config.retries, ...retry };
  return async (texts, signal) => {
    const giveBack = await places.take(signal);
    try {
      breaker.enter();
      const vectors = await withRetries(() => call(texts, signal), options, signal);
      breaker.succeed();
      return vectors;
    } catch (error) {
      breaker.fail(error);
      throw error;
    } finally {
      giveBack();
    }
  };
}

/**
 * Opens an embedding model. Its dimensions are those of the index where given, else of the configuration, else those of
 * one text embedded now.
 * @throws ModelFailure when the dimensions must be asked for and cannot
 */
export async function createEmbeddingModel(
  config: EmbeddingConfig,
  options: EmbeddingModelOptions = {},
): Promise<ModelEmbeddings> {
  const call = guardedCall(config, options.retry);
  const dimensions = options.dimensions ?? config.dimensions ?? (await call([PROBE])).at(0)?.length ?? 0;
  const warn = options.warn ?? (() => undefined);
  const cache =
    options.cacheDir === undefined ? null : EmbeddingCache.open(options.cacheDir, embeddingModelId(config), warn);
  return new ModelEmbeddings(config, dimensions, call, cache);
}
