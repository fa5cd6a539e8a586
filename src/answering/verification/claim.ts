// A claim of a model, written and verified, and the verdict on it.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';

/** A claim as written: which passage says it, and in which words. */
export interface WrittenClaim {
  readonly text: string;
  readonly quotes: readonly { readonly label: string; readonly quote: string }[];
  /** Number, from 1, of the part of the question that it answers, where the model says so. */
  readonly part?: number;
}

export interface ClaimQuote {
  readonly chunk: Chunk;
  /** Offsets into the plan's text. */
  readonly span: TextSpan;
  /** `plan.text.slice(span.start, span.end)`. */
  readonly quote: string;
  readonly match: 'verbatim' | 'normalized';
}

export interface VerifiedClaim {
  readonly text: string;
  readonly quotes: readonly ClaimQuote[];
  readonly part?: number;
}

/** A line that an operator made and the gate has passed: a claim may stand on its words as on those of its quotes. */
export interface ResultLine {
  readonly text: string;
  readonly quotes: readonly ClaimQuote[];
}

const DROP_REASONS = [
  'unknown-label',
  'quote-not-found',
  'figures',
  'modality',
  'coverage',
  'malformed',
  'duplicate',
  'cut-off',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export type ClaimVerdict =
  | { readonly kept: true; readonly claim: VerifiedClaim }
  /** `details` are the words that fell, for the log; never shown to the reader. */
  | { readonly kept: false; readonly reason: DropReason; readonly details: readonly string[] };

/** What the passages were called when the model saw them. */
export interface LabelledPassages {
  readonly plan: PlanDocument;
  readonly byLabel: ReadonlyMap<string, Chunk>;
  /** Lines of the operators, labelled as well. */
  readonly results?: ReadonlyMap<string, ResultLine>;
}

export const drop = (reason: DropReason, details: readonly string[]): ClaimVerdict => ({
  kept: false,
  reason,
  details,
});
