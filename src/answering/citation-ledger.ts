// The claims of an answer as they come, their citations numbered in order of first use; equal quotes share a number.
import type { Citation, Claim } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { buildCitation } from './build-citation.js';
import type { ClaimQuote, VerifiedClaim } from './verification/claim.js';

export interface LedgerEntry extends Claim {
  /** Number, from 1, of the part that it answers; null where nobody says. */
  readonly part: number | null;
}

export class CitationLedger {
  #citations: Citation[] = [];
  #entries: LedgerEntry[] = [];
  readonly #written: VerifiedClaim[] = [];

  constructor(readonly parts: Pick<AnsweringParts, 'index' | 'outline'>) {}

  get citations(): readonly Citation[] {
    return this.#citations;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  get claims(): Claim[] {
    return this.#entries.map(({ text, citations }) => ({ text, citations }));
  }

  /** Claims as they were entered. */
  get written(): readonly VerifiedClaim[] {
    return this.#written;
  }

  /** Enters a claim; returns it with the citations that are new. */
  enter(verified: VerifiedClaim): { claim: Claim; added: readonly Citation[] } {
    const before = this.#citations.length;
    const claim = { text: verified.text, citations: this.cite(verified.quotes) };
    this.#written.push(verified);
    this.#entries.push({ ...claim, part: verified.part ?? null });
    return { claim, added: this.#citations.slice(before) };
  }

  /** The numbers of quotes, each once. */
  cite(quotes: readonly Pick<ClaimQuote, 'chunk' | 'span' | 'match'>[]): number[] {
    const { outline, index } = this.parts;
    const numbers = quotes.map(({ chunk, span, match }) => {
      const known = this.#citations.find(({ start, end }) => start === span.start && end === span.end);
      if (known) return known.id;
      const citation = buildCitation(this.#citations.length + 1, { plan: index.plan, outline, chunk, span, match });
      this.#citations.push(citation);
      return citation.id;
    });
    return [...new Set(numbers)];
  }

  /** Forgets the first claims, which were a draft, and numbers the rest anew. */
  withdraw(count: number): void {
    const kept = this.#written.splice(0).slice(count);
    this.#citations = [];
    this.#entries = [];
    for (const claim of kept) this.enter(claim);
  }
}
