// Claims that are true of the plan, each with its quotes: the hand-made ones, and the evidence of the evaluation's questions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanClaimText } from '../../src/answering/generation/claim-schema.js';
import type { ClaimVerdict } from '../../src/answering/verification/claim.js';
import { verifyClaim } from '../../src/answering/verification/verify-claim.js';
import { FAITHFUL_CLAIMS, type FaithfulClaim } from './claims.js';
import { chunks, plan } from './plan-fixture.js';
import { PROJECT_ROOT } from './seed-plan.js';

const SETS = ['questions', 'everyday', 'mixed', 'citizens', 'silence'] as const;

/** Verbatim sentences and clauses that answer the questions of one set; what runs over lines is no claim. */
function evidenceOf(set: string): string[] {
  const lines = readFileSync(join(PROJECT_ROOT, `eval/${set}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines
    .flatMap((line) => {
      const { evidence, evidence_any } = JSON.parse(line) as { evidence: unknown[]; evidence_any: unknown[] };
      return [...evidence, ...evidence_any];
    })
    .filter((quote): quote is string => typeof quote === 'string' && quote.length >= 10 && quote.length <= 300)
    .filter((quote) => !/[\n\t]/.test(quote));
}

/** Several hundreds, each once. */
export const TRUE_CLAIMS: readonly FaithfulClaim[] = [
  ...new Map(
    [
      ...FAITHFUL_CLAIMS,
      ...SETS.flatMap(evidenceOf).map((quote) => ({ text: cleanClaimText(quote), quotes: [quote] })),
    ].map((claim) => [claim.text, claim]),
  ).values(),
];

const holders = new Map<string, (typeof chunks)[number] | undefined>();

/** Verifies a claim against the passages that hold its quotes. */
export function verifyAgainstPlan({ text, quotes }: FaithfulClaim): ClaimVerdict {
  const labelled = quotes.map((quote, index) => ({ label: `S${index + 1}`, quote }));
  const byLabel = new Map(
    labelled.flatMap(({ label, quote }) => {
      if (!holders.has(quote))
        holders.set(
          quote,
          chunks.find((chunk) => chunk.text.includes(quote)),
        );
      const chunk = holders.get(quote);
      return chunk ? [[label, chunk] as const] : [];
    }),
  );
  return verifyClaim({ text, quotes: labelled }, { plan, byLabel });
}
