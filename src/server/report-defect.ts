// A defect: logged in full under an id, told to the client by that id only.
import { randomUUID } from 'node:crypto';
import type { Logger } from './create-logger.js';
import { HttpProblem } from './problem.js';

/**
 * Logs `error` with its stack.
 * @returns the problem for the client, which tells nothing of the inside
 */
export function reportDefect(logger: Logger, error: unknown, route: string): HttpProblem {
  const id = randomUUID();
  logger.error({ err: error, id, route }, 'request failed');
  return new HttpProblem(500, `服务内部出错，请稍后再试。反映问题时请附上编号 ${id}。`, { instance: `urn:uuid:${id}` });
}
