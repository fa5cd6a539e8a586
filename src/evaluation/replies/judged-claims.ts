// Claims of recorded replies that a person judged: `eval/replies/judged.jsonl`, right or wrong by the plan, whatever the gate says.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cleanClaimText } from '../../answering/generation/claim-schema.js';
import { withoutAbsence } from '../../answering/generation/drop-absence.js';
import { withoutMarker } from '../../answering/verification/computed-figure.js';
import { normalizeText } from '../../text/normalize-text.js';
import { readDataLines } from '../../text/read-data-lines.js';

const rowSchema = z.strictObject({
  case: z.string(),
  /** Folder of the replies. */
  manner: z.string(),
  text: z.string().min(1),
  right: z.boolean(),
});

export type JudgedClaim = z.infer<typeof rowSchema>;

/** All judged claims of a folder of replies; none where nobody has judged. */
export function readJudgedClaims(root: string): JudgedClaim[] {
  const file = join(root, 'judged.jsonl');
  return existsSync(file) ? [...readDataLines(file, rowSchema)].map(({ value }) => value) : [];
}

/** A claim as it is compared: without its marks and the words that say that it computes. */
export const comparable = (text: string): string =>
  normalizeText(withoutMarker(withoutAbsence(cleanClaimText(text)))).replace(/[\p{P}\s]/gu, '');
