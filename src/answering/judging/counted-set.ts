// Sets that a question counts as the plan does (16个街道叫什么, 哪16家央企): told where the plan lists as many members, else
// only their number stands there.

import type { Findings } from '../matching/find-answers.js';
import { isClaimed } from '../operators/claimed-number.js';
import type { PartContext } from '../part-context.js';

/** Fewer are told in a sentence, not listed. */
const LEAST = 3;

/** Whether the members of a set are asked for that the plan counts and lists nowhere. */
export function isUnlistedSet({ part, statements }: PartContext, { enumerations }: Findings): boolean {
  if (part.figures.length === 0) return false;
  if (part.kind !== 'list' && part.asked !== 'name' && part.asked !== 'body') return false;
  const counted = statements.flatMap((statement) =>
    statement.kind === 'quantity' && statement.unit !== '' && isClaimed(part, statement) ? [statement.value ?? 0] : [],
  );
  const sets = new Set(counted.filter((count) => count >= LEAST));
  return sets.size > 0 && !enumerations.some(({ enumeration: { members } }) => sets.has(members.length));
}
