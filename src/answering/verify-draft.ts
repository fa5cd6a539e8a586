// The last gate: every quote is found in its chunk, every figure of a claim in its quotes, or the claim falls.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Outline } from '../plan/outline.js';
import { containsSpan, sliceSpan, spansOverlap } from '../text/text-span.js';
import type { Citation, Claim } from './answer.js';
import { buildCitation } from './build-citation.js';
import type { DraftClaim } from './composing/draft.js';
import { describeIndicatorsIn } from './verification/describe-indicator.js';
import { quoteFrame } from './verification/quote-frame.js';
import { verifyFigures } from './verification/verify-figures.js';
import { verifyQuote } from './verification/verify-quote.js';

export interface VerifiedDraft {
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  /** Claims that fell, with what was wrong. */
  readonly dropped: readonly { readonly text: string; readonly problem: string }[];
}

/** Checks claims and numbers their citations in order of first use; equal quotes share a number. */
export function verifyDraft(index: PlanIndex, outline: Outline, drafts: readonly DraftClaim[]): VerifiedDraft {
  const citations: Citation[] = [];
  const claims: Claim[] = [];
  const dropped: { text: string; problem: string }[] = [];
  for (const draft of drafts) {
    const sources = draft.quotes.flatMap((span) => {
      const chunk =
        index.chunks.find((candidate) => containsSpan(candidate.span, span)) ??
        index.chunks.find((candidate) => spansOverlap(candidate.span, span));
      const verified = chunk ? verifyQuote(sliceSpan(index.plan.text, span), chunk, index.plan) : null;
      return chunk && verified
        ? [{ plan: index.plan, outline, chunk, span: verified.span, match: verified.match, quote: verified.quote }]
        : [];
    });
    if (sources.length < draft.quotes.length || sources.length === 0) {
      dropped.push({ text: draft.text, problem: 'quote not found in its passage' });
      continue;
    }
    const quotes = sources.flatMap(({ quote, span }) => [quote, ...describeIndicatorsIn(index.plan, span)]);
    const missing = verifyFigures(
      draft.text,
      quotes,
      sources.flatMap(({ chunk }) => quoteFrame(chunk, index.plan)),
    );
    if (missing.length > 0) {
      dropped.push({ text: draft.text, problem: `no quote holds ${missing.join('、')}` });
      continue;
    }
    const numbers = sources.map((source) => {
      const known = citations.find(({ start, end }) => start === source.span.start && end === source.span.end);
      if (known) return known.id;
      citations.push(buildCitation(citations.length + 1, source));
      return citations.length;
    });
    claims.push({ text: draft.text, citations: [...new Set(numbers)] });
  }
  return { claims, citations, dropped };
}
