// Who runs the service and how to reach them, as the operator wrote it in the environment.
import { z } from 'zod';
import { ServerConfigError } from './server-config.js';

export interface Operator {
  /** Name of the office; null where it was not written. */
  readonly name: string | null;
  /** A telephone, an address, an office hour: one line for readers. */
  readonly contact: string | null;
}

export const UNNAMED: Operator = { name: null, contact: null };

/** A footer's line, not a page. */
const MOST_CHARACTERS = 200;
const line = z
  .string()
  .trim()
  .max(MOST_CHARACTERS, `最多 ${MOST_CHARACTERS} 个字符`)
  .default('')
  .transform((text) => (text === '' ? null : text));
const schema = z.object({ OPERATOR_NAME: line, OPERATOR_CONTACT: line });

/** @throws ServerConfigError naming each variable that is too long */
export function readOperator(environment: Readonly<Record<string, string | undefined>>): Operator {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `环境变量 ${String(path[0])} 无效：${message}`);
    throw new ServerConfigError(faults.join('\n'));
  }
  return { name: parsed.data.OPERATOR_NAME, contact: parsed.data.OPERATOR_CONTACT };
}
