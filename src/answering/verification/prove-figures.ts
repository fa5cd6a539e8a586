// Figures of a claim that no quote prints: which of them are counted, computed or told by the plan's make-up, and which nothing proves.
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Figure } from '../../text/find-figures.js';
import type { TextSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER } from './computed-figure.js';
import { placeFigures } from './match-figure.js';
import { provedComparisons } from './prove-comparison.js';
import { isComputed } from './prove-computed.js';
import { type CountSources, isCounted, isCounter } from './prove-count.js';
import { provedFractions } from './prove-fraction.js';
import { isOfOutline } from './prove-outline.js';
import { verifyFigures } from './verify-figures.js';

export interface ProofSources extends CountSources {
  /** Lines of the operators that the claim names. */
  readonly lines: readonly string[];
  /** Where the quotes stand as written. */
  readonly spans: readonly TextSpan[];
  readonly plan: PlanDocument;
}

export interface ProvedFigures {
  /** As the claim prints them. */
  readonly missing: readonly string[];
  /** With comparisons that the table bears out. */
  readonly proved: readonly string[];
  /** Whether one of them was computed: the reader is told so. */
  readonly computes: boolean;
}

/** A line of the operators counts in 个 what a claim may count in 条 or 项. */
const isToldBy = (lines: readonly string[], { kind, quantity, unit }: Figure): boolean =>
  kind === 'amount' &&
  isCounter(unit) &&
  placeFigures(lines).some((figure) => figure.quantity === quantity && isCounter(figure.unit));

const QUOTED = /["“”]/;
/** The numbers of 1+3+16+N. */
const CODE = /[\dA-Za-z+＋]+/g;

/** “3”指…三个…: a number of a code that the quotes print, told of as many as the claim tells. */
function isOfCode({ kind, quantity, unit, span }: Figure, claimText: string, texts: readonly string[]): boolean {
  const isQuoted = QUOTED.test(claimText.charAt(span.start - 1)) && QUOTED.test(claimText.charAt(span.end));
  if (kind !== 'amount' || unit !== '' || !isQuoted) return false;
  const clause = claimText.slice(span.end).split(/[，。；]/, 1);
  const isTold = placeFigures(clause).some((figure) => figure.quantity === quantity && isCounter(figure.unit));
  const numbers = texts
    .flatMap((text) => text.match(CODE) ?? [])
    .flatMap((code) => (/[+＋]/.test(code) ? code.split(/[+＋]/) : []));
  return isTold && numbers.includes(String(quantity));
}

/** 6个载体 under 强化消费载体建设: what a proved count is of may be named by a title alone. */
function countedNoun({ span }: Figure, claimText: string, frame: readonly string[]): string {
  const noun = /^\p{Script=Han}{2}(?=[，。；])/u.exec(claimText.slice(span.end))?.[0] ?? '';
  return noun !== '' && frame.some((title) => title.includes(noun)) ? noun : '';
}

/** Looks for a proof of every figure of a claim that no quote prints. */
export function proveFigures(
  claimText: string,
  { texts, frame, quoted, lines, spans, plan }: ProofSources,
): ProvedFigures {
  const fractions = provedFractions(claimText, texts);
  const proved = [...fractions, ...provedComparisons(claimText, spans, plan)];
  let computes = fractions.length > 0;
  const isProved = (figure: Figure): boolean => {
    const isTold =
      isCounted(figure, claimText, { texts, frame, quoted }) ||
      isToldBy(lines, figure) ||
      isOfCode(figure, claimText, texts) ||
      isOfOutline(figure, claimText, spans, plan);
    const isWorkedOut = !isTold && isComputed(figure, claimText, texts);
    computes ||= isWorkedOut;
    if (isTold || isWorkedOut) proved.push(figure.printed + (isTold ? countedNoun(figure, claimText, frame) : ''));
    return isTold || isWorkedOut;
  };
  // Only what is proved by counting or computing; a marked claim's one figure may still be (see `verifyFigures`).
  const rest = fractions.reduce((text, part) => text.replace(part, ''), claimText).replaceAll(COMPUTED_MARKER, '');
  return { missing: verifyFigures(rest, texts, frame, isProved), proved, computes };
}
