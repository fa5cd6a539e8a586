// The settings of models as an operator writes them: environment over `plan.config.json`, checked, keys kept apart.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A setting that cannot be used: names it, what was expected and what to do, in Chinese for the operator. */
export class ModelConfigError extends Error {
  override readonly name = 'ModelConfigError';
}

const name = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/ });
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const count = (most: number) => z.coerce.number().int().min(1).max(most);

const settingsShape = {
  preset: name,
  baseUrl: url,
  chatModel: name,
  /** `preset` stands for the preset's own embedding model. */
  embeddingModel: name,
  embeddingBaseUrl: url,
  embeddingDimensions: z.coerce.number().int().min(8).max(16_384),
  embeddingBatch: count(2_048),
  embeddingQueryPrefix: z.string().max(500),
  timeoutMs: milliseconds,
  firstTokenMs: milliseconds,
  maxTokens: z.coerce.number().int().min(64).max(32_000),
  concurrency: count(64),
  retries: z.coerce.number().int().min(0).max(5),
  temperature: z.union([z.literal('none'), z.coerce.number().min(0).max(2)]),
  extraBody: z.record(z.string(), z.unknown()),
  priceInput: z.coerce.number().nonnegative(),
  priceOutput: z.coerce.number().nonnegative(),
};
const settingsSchema = z.strictObject(settingsShape).partial();
export type ModelSettings = z.infer<typeof settingsSchema>;

/** Environment names of the settings. */
export const SETTING_VARIABLES = {
  preset: 'PLAN_MODEL_PRESET',
  baseUrl: 'OPENAI_BASE_URL',
  chatModel: 'PLAN_CHAT_MODEL',
  embeddingModel: 'PLAN_EMBEDDING_MODEL',
  embeddingBaseUrl: 'PLAN_EMBEDDING_BASE_URL',
  embeddingDimensions: 'PLAN_EMBEDDING_DIMENSIONS',
  embeddingBatch: 'PLAN_EMBEDDING_BATCH',
  embeddingQueryPrefix: 'PLAN_EMBEDDING_QUERY_PREFIX',
  timeoutMs: 'PLAN_MODEL_TIMEOUT_MS',
  firstTokenMs: 'PLAN_MODEL_FIRST_TOKEN_MS',
  maxTokens: 'PLAN_MODEL_MAX_TOKENS',
  concurrency: 'PLAN_MODEL_CONCURRENCY',
  retries: 'PLAN_MODEL_RETRIES',
  temperature: 'PLAN_MODEL_TEMPERATURE',
  extraBody: 'PLAN_MODEL_EXTRA_BODY',
  priceInput: 'PLAN_MODEL_PRICE_INPUT',
  priceOutput: 'PLAN_MODEL_PRICE_OUTPUT',
} as const satisfies Readonly<Record<keyof typeof settingsShape, string>>;

/** Keys come from the environment alone: a file gets committed. */
export const KEY_VARIABLES = { chat: 'OPENAI_API_KEY', embedding: 'PLAN_EMBEDDING_API_KEY' } as const;

const isSetting = (key: string): key is keyof typeof SETTING_VARIABLES => key in SETTING_VARIABLES;

function parseSettings(raw: unknown, nameOf: (key: string) => string): ModelSettings {
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `不认识的设置 ${issue.keys.join('、')}`;
    return `${nameOf(String(issue.path[0] ?? ''))} 的值不可用（${issue.message}）`;
  });
  throw new ModelConfigError(`模型配置有误：${problems.join('；')}。可用的设置见 src/models/README.md。`);
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModelConfigError(`${source} 不是合法的 JSON（${(error as Error).message}）。请改正后再启动。`);
  }
}

/** Settings of the environment; empty variables count as unset. */
export function readEnvironmentSettings(env: NodeJS.ProcessEnv): ModelSettings {
  const raw: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries(SETTING_VARIABLES)) {
    const value = env[variable]?.trim();
    if (value) raw[key] = key === 'extraBody' ? parseJson(value, variable) : value;
  }
  return parseSettings(raw, (key) => (isSetting(key) ? SETTING_VARIABLES[key] : key));
}

/** Settings of a file; none when there is no file. @throws ModelConfigError for a file with a key in it */
export function readFileSettings(file: string): ModelSettings {
  if (!existsSync(file)) return {};
  const raw = parseJson(readFileSync(file, 'utf8'), file);
  if (typeof raw === 'object' && raw !== null && Object.keys(raw).some((key) => /key|secret|token$/i.test(key))) {
    throw new ModelConfigError(
      `${file} 中不可存放密钥。请改用环境变量 ${KEY_VARIABLES.chat}（向量接口另有密钥时用 ${KEY_VARIABLES.embedding}）。`,
    );
  }
  return parseSettings(raw, (key) => `${file} 中的 ${key}`);
}
