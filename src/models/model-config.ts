// Which models to use and how: settings and preset resolved into what the ports need. None configured: all embedded.
import type { ChatLimits } from './chat-model-port.js';
import {
  KEY_VARIABLES,
  ModelConfigError,
  type ModelSettings,
  readEnvironmentSettings,
  readFileSettings,
  SETTING_VARIABLES,
} from './model-settings.js';
import { findPreset, type ModelPreset, PRESETS } from './presets.js';
import { Secret } from './secret.js';

/** Where one kind of model is served. */
export interface ModelEndpoint {
  readonly baseUrl: string;
  readonly apiKey: Secret | null;
  readonly model: string;
  /** Most calls at once. */
  readonly concurrency: number;
  /** Further tries after a failure that may pass. */
  readonly retries: number;
}

export interface ChatConfig extends ModelEndpoint {
  readonly limits: ChatLimits;
  /** Null leaves the service's own. */
  readonly temperature: number | null;
  readonly streamUsage: boolean;
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** Price of a million tokens, in the operator's currency; null where none is configured. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

export interface EmbeddingConfig extends ModelEndpoint {
  /** Null until a first reply shows it. */
  readonly dimensions: number | null;
  /** Shortened vectors to ask for; null leaves the field out, which models of fixed length insist on. */
  readonly requestDimensions: number | null;
  /** Most texts of one request. */
  readonly batch: number;
  /** Put before a question, for models that want an instruction there; '' for none. */
  readonly queryPrefix: string;
  readonly timeoutMs: number;
}

export interface ModelConfig {
  readonly preset: ModelPreset | null;
  /** Null: the embedded answerer answers. */
  readonly chat: ChatConfig | null;
  /** Null: the embedded vectors are used. */
  readonly embedding: EmbeddingConfig | null;
}

/**
 * 20 s to a first token cover a cold local model, 60 s a whole answer. 2,000 tokens are ten claims with quotes; a reply
 * of 24,000 characters is none that was asked for. Four calls at once is what small accounts allow.
 */
export const MODEL_DEFAULTS = {
  baseUrl: 'https://api.openai.com/v1',
  firstTokenMs: 20_000,
  totalMs: 60_000,
  maxOutputTokens: 2_000,
  maxReplyCharacters: 24_000,
  temperature: 0.1,
  concurrency: 4,
  retries: 2,
  embeddingBatch: 64,
  embeddingTimeoutMs: 30_000,
} as const;

function presetOf({ preset: name }: ModelSettings): ModelPreset | null {
  if (name === undefined) return null;
  const preset = findPreset(name);
  if (preset) return preset;
  const known = PRESETS.map((each) => each.name).join('、');
  throw new ModelConfigError(`没有名为 ${name} 的预设。可用的有：${known}。`);
}

function readKey(env: NodeJS.ProcessEnv, variable: string): Secret | null {
  const value = env[variable]?.trim();
  return value ? new Secret(value) : null;
}

function limitsOf(settings: ModelSettings): ChatLimits {
  const totalMs = settings.timeoutMs ?? MODEL_DEFAULTS.totalMs;
  return {
    totalMs,
    firstTokenMs: Math.min(settings.firstTokenMs ?? MODEL_DEFAULTS.firstTokenMs, totalMs),
    maxOutputTokens: settings.maxTokens ?? MODEL_DEFAULTS.maxOutputTokens,
    maxReplyCharacters: MODEL_DEFAULTS.maxReplyCharacters,
  };
}

function requireKey(model: string, baseUrl: string, preset: ModelPreset | null, key: Secret | null): void {
  const isNeeded = preset?.needsKey ?? baseUrl.startsWith('https://api.openai.com');
  if (key !== null || !isNeeded) return;
  throw new ModelConfigError(
    `已选用模型 ${model}，但没有密钥。请设置环境变量 ${KEY_VARIABLES.chat}；` +
      `不想使用模型时，去掉 ${SETTING_VARIABLES.chatModel} 与 ${SETTING_VARIABLES.preset}。`,
  );
}

function chatConfig(settings: ModelSettings, preset: ModelPreset | null, env: NodeJS.ProcessEnv): ChatConfig | null {
  const model = settings.chatModel ?? preset?.chatModel;
  if (!model) {
    if (!preset || settings.embeddingModel !== undefined) return null;
    throw new ModelConfigError(
      `预设 ${preset.name} 没有默认的对话模型。请用 ${SETTING_VARIABLES.chatModel} 写明服务中的模型名。`,
    );
  }
  const baseUrl = settings.baseUrl ?? preset?.baseUrl ?? MODEL_DEFAULTS.baseUrl;
  const apiKey = readKey(env, KEY_VARIABLES.chat);
  requireKey(model, baseUrl, preset, apiKey);
  const temperature = settings.temperature ?? (preset ? preset.temperature : MODEL_DEFAULTS.temperature);
  const { priceInput, priceOutput } = settings;
  return {
    baseUrl,
    apiKey,
    model,
    concurrency: settings.concurrency ?? MODEL_DEFAULTS.concurrency,
    retries: settings.retries ?? MODEL_DEFAULTS.retries,
    limits: limitsOf(settings),
    temperature: temperature === 'none' ? null : temperature,
    streamUsage: preset?.streamUsage ?? true,
    extraBody: { ...preset?.extraBody, ...settings.extraBody },
    price: priceInput === undefined || priceOutput === undefined ? null : { input: priceInput, output: priceOutput },
  };
}

/** A key goes to the service it was issued for: another address needs its own. */
function embeddingKey(env: NodeJS.ProcessEnv, baseUrl: string, chatUrl: string): Secret | null {
  const own = readKey(env, KEY_VARIABLES.embedding);
  return own ?? (new URL(baseUrl).origin === new URL(chatUrl).origin ? readKey(env, KEY_VARIABLES.chat) : null);
}

// Vectors decide the index: they change only when asked for by name, never because a chat preset was chosen.
function embeddingConfig(
  settings: ModelSettings,
  preset: ModelPreset | null,
  env: NodeJS.ProcessEnv,
): EmbeddingConfig | null {
  const wanted = settings.embeddingModel;
  if (wanted === undefined) return null;
  const model = wanted === 'preset' ? preset?.embeddingModel : wanted;
  if (!model) {
    const service = preset ? `预设 ${preset.name} 没有向量模型` : '没有选用预设';
    throw new ModelConfigError(
      `${service}。请用 ${SETTING_VARIABLES.embeddingModel} 写明模型名，或去掉这一设置以使用内置向量。`,
    );
  }
  const chatUrl = settings.baseUrl ?? preset?.baseUrl ?? MODEL_DEFAULTS.baseUrl;
  const baseUrl = settings.embeddingBaseUrl ?? chatUrl;
  const apiKey = embeddingKey(env, baseUrl, chatUrl);
  requireKey(model, baseUrl, settings.embeddingBaseUrl === undefined ? preset : null, apiKey);
  return {
    baseUrl,
    apiKey,
    model,
    concurrency: settings.concurrency ?? MODEL_DEFAULTS.concurrency,
    retries: settings.retries ?? MODEL_DEFAULTS.retries,
    dimensions: settings.embeddingDimensions ?? (model === preset?.embeddingModel ? preset.embeddingDimensions : null),
    requestDimensions: settings.embeddingDimensions ?? null,
    batch: settings.embeddingBatch ?? preset?.embeddingBatch ?? MODEL_DEFAULTS.embeddingBatch,
    queryPrefix: settings.embeddingQueryPrefix ?? '',
    timeoutMs: MODEL_DEFAULTS.embeddingTimeoutMs,
  };
}

export interface ModelConfigOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** `plan.config.json` in the working directory unless said otherwise. */
  readonly file?: string;
}

/**
 * Reads the configuration; the environment outweighs the file. A key alone switches nothing on: a model is used when
 * its name or a preset is given.
 * @throws ModelConfigError in Chinese, naming the setting and what to do
 */
export function loadModelConfig({
  env = process.env,
  file = 'plan.config.json',
}: ModelConfigOptions = {}): ModelConfig {
  const settings = { ...readFileSettings(file), ...readEnvironmentSettings(env) };
  const preset = presetOf(settings);
  return { preset, chat: chatConfig(settings, preset, env), embedding: embeddingConfig(settings, preset, env) };
}
