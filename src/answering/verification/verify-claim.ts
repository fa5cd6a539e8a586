// One claim of a model against the passages it was shown: kept with quotes in the plan's letters, or dropped for a reason.
import { ownNames } from '../../plan/own-names.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { plainForm } from '../../text/plain-form.js';
import type { TextSpan } from '../../text/text-span.js';
import {
  type ClaimQuote,
  type ClaimVerdict,
  type DropReason,
  drop,
  type LabelledPassages,
  type WrittenClaim,
} from './claim.js';
import { COMPUTED_MARKER, withMarker, withoutMarker } from './computed-figure.js';
import { withoutContrastedNature } from './contrasted-nature.js';
import { isExtreme } from './prove-computed.js';
import { proveFigures } from './prove-figures.js';
import { isDoubled } from './prove-fraction.js';
import { isFirstInOrder } from './prove-outline.js';
import { frameOf, isVerdict, resolveQuotes, type Sources, textsOf, widen } from './resolve-quotes.js';
import { withSameWords } from './same-words.js';
import { verifyCharacters } from './verify-characters.js';
import { COVERAGE_DEFAULTS, type CoverageOptions, verifyCoverage } from './verify-coverage.js';
import { verifyExchange } from './verify-exchange.js';
import { verifyFigures } from './verify-figures.js';
import { verifyModality } from './verify-modality.js';
import { verifyWords, type WordFault } from './verify-words.js';
import type { WeighingKind } from './weighing-words.js';

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
  /** Where the quotes stand as written. */
  readonly spans: readonly TextSpan[];
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

/** The words of the claim and of its sources, same words told alike, and the figures that nothing proves. */
function compare(claimText: string, sources: Sources, quoted: readonly ClaimQuote[], plan: PlanDocument): Compared {
  const texts = textsOf(sources, plan).map(withSameWords);
  const frame = frameOf(sources, plan).map(withSameWords);
  const own = withoutContrastedNature(withoutLabels(withSameWords(claimText), frame), texts);
  const spans = quoted.map(({ span }) => span);
  const { missing, proved, computes } = proveFigures(own, {
    texts,
    frame,
    quoted: textsOf({ ...sources, quotes: quoted }, plan),
    lines: sources.lines,
    spans,
    plan,
  });
  const text = computes ? withMarker(own) : own;
  return { text, texts, frame, spans, figures: missing, proved };
}

/** Why whole sentences do not carry the claim; null when they do. */
function findFault({ text, texts, frame, spans, figures, proved }: Compared, plan: PlanDocument): ClaimVerdict | null {
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
  }).filter(
    ({ word }) => !isExtreme(word, text, texts) && !isDoubled(word, text) && !isFirstInOrder(word, text, spans, plan),
  );
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
  const whole = compare(written, sentences, sources.quotes, plan);
  const fault = findFault(whole, plan);
  if (fault) return fault;
  const alone = compare(written, sources, sources.quotes, plan);
  const isEnough =
    alone.figures.length === 0 &&
    verifyCoverage(withoutOwnNames(without(alone.text, alone.proved), plan), alone.texts, alone.frame).length === 0 &&
    sources.quotes.every(({ quote }) => quote.length >= SHORTEST_QUOTE);
  const quotes = withoutRepeats(isEnough ? sources.quotes : sentences.quotes);
  const text = whole.text.includes(COMPUTED_MARKER) ? withMarker(written) : written;
  return { kept: true, claim: { text, quotes, ...(draft.part === undefined ? {} : { part: draft.part }) } };
}
