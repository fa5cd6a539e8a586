// Alone or on the turn before: where a message may be read in several ways, all are searched and what is found decides.
import type { ResolvedMessage } from '../conversation/resolve-message.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';

/** Trust in the best sentence found for the first part. */
async function trustIn(parts: AnsweringParts, { reading }: ResolvedMessage): Promise<number> {
  const [part] = reading.parts;
  if (!part) return 0;
  const { selected } = await createPartContext(parts, reading, part);
  return selected[0]?.answers ?? 0;
}

/** Settles how a message is read: as it was first, unless another way is surer by more than its handicap. */
export async function chooseReading(parts: AnsweringParts, resolved: ResolvedMessage): Promise<ResolvedMessage> {
  if (resolved.others.length === 0) return resolved;
  let best = { resolved, trust: await trustIn(parts, resolved) };
  for (const { resolved: other, handicap } of resolved.others) {
    const trust = (await trustIn(parts, other)) - handicap;
    if (trust > best.trust) best = { resolved: other, trust };
  }
  return { ...best.resolved, others: [] };
}
