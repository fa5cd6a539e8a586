// One claim of a model against the passages it was shown: kept with quotes in the plan's letters, or dropped for a reason.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { plainForm } from '../../text/plain-form.js';
import type { TextSpan } from '../../text/text-span.js';
import { withoutContrastedNature } from './contrasted-nature.js';
import { describeIndicatorsIn } from './describe-indicator.js';
import { quoteFrame } from './quote-frame.js';
import { verifyCharacters } from './verify-characters.js';
import { COVERAGE_DEFAULTS, type CoverageOptions, verifyCoverage } from './verify-coverage.js';
import { verifyFigures } from './verify-figures.js';
import { verifyModality } from './verify-modality.js';
import { verifyQuote } from './verify-quote.js';
import { verifyWords, type WordFault } from './verify-words.js';
import type { WeighingKind } from './weighing-words.js';
import { widenToSentence } from './widen-quote.js';

/** A claim as written: which passage says it, and in which words. */
export interface WrittenClaim {
  readonly text: string;
  readonly quotes: readonly { readonly label: string; readonly quote: string }[];
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
}

export const DROP_REASONS = [
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
}

const drop = (reason: DropReason, details: readonly string[]): ClaimVerdict => ({ kept: false, reason, details });

/** Why a claim falls that has a word of a kind which its quotes do not have. */
const REASONS: Readonly<Record<WeighingKind, DropReason>> = {
  place: 'coverage',
  scope: 'coverage',
  promise: 'coverage',
  time: 'figures',
  quantity: 'figures',
  bound: 'figures',
  strength: 'modality',
  negation: 'modality',
  direction: 'modality',
};

/** Quotes shorter than this are a fragment in a reader's eyes and are shown with their sentence. */
const SHORTEST_QUOTE = 6;

function resolveQuotes(draft: WrittenClaim, { plan, byLabel }: LabelledPassages): ClaimQuote[] | ClaimVerdict {
  const known = draft.quotes.flatMap(({ label, quote }) => {
    const chunk = byLabel.get(label);
    return chunk ? [{ chunk, wanted: quote }] : [];
  });
  if (known.length === 0)
    return drop(
      'unknown-label',
      draft.quotes.map(({ label }) => label),
    );
  const found = known.flatMap(({ chunk, wanted }) => {
    const verified = verifyQuote(wanted, chunk, plan);
    return verified ? [{ chunk, span: verified.span, quote: verified.quote, match: verified.match }] : [];
  });
  return found.length > 0
    ? found
    : drop(
        'quote-not-found',
        known.map(({ wanted }) => wanted.slice(0, 80)),
      );
}

const isVerdict = (value: ClaimQuote[] | ClaimVerdict): value is ClaimVerdict => 'kept' in value;

function widen(quote: ClaimQuote, plan: PlanDocument): ClaimQuote {
  const span = widenToSentence(quote.span, quote.chunk, plan);
  return { ...quote, span, quote: plan.text.slice(span.start, span.end) };
}

// A table row prints neither year nor unit beside its values: its sentence form, the same published values bound to
// their columns, stands in its place, so that the value of 2030 cannot be told as that of 2025.
const textsOf = (quotes: readonly ClaimQuote[], plan: PlanDocument): string[] =>
  quotes.flatMap(({ chunk, quote, span }) =>
    chunk.kind === 'indicator' ? describeIndicatorsIn(plan, span) : [plainForm(quote)],
  );

const frameOf = (quotes: readonly ClaimQuote[], plan: PlanDocument): string[] => [
  ...new Set(quotes.flatMap(({ chunk }) => quoteFrame(chunk, plan))),
];

/** Everything in which a text goes beyond whole sentences of the plan; each list is empty where nothing is wrong. */
export interface ClaimFaults {
  readonly figures: readonly string[];
  readonly characters: readonly string[];
  readonly modality: readonly string[];
  readonly words: readonly WordFault[];
  readonly uncovered: readonly string[];
}

/**
 * @param claimText in plain form
 * @param coverage how much the text may add by rewording
 */
export function listFaults(
  claimText: string,
  sentences: readonly ClaimQuote[],
  plan: PlanDocument,
  coverage: CoverageOptions = COVERAGE_DEFAULTS,
): ClaimFaults {
  const texts = textsOf(sentences, plan);
  const text = withoutContrastedNature(claimText, texts);
  const frame = frameOf(sentences, plan);
  const isPrinted = (part: string): boolean => plan.text.includes(part);
  return {
    figures: verifyFigures(text, texts, frame),
    characters: verifyCharacters(text, texts, frame),
    modality: verifyModality(text, texts),
    words: verifyWords(text, { quotes: texts, frame, district: plan.district, isPrinted }),
    uncovered: verifyCoverage(text, texts, frame, coverage),
  };
}

/** Why whole sentences do not carry the claim; null when they do. */
function findFault(claimText: string, sentences: readonly ClaimQuote[], plan: PlanDocument): ClaimVerdict | null {
  const { figures, characters, modality, words, uncovered } = listFaults(claimText, sentences, plan);
  if (figures.length > 0) return drop('figures', figures);
  if (characters.length > 0)
    return drop(characters.some((each) => /\p{N}/u.test(each)) ? 'figures' : 'coverage', characters);
  if (modality.length > 0) return drop('modality', modality);
  if (words.length > 0)
    return drop(
      REASONS[words[0]?.kind ?? 'scope'],
      words.map(({ detail }) => detail),
    );
  return uncovered.length > 0 ? drop('coverage', uncovered) : null;
}

/** Whether the quotes carry figures and content without the rest of their sentences. */
function carriesAlone(claimText: string, quotes: readonly ClaimQuote[], plan: PlanDocument): boolean {
  const texts = textsOf(quotes, plan);
  const text = withoutContrastedNature(claimText, texts);
  const frame = frameOf(quotes, plan);
  return verifyFigures(text, texts, frame).length === 0 && verifyCoverage(text, texts, frame).length === 0;
}

function withoutRepeats(quotes: readonly ClaimQuote[]): ClaimQuote[] {
  return quotes.filter(
    ({ span }, index) =>
      quotes.findIndex((other) => other.span.start === span.start && other.span.end === span.end) === index,
  );
}

/**
 * Verifies one claim: a label must be known, a quote found in its passage, and the quotes must carry every figure, name,
 * modality and content word. Quotes that fail fall alone while others carry the claim. Judged on the whole sentences,
 * so that a quote cannot be cut to hide a 不 or a 超; shown as quoted when that is enough, else as whole sentences.
 */
export function verifyClaim(draft: WrittenClaim, passages: LabelledPassages): ClaimVerdict {
  const quotes = resolveQuotes(draft, passages);
  if (isVerdict(quotes)) return quotes;
  const { plan } = passages;
  const sentences = quotes.map((quote) => widen(quote, plan));
  const text = plainForm(draft.text);
  const fault = findFault(text, sentences, plan);
  if (fault) return fault;
  const isEnough = carriesAlone(text, quotes, plan) && quotes.every(({ quote }) => quote.length >= SHORTEST_QUOTE);
  return { kept: true, claim: { text, quotes: withoutRepeats(isEnough ? quotes : sentences) } };
}
