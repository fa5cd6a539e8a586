// What answers depend on beside the plan that is asked: which other plans there are, and what each of them says.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanCatalog } from '../plan/plan-catalog.js';

/** The same for the same plans; '' for one alone, which its own description tells. */
export function catalogKey({ plans, standard }: PlanCatalog): string {
  if (plans.length < 2) return '';
  const digest = createHash('sha256').update(standard.id);
  for (const { corpusDir, card, isOlder } of plans)
    digest.update(JSON.stringify([card, isOlder])).update(readFileSync(join(corpusDir, 'plan.json')));
  return digest.digest('base64url');
}
