// The server's log: JSON lines on stderr. It never holds a question's text, and of what an error says nothing personal.
import { type Logger, pino } from 'pino';
import { maskPersonalData } from './security/mask-personal-data.js';
import type { ServerConfig } from './server-config.js';

export type { Logger };

/** The message and the stack of an error may hold what it stumbled over. */
function describeError(error: Error): object {
  const described = pino.stdSerializers.err(error);
  const masked = (text: string): string => maskPersonalData(text).text;
  return { ...described, message: masked(described.message), stack: masked(described.stack) };
}

/** Those of what is logged under these names; tests that log elsewhere use them, too. */
export const LOG_SERIALIZERS = {
  err: describeError,
  notice: (notice: string): string => maskPersonalData(notice).text,
  reason: (reason: string): string => maskPersonalData(reason).text,
};

/** Written at once, so that the last lines before an exit are not lost; a request writes one line. */
export function createLogger(level: ServerConfig['logLevel']): Logger {
  return pino(
    { level, base: { service: 'plan-assistant' }, serializers: LOG_SERIALIZERS },
    pino.destination({ dest: 2, sync: true }),
  );
}
