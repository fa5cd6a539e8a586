// A draft: what a composer wants to say, each claim with the spans of the plan that it stands on.
import type { PlanIndex } from '../../indexing/plan-index.js';
import type { Outline } from '../../plan/outline.js';
import type { Evidence } from '../../retrieval/gather-evidence.js';
import type { TextSpan } from '../../text/text-span.js';
import type { AnswerReason } from '../answer.js';

export interface DraftClaim {
  readonly text: string;
  /** Spans of the plan's text; each becomes a citation with that quote. */
  readonly quotes: readonly TextSpan[];
}

/** A draft with claims answers; one without abstains, for its reason, in its own words. */
export interface Draft {
  readonly status: 'answered' | 'partial' | 'abstained';
  readonly reason: AnswerReason | null;
  readonly claims: readonly DraftClaim[];
  /** What an abstention says. */
  readonly message?: string;
}

export interface ComposeContext {
  readonly index: PlanIndex;
  readonly outline: Outline;
  /** The standalone question in simplified Chinese. */
  readonly question: string;
  readonly evidence: Evidence;
  /** Searches again with other words, for comparisons and groups. */
  readonly search: (question: string) => Promise<Evidence>;
}

/** One way to answer; null when it is not the way for this question. */
export type Composer = (context: ComposeContext) => Promise<Draft | null> | Draft | null;

export const answered = (claims: readonly DraftClaim[], reason: AnswerReason | null = null): Draft => ({
  status: 'answered',
  reason,
  claims,
});

export const abstained = (reason: AnswerReason, message: string, claims: readonly DraftClaim[] = []): Draft => ({
  status: 'abstained',
  reason,
  claims,
  message,
});
