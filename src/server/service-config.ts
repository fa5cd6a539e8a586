// Doors that an operator opens or shuts, read from the environment: keys, addresses, metrics, asking.
import { z } from 'zod';
import { trimCharacters } from '../text/trim-characters.js';
import { ServerConfigError } from './server-config.js';

/** A key shorter than this is guessed in an afternoon. */
const FEWEST_KEY_CHARACTERS = 16;

const MOST_ADDRESS_CHARACTERS = 300;

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const onOff = (initial: 'on' | 'off') =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(['on', 'off'], '应为 on 或 off').default(initial));

/** Addresses and paths are joined with paths that begin with a slash. */
const withoutSlash = (text: string): string => trimCharacters(text, '', '/');

const secret = z
  .string()
  .trim()
  .default('')
  .refine((key) => key === '' || key.length >= FEWEST_KEY_CHARACTERS, `至少 ${FEWEST_KEY_CHARACTERS} 个字符`);

const schema = z.object({
  API_KEYS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (keys) => keys.every((key) => key.length >= FEWEST_KEY_CHARACTERS),
      `应为逗号分隔的密钥，每个至少 ${FEWEST_KEY_CHARACTERS} 个字符`,
    ),
  PUBLIC_URL: z
    .string()
    .trim()
    .max(MOST_ADDRESS_CHARACTERS)
    .default('')
    .refine((text) => text === '' || isWebAddress(text), '应为读者看到的地址，如 https://www.example.gov.cn/qa')
    .transform(withoutSlash),
  BASE_PATH: z
    .string()
    .trim()
    .max(MOST_ADDRESS_CHARACTERS)
    .default('')
    .transform(withoutSlash)
    .refine((text) => text === '' || /^(?:\/[\w-]{1,40}){1,5}$/.test(text), '应为以 / 开头的路径，如 /qa'),
  METRICS: onOff('off'),
  ASKING: onOff('on'),
  OPERATOR_TOKEN: secret,
});

export interface ServiceConfig {
  /** Keys of programs that speak the OpenAI protocol; empty lets everybody in, within the rate limits. */
  readonly apiKeys: readonly string[];
  /** Where readers find the service, without a slash at the end; null takes the address of the request. */
  readonly publicUrl: string | null;
  /** Path under which a proxy shows the service, such as /qa; '' is the root. */
  readonly basePath: string;
  /** Whether /metrics tells its numbers to everybody who reaches it. */
  readonly metrics: boolean;
  /** Off: nothing may be asked, and the plan stays readable. */
  readonly asking: boolean;
  /** Opens the operator's page, and /metrics where that is off; null keeps the page shut. */
  readonly operatorToken: string | null;
}

/**
 * Reads the configuration.
 * @throws ServerConfigError naming each variable and what is expected; a secret's value is never shown
 */
export function readServiceConfig(environment: Readonly<Record<string, string | undefined>>): ServiceConfig {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `环境变量 ${String(path[0])} 无效：${message}`);
    throw new ServerConfigError(faults.join('\n'));
  }
  const { API_KEYS, PUBLIC_URL, BASE_PATH, METRICS, ASKING, OPERATOR_TOKEN } = parsed.data;
  return {
    apiKeys: API_KEYS,
    publicUrl: PUBLIC_URL === '' ? null : PUBLIC_URL,
    basePath: BASE_PATH,
    metrics: METRICS === 'on',
    asking: ASKING === 'on',
    operatorToken: OPERATOR_TOKEN === '' ? null : OPERATOR_TOKEN,
  };
}

/** What applies when nothing is configured. */
export const SERVICE_DEFAULTS: ServiceConfig = readServiceConfig({});
