// What a claim stands on: its quotes found in the passages shown, the operators' lines that it names, and the titles above them.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { normalizeText } from '../../text/normalize-text.js';
import { plainForm } from '../../text/plain-form.js';
import {
  type ClaimQuote,
  type ClaimVerdict,
  drop,
  type LabelledPassages,
  type ResultLine,
  type WrittenClaim,
} from './claim.js';
import { describeIndicatorsIn } from './describe-indicator.js';
import { quoteFrame } from './quote-frame.js';
import { LETTER_FOR_LETTER, type VerifiedQuote, verifyQuote } from './verify-quote.js';
import { widenToSentence } from './widen-quote.js';

/** A quote this long that stands letter for letter in one passage is that passage's, whatever its label says. */
const SURELY_ITS = 8;

interface Placed {
  readonly chunk: Chunk;
  readonly wanted: string;
  readonly found: VerifiedQuote | null;
}

/** The quote in the passage that its label names, else where it stands letter for letter; null where no label is known. */
function placeQuote(label: string, wanted: string, { plan, byLabel }: LabelledPassages): Placed | null {
  const named = byLabel.get(label);
  const found = named ? verifyQuote(wanted, named, plan) : null;
  if (named && found) return { chunk: named, wanted, found };
  if (wanted.trim().length >= SURELY_ITS)
    for (const chunk of byLabel.values()) {
      const elsewhere = verifyQuote(wanted, chunk, plan, LETTER_FOR_LETTER);
      if (elsewhere) return { chunk, wanted, found: elsewhere };
    }
  return named ? { chunk: named, wanted, found: null } : null;
}

/** What a claim stands on: quotes of the plan, and lines that operators made of them. */
export interface Sources {
  readonly quotes: readonly ClaimQuote[];
  readonly lines: readonly string[];
}

const lettersOf = (text: string): string => normalizeText(plainForm(text)).replace(/[\p{P}\p{S}\s]/gu, '');

const holds = ({ text, quotes }: ResultLine, letters: string): boolean =>
  [text, ...quotes.map(({ quote }) => quote)].some((each) => lettersOf(each).includes(letters));

/** Whether a line stands under the title that is quoted. */
const standsUnder = ({ quotes }: ResultLine, letters: string): boolean =>
  quotes.some(({ chunk }) => chunk.path.some(({ title }) => lettersOf(title) === letters));

/** The lines of the operators that a quote under a line's label is of, or the passage that it stands in. */
function placeResult(
  label: string,
  wanted: string,
  { results, byLabel, plan }: LabelledPassages,
): { readonly lines: readonly ResultLine[]; readonly placed: Placed | null } {
  const all = [...(results?.values() ?? [])];
  const named = results?.get(label);
  const letters = lettersOf(wanted);
  const own = all.filter((line) => line === named && (letters === '' || holds(line, letters)));
  const holding = all.filter((line) => holds(line, letters)).slice(0, 1);
  const placed = own.length + holding.length > 0 ? null : placeQuote('', wanted, { plan, byLabel });
  const titled = all.filter((line) => standsUnder(line, letters));
  const lines = [own, holding, placed ? [] : titled].find((some) => some.length > 0);
  return { lines: lines ?? (named && !placed ? [named] : []), placed };
}

export function resolveQuotes(draft: WrittenClaim, passages: LabelledPassages): Sources | ClaimVerdict {
  const places = draft.quotes.map(({ label, quote }) =>
    passages.results?.has(label)
      ? placeResult(label, quote, passages)
      : { lines: [], placed: placeQuote(label, quote, passages) },
  );
  const results = places.flatMap(({ lines }) => lines);
  const known = places.flatMap(({ placed }) => placed ?? []);
  if (known.length === 0 && results.length === 0)
    return drop(
      'unknown-label',
      draft.quotes.map(({ label }) => label),
    );
  const found = known.flatMap(({ chunk, found: verified }) =>
    verified ? [{ chunk, span: verified.span, quote: verified.quote, match: verified.match }] : [],
  );
  const quotes = [...found, ...results.flatMap((result) => result.quotes)];
  return quotes.length > 0
    ? { quotes, lines: results.map(({ text }) => text) }
    : drop(
        'quote-not-found',
        known.map(({ wanted }) => wanted.slice(0, 80)),
      );
}

export const isVerdict = (value: Sources | ClaimVerdict): value is ClaimVerdict => 'kept' in value;

export function widen(quote: ClaimQuote, plan: PlanDocument): ClaimQuote {
  const span = widenToSentence(quote.span, quote.chunk, plan);
  return { ...quote, span, quote: plan.text.slice(span.start, span.end) };
}

// A table row prints neither year nor unit beside its values: its sentence form, the same published values bound to
// their columns, stands in its place, so that the value of 2030 cannot be told as that of 2025.
export const textsOf = ({ quotes, lines }: Sources, plan: PlanDocument): string[] => [
  ...quotes.flatMap(({ chunk, quote, span }) =>
    chunk.kind === 'indicator' ? describeIndicatorsIn(plan, span) : [plainForm(quote)],
  ),
  ...lines.map(plainForm),
];

export const frameOf = ({ quotes }: Sources, plan: PlanDocument): string[] => [
  ...new Set(quotes.flatMap(({ chunk }) => quoteFrame(chunk, plan))),
];
