// Where and how the server listens, read from the environment.
import { z } from 'zod';

/** An empty variable (`PORT= npm start`) counts as not set. */
const orDefault = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const serverConfigSchema = z.object({
  PORT: orDefault(
    z
      .string()
      .regex(/^\d{1,5}$/, '应为 0 到 65535 的整数')
      .default('8787')
      .transform(Number)
      .refine((port) => port <= 65_535, '应为 0 到 65535 的整数'),
  ),
  HOST: orDefault(
    z
      .string()
      .regex(/^[\w.:%-]+$/, '应为主机名或 IP 地址，如 127.0.0.1 或 0.0.0.0')
      .default('127.0.0.1'),
  ),
  LOG_LEVEL: orDefault(z.enum(LOG_LEVELS, `应为 ${LOG_LEVELS.join('、')} 之一`).default('info')),
  /** How long running requests may take to finish after SIGTERM; container runtimes kill after ten. */
  SHUTDOWN_SECONDS: orDefault(
    z
      .string()
      .regex(/^\d{1,4}(\.\d+)?$/, '应为秒数，如 10')
      .default('10')
      .transform(Number),
  ),
});

export interface ServerConfig {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly shutdownMs: number;
}

/** A variable of the environment that cannot be used; told to the operator as it is. */
export class ServerConfigError extends Error {
  override readonly name = 'ServerConfigError';
}

/**
 * Reads the configuration.
 * @throws ServerConfigError naming each variable, its value and what is expected
 */
export function readServerConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const parsed = serverConfigSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `环境变量 ${name}="${environment[name]}" 无效：${message}`;
    });
    throw new ServerConfigError(faults.join('\n'));
  }
  const { PORT, HOST, LOG_LEVEL, SHUTDOWN_SECONDS } = parsed.data;
  return { port: PORT, host: HOST, logLevel: LOG_LEVEL, shutdownMs: SHUTDOWN_SECONDS * 1000 };
}
