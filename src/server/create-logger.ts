// The server's log: JSON lines on stderr. It never holds a question's text.
import { type Logger, pino } from 'pino';
import type { ServerConfig } from './server-config.js';

export type { Logger };

/** Written at once, so that the last lines before an exit are not lost; a request writes one line. */
export function createLogger(level: ServerConfig['logLevel']): Logger {
  return pino({ level, base: { service: 'plan-assistant' } }, pino.destination({ dest: 2, sync: true }));
}
