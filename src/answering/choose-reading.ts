// Alone or on the turn before: where a message may be read both ways, both are searched and what is found decides.
import type { ResolvedMessage } from '../conversation/resolve-message.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';

/** By how much the reading on the turn before must be surer than the message alone. */
const SURER = 0.2;

/** Trust in the best sentence found for the first part. */
async function trustIn(parts: AnsweringParts, { reading }: ResolvedMessage): Promise<number> {
  const [part] = reading.parts;
  if (!part) return 0;
  const { selected } = await createPartContext(parts, reading, part);
  return selected[0]?.answers ?? 0;
}

/** Settles how a message is read. A message that stands alone as well as not is taken alone. */
export async function chooseReading(parts: AnsweringParts, resolved: ResolvedMessage): Promise<ResolvedMessage> {
  const { instead } = resolved;
  if (instead === null) return resolved;
  const [own, other] = [await trustIn(parts, resolved), await trustIn(parts, instead)];
  const leans = resolved.understood !== null;
  const surer = leans ? own - other : other - own;
  const carry = leans ? surer > -SURER : surer > SURER;
  return carry === leans ? { ...resolved, instead: null } : { ...instead, instead: null };
}
