// How a public page protects itself, read from the environment; the defaults suit a district's site.
import { z } from 'zod';

/** An empty variable counts as not set. */
const orDefault = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const count = (initial: number, most: number, what: string) =>
  orDefault(
    z
      .string()
      .regex(/^\d{1,7}$/, `应为 0 到 ${most} 的整数（${what}）`)
      .default(String(initial))
      .transform(Number)
      .refine((value) => value <= most, `应为 0 到 ${most} 的整数（${what}）`),
  );

const onOff = (initial: 'on' | 'off') => orDefault(z.enum(['on', 'off'], '应为 on 或 off').default(initial));

/** `https://site.example` only: a path or a star would promise what a browser does not check. */
const isOrigin = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
  } catch {
    return false;
  }
};

const protectionSchema = z.object({
  WIDGET_ORIGINS: orDefault(
    z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .refine(
        (list) => list.every(isOrigin),
        '应为逗号分隔的来源，如 https://www.example.gov.cn（不含路径和末尾斜杠）',
      ),
  ),
  ALLOWED_HOSTS: orDefault(
    z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .refine(
        (list) => list.every((host) => /^[\w.-]{1,253}$/.test(host)),
        '应为逗号分隔的主机名，如 ask.example.gov.cn（不含端口）',
      ),
  ),
  TRUSTED_PROXIES: count(0, 10, '请求到达本服务前经过的可信代理层数'),
  /** A person asks some five times a minute, and a whole office may stand behind one address. */
  VISITOR_ASKS_PER_MINUTE: count(120, 100_000, '每个访客每分钟的提问数，0 为不限'),
  TOTAL_ASKS_PER_MINUTE: count(1200, 1_000_000, '全部访客每分钟的提问数，0 为不限'),
  VISITOR_READS_PER_MINUTE: count(600, 100_000, '每个访客每分钟的读取数，0 为不限'),
  LIMIT_LOCAL: onOff('off'),
  MAX_STREAMS: count(50, 10_000, '同时进行的回答数，0 为不限'),
  ASK_TIMEOUT_SECONDS: count(120, 3600, '一次回答最长的秒数，0 为不限'),
  FEEDBACK: onOff('on'),
  QUESTION_LOG: onOff('off'),
  RETENTION_DAYS: count(180, 3650, '评价和提问记录保存的天数'),
});

export interface ProtectionConfig {
  /** Origins whose pages may embed the widget, beside our own. */
  readonly widgetOrigins: readonly string[];
  /** Names under which the service may be called, beside those of its own machine; none listed: all. */
  readonly allowedHosts: readonly string[];
  /** How many proxies stand before us and append to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** Per minute; 0 is no limit. */
  readonly visitorAsks: number;
  readonly totalAsks: number;
  readonly visitorReads: number;
  /** Whether programs on this machine are limited too; browsers always are. */
  readonly limitLocal: boolean;
  /** Answers under way at once; 0 is no limit. */
  readonly maxStreams: number;
  /** Milliseconds for one answer; 0 is no limit. */
  readonly askTimeoutMs: number;
  readonly feedback: boolean;
  readonly questionLog: boolean;
  readonly retentionDays: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable of the environment that cannot be used; told to the operator as it is. */
export class ProtectionConfigError extends Error {
  override readonly name = 'ProtectionConfigError';
}

/**
 * Reads the configuration.
 * @throws ProtectionConfigError naming each variable, its value and what is expected
 */
export function readProtectionConfig(environment: Environment): ProtectionConfig {
  const parsed = protectionSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `环境变量 ${name}="${environment[name]}" 无效：${message}`;
    });
    throw new ProtectionConfigError(faults.join('\n'));
  }
  const { data } = parsed;
  return {
    widgetOrigins: data.WIDGET_ORIGINS,
    allowedHosts: data.ALLOWED_HOSTS,
    trustedProxies: data.TRUSTED_PROXIES,
    visitorAsks: data.VISITOR_ASKS_PER_MINUTE,
    totalAsks: data.TOTAL_ASKS_PER_MINUTE,
    visitorReads: data.VISITOR_READS_PER_MINUTE,
    limitLocal: data.LIMIT_LOCAL === 'on',
    maxStreams: data.MAX_STREAMS,
    askTimeoutMs: data.ASK_TIMEOUT_SECONDS * 1000,
    feedback: data.FEEDBACK === 'on',
    questionLog: data.QUESTION_LOG === 'on',
    retentionDays: data.RETENTION_DAYS,
  };
}

/** What applies when nothing is configured. */
export const PROTECTION_DEFAULTS: ProtectionConfig = readProtectionConfig({});
