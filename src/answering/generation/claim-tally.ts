// The count of a generation: claims kept, claims dropped by reason, and why the embedded answer came instead.
import type { FailureKind } from '../../models/model-failure.js';
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import type { ClaimVerdict, DropReason, VerifiedClaim } from '../verification/claim.js';
import type { ReadItem } from './read-claims.js';

/** A claim that fell, for the log. */
export interface DroppedClaim {
  /** As the model wrote it; '' where it could not be read. */
  readonly text: string;
  readonly reason: DropReason;
  readonly details: readonly string[];
}

/** Counts what was kept and what fell, and refuses repetitions. */
export class ClaimTally {
  kept = 0;
  dropped: Partial<Record<DropReason, number>> = {};
  /** Claims that were given out and turned out to be a draft. */
  withdrawn = 0;
  fallback: FailureKind | null = null;
  readonly #seen = new Set<string>();
  readonly #onDropped: ((dropped: DroppedClaim) => void) | undefined;

  constructor(onDropped: ((dropped: DroppedClaim) => void) | undefined) {
    this.#onDropped = onDropped;
  }

  /** Whether the claim is new. A repetition is told, not counted: nothing is lost with it. */
  keep(claim: VerifiedClaim): boolean {
    const key = normalizeWithOffsets(claim.text).text.replace(/\p{P}/gu, '');
    if (this.#seen.has(key)) {
      this.#onDropped?.({ text: claim.text, reason: 'duplicate', details: [] });
      return false;
    }
    this.#seen.add(key);
    this.kept++;
    return true;
  }

  /** Forgets a draft. */
  restart(): void {
    this.withdrawn += this.kept;
    this.kept = 0;
    this.dropped = {};
    this.#seen.clear();
  }

  drop(text: string, reason: DropReason, details: readonly string[]): void {
    this.dropped[reason] = (this.dropped[reason] ?? 0) + 1;
    this.#onDropped?.({ text, reason, details });
  }

  note(item: ReadItem, verdict: ClaimVerdict): void {
    if (!verdict.kept) this.drop(item.kind === 'claim' ? item.claim.text : '', verdict.reason, verdict.details);
  }
}
