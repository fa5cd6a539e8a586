// Whether a quote stands in its passage: letter for letter, else after normalisation, else as the most similar span.
import type { Chunk } from '../../chunking/chunk.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { type NormalizedText, normalizeWithOffsets } from '../../text/normalize-text.js';
import { type TextSpan, trimSpan } from '../../text/text-span.js';
import { trimCharacters } from '../../text/trim-characters.js';
import { findBestSpan } from './best-span.js';

/** A quote as found; `quote` is always `plan.text.slice(span.start, span.end)`, whatever letters were asked for. */
export interface VerifiedQuote {
  readonly quote: string;
  /** Offsets into the plan's text. */
  readonly span: TextSpan;
  /** verbatim: as asked · normalized: found otherwise, and replaced by the plan's own letters. */
  readonly match: 'verbatim' | 'normalized';
  /** 1 when found exactly or after normalisation, less for the most similar span. */
  readonly similarity: number;
}

export interface VerifyQuoteOptions {
  /** Least similarity of a span that is taken for the quote. */
  readonly leastSimilarity: number;
  /** Fewest characters without punctuation; less than this quotes nothing. */
  readonly fewestCharacters: number;
  /** A gap that …… stands for may hide this many characters at most. */
  readonly longestGap: number;
}

/**
 * 0.85: one slip in seven characters, what a model makes of a long quote (a dropped 的, 和 for 与); a sentence about
 * something else shares less than 0.6 with any span of the plan. What the quote says is then read from the plan, so a
 * figure that the model altered cannot hide behind similarity.
 */
export const VERIFY_QUOTE_DEFAULTS: VerifyQuoteOptions = {
  leastSimilarity: 0.85,
  fewestCharacters: 2,
  longestGap: 200,
};

/** For a quote whose passage is not known: nothing but its own letters tell where it stands. */
export const LETTER_FOR_LETTER: VerifyQuoteOptions = { ...VERIFY_QUOTE_DEFAULTS, leastSimilarity: 1 };

/** What stands at the ends of a quote without being part of it; white space too. */
const EDGE = ' "\'，。、；：:,.;!！?？·-…';
const ELLIPSIS = /(?:\.{3,}|…+|⋯+|-{3,})/;

// Chunks live as long as the index: their folded text is worth keeping, and goes with them.
const foldedChunks = new WeakMap<Chunk, NormalizedText>();

function foldChunk(chunk: Chunk): NormalizedText {
  let folded = foldedChunks.get(chunk);
  if (!folded) {
    folded = normalizeWithOffsets(chunk.text);
    foldedChunks.set(chunk, folded);
  }
  return folded;
}

/** From a span of the folded chunk to one of the plan; ends after the last character, not before the next. */
function toPlanSpan(chunk: Chunk, folded: NormalizedText, span: TextSpan): TextSpan {
  const start = folded.offsets[span.start] ?? 0;
  const last = folded.offsets[span.end - 1] ?? start;
  const end = last + String.fromCodePoint(chunk.text.codePointAt(last) ?? 0).length;
  return { start: chunk.span.start + start, end: chunk.span.start + end };
}

/** Parts around an ellipsis, found one after the other; the span from the first to the last when the gaps are short. */
function findElided(parts: readonly string[], text: string, longestGap: number): TextSpan | null {
  let start = -1;
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || (start >= 0 && found - at > longestGap)) return null;
    if (start < 0) start = found;
    at = found + part.length;
  }
  return start < 0 ? null : { start, end: at };
}

function findFolded(
  quote: string,
  text: string,
  options: VerifyQuoteOptions,
): { span: TextSpan; similarity: number } | null {
  const whole = text.indexOf(quote);
  if (whole >= 0) return { span: { start: whole, end: whole + quote.length }, similarity: 1 };
  const parts = quote
    .split(ELLIPSIS)
    .map((part) => trimCharacters(part, EDGE))
    .filter((part) => part.length >= options.fewestCharacters);
  const elided = parts.length > 0 ? findElided(parts, text, options.longestGap) : null;
  if (elided) return { span: elided, similarity: 1 };
  // A quote that outgrows its passage cannot be similar enough; not trying bounds the work.
  if (quote.length * options.leastSimilarity > text.length + 1) return null;
  const best = findBestSpan(quote, text);
  return best && best.similarity >= options.leastSimilarity ? best : null;
}

/**
 * Looks for `quote` in the passage `chunk` of `plan`. Null when nothing there is similar enough, or when the quote has
 * hardly a character. Work is bounded by quote × passage length; some 0.01 ms when the quote is exact.
 */
export function verifyQuote(
  quote: string,
  chunk: Chunk,
  plan: PlanDocument,
  options: VerifyQuoteOptions = VERIFY_QUOTE_DEFAULTS,
): VerifiedQuote | null {
  const wanted = quote.trim();
  const folded = foldChunk(chunk);
  // Longer than any folding could shrink to the passage: refused before it is folded.
  if (wanted.length > chunk.text.length * 4 + 64) return null;
  const core = trimCharacters(normalizeWithOffsets(wanted).text, EDGE);
  if ([...core.replace(/[\p{P}\p{S}]/gu, '')].length < options.fewestCharacters) return null;
  const exact = chunk.text.indexOf(wanted);
  if (exact >= 0) {
    const span = { start: chunk.span.start + exact, end: chunk.span.start + exact + wanted.length };
    return { quote: plan.text.slice(span.start, span.end), span, match: 'verbatim', similarity: 1 };
  }
  const found = findFolded(core, folded.text, options);
  if (!found || found.span.end <= found.span.start) return null;
  const span = trimSpan(plan.text, toPlanSpan(chunk, folded, found.span));
  return { quote: plan.text.slice(span.start, span.end), span, match: 'normalized', similarity: found.similarity };
}
