// One claim of a model against the passages it was shown: kept with quotes in the plan's letters, or dropped for a reason.
import type { Chunk } from '../../chunking/chunk.js';
import { ownNames } from '../../plan/own-names.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Figure } from '../../text/find-figures.js';
import { plainForm } from '../../text/plain-form.js';
import type { TextSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER, withMarker, withoutMarker } from './computed-figure.js';
import { withoutContrastedNature } from './contrasted-nature.js';
import { describeIndicatorsIn } from './describe-indicator.js';
import { placeFigures } from './match-figure.js';
import { isComputed, isExtreme } from './prove-computed.js';
import { isCounted, isCounter } from './prove-count.js';
import { isDoubled, provedFractions } from './prove-fraction.js';
import { quoteFrame } from './quote-frame.js';
import { withSameWords } from './same-words.js';
import { verifyCharacters } from './verify-characters.js';
import { COVERAGE_DEFAULTS, type CoverageOptions, verifyCoverage } from './verify-coverage.js';
import { verifyExchange } from './verify-exchange.js';
import { verifyFigures } from './verify-figures.js';
import { verifyModality } from './verify-modality.js';
import { LETTER_FOR_LETTER, type VerifiedQuote, verifyQuote } from './verify-quote.js';
import { verifyWords, type WordFault } from './verify-words.js';
import type { WeighingKind } from './weighing-words.js';
import { widenToSentence } from './widen-quote.js';

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

const drop = (reason: DropReason, details: readonly string[]): ClaimVerdict => ({ kept: false, reason, details });

/** Why a claim falls that has a word of a kind which its quotes do not have. */
const REASONS: Readonly<Record<WeighingKind, DropReason>> = {
  place: 'coverage',
  scope: 'coverage',
  promise: 'coverage',
  time: 'figures',
  quantity: 'figures',
  rate: 'figures',
  bound: 'figures',
  strength: 'modality',
  negation: 'modality',
  direction: 'modality',
};

/** Quotes shorter than this are a fragment in a reader's eyes and are shown with their sentence. */
const SHORTEST_QUOTE = 6;

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
interface Sources {
  readonly quotes: readonly ClaimQuote[];
  readonly lines: readonly string[];
}

function resolveQuotes(draft: WrittenClaim, passages: LabelledPassages): Sources | ClaimVerdict {
  const results = draft.quotes.flatMap(({ label }) => passages.results?.get(label) ?? []);
  const known = draft.quotes
    .filter(({ label }) => !passages.results?.has(label))
    .map(({ label, quote }) => placeQuote(label, quote, passages))
    .filter((placed) => placed !== null);
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

const isVerdict = (value: Sources | ClaimVerdict): value is ClaimVerdict => 'kept' in value;

function widen(quote: ClaimQuote, plan: PlanDocument): ClaimQuote {
  const span = widenToSentence(quote.span, quote.chunk, plan);
  return { ...quote, span, quote: plan.text.slice(span.start, span.end) };
}

// A table row prints neither year nor unit beside its values: its sentence form, the same published values bound to
// their columns, stands in its place, so that the value of 2030 cannot be told as that of 2025.
const textsOf = ({ quotes, lines }: Sources, plan: PlanDocument): string[] => [
  ...quotes.flatMap(({ chunk, quote, span }) =>
    chunk.kind === 'indicator' ? describeIndicatorsIn(plan, span) : [plainForm(quote)],
  ),
  ...lines.map(plainForm),
];

const frameOf = ({ quotes }: Sources, plan: PlanDocument): string[] => [
  ...new Set(quotes.flatMap(({ chunk }) => quoteFrame(chunk, plan))),
];

/** A text without the names of the plan's own place: any claim may bear them, and they are no content. */
const withoutOwnNames = (text: string, plan: PlanDocument): string =>
  ownNames(plan.card).reduce((rest, name) => rest.replaceAll(name, ''), text);

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
  const sources = { quotes: sentences, lines: [] };
  const texts = textsOf(sources, plan);
  const text = withoutContrastedNature(claimText, texts);
  const frame = frameOf(sources, plan);
  const isPrinted = (part: string): boolean => plan.text.includes(part);
  return {
    figures: verifyFigures(text, texts, frame),
    characters: verifyCharacters(text, texts, frame),
    modality: verifyModality(text, texts),
    words: verifyWords(text, { quotes: texts, frame, district: plan.district, isPrinted }),
    uncovered: verifyCoverage(withoutOwnNames(text, plan), texts, frame, coverage),
  };
}

/** A claim beside what it must be found in. */
interface Compared {
  /** The claim's text, marked where it computes. */
  readonly text: string;
  readonly texts: readonly string[];
  readonly frame: readonly string[];
  /** Figures that neither stand in a quote nor follow from them. */
  readonly figures: readonly string[];
  /** Figures that follow from them, as the claim prints them. */
  readonly proved: readonly string[];
}

/** 专栏5 and 表1 name where a quote stands; they count nothing. */
const withoutLabels = (text: string, frame: readonly string[]): string =>
  frame.reduce((rest, title) => {
    const label = /^\p{Script=Han}{1,2}\d{1,2}(?= )/u.exec(title)?.[0];
    if (label === undefined) return rest;
    return rest.replaceAll(label, (found, at: number) => (/\d/.test(rest.charAt(at + label.length)) ? found : ''));
  }, text);

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replace(part, ''), text);

/** A line of the operators counts in 个 what a claim may count in 条 or 项. */
const isToldBy = (lines: readonly string[], { kind, quantity, unit }: Figure): boolean =>
  kind === 'amount' &&
  isCounter(unit) &&
  placeFigures(lines).some((figure) => figure.quantity === quantity && isCounter(figure.unit));

/** The words of the claim and of its sources, same words told alike, and the figures that nothing proves. */
function compare(claimText: string, sources: Sources, quoted: readonly string[], plan: PlanDocument): Compared {
  const texts = textsOf(sources, plan).map(withSameWords);
  const frame = frameOf(sources, plan).map(withSameWords);
  const own = withoutContrastedNature(withoutLabels(withSameWords(claimText), frame), texts);
  let computes = false;
  const proved: string[] = [];
  const isProved = (figure: Figure): boolean => {
    const counted = isCounted(figure, own, { texts, frame, quoted }) || isToldBy(sources.lines, figure);
    const computed = !counted && isComputed(figure, own, texts);
    computes ||= computed;
    if (counted || computed) proved.push(figure.printed);
    return counted || computed;
  };
  const fractions = provedFractions(own, texts);
  proved.push(...fractions);
  computes ||= fractions.length > 0;
  // Only what is proved by counting or computing; a marked claim's one figure may still be (see `verifyFigures`).
  const figures = verifyFigures(without(own, fractions).replaceAll(COMPUTED_MARKER, ''), texts, frame, isProved);
  return { text: computes ? withMarker(own) : own, texts, frame, figures, proved };
}

/** Why whole sentences do not carry the claim; null when they do. */
function findFault({ text, texts, frame, figures, proved }: Compared, plan: PlanDocument): ClaimVerdict | null {
  if (figures.length > 0) return drop('figures', figures);
  const characters = verifyCharacters(without(text, proved), texts, frame);
  if (characters.length > 0)
    return drop(characters.some((each) => /\p{N}/u.test(each)) ? 'figures' : 'coverage', characters);
  const modality = verifyModality(text, texts, { looksBack: !frame.includes(withSameWords(plan.title)) });
  if (modality.length > 0) return drop('modality', modality);
  const words = verifyWords(without(text, proved), {
    quotes: texts,
    frame,
    district: plan.district,
    isPrinted: (part) => plan.text.includes(part),
  }).filter(({ word }) => !isExtreme(word, text, texts) && !isDoubled(word, text));
  if (words.length > 0)
    return drop(
      REASONS[words[0]?.kind ?? 'scope'],
      words.map(({ detail }) => detail),
    );
  const ofPlan = (part: string): string => withoutOwnNames(part, plan);
  const uncovered = verifyCoverage(ofPlan(without(text, proved)), texts, frame);
  if (uncovered.length > 0) return drop('coverage', uncovered);
  const exchanges = verifyExchange(ofPlan(without(withoutMarker(text), proved)), {
    texts: texts.map(ofPlan),
    frame: frame.map(ofPlan),
  });
  return exchanges.length > 0 ? drop('coverage', exchanges) : null;
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
  const sources = resolveQuotes(draft, passages);
  if (isVerdict(sources)) return sources;
  const { plan } = passages;
  const sentences = { ...sources, quotes: sources.quotes.map((quote) => widen(quote, plan)) };
  const written = plainForm(draft.text);
  const quoted = textsOf(sources, plan);
  const whole = compare(written, sentences, quoted, plan);
  const fault = findFault(whole, plan);
  if (fault) return fault;
  const alone = compare(written, sources, quoted, plan);
  const isEnough =
    alone.figures.length === 0 &&
    verifyCoverage(withoutOwnNames(without(alone.text, alone.proved), plan), alone.texts, alone.frame).length === 0 &&
    sources.quotes.every(({ quote }) => quote.length >= SHORTEST_QUOTE);
  const quotes = withoutRepeats(isEnough ? sources.quotes : sentences.quotes);
  const text = whole.text.includes(COMPUTED_MARKER) ? withMarker(written) : written;
  return { kept: true, claim: { text, quotes, ...(draft.part === undefined ? {} : { part: draft.part }) } };
}
