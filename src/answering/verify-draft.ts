// The last gate: every quote is found in its chunk, every figure of a line in its quotes or proved by them, or the line falls.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Outline } from '../plan/outline.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { findFigures } from '../text/find-figures.js';
import { containsSpan, sliceSpan, spansOverlap } from '../text/text-span.js';
import type { Citation } from './answer.js';
import { buildCitation, type CitationSource } from './build-citation.js';
import type { DraftLine } from './draft.js';
import { columnHead, VALUE_COLUMNS } from './operators/indicator-cells.js';
import { joinPlaces } from './place-name.js';
import { describeIndicatorsIn } from './verification/describe-indicator.js';
import { placeFigures } from './verification/match-figure.js';
import { quoteFrame } from './verification/quote-frame.js';
import { isProved } from './verification/verify-count.js';
import { verifyFigures } from './verification/verify-figures.js';
import { verifyQuote } from './verification/verify-quote.js';

export interface VerifiedLine {
  readonly text: string;
  /** Ids of its citations; empty on a line of absence, care or form. */
  readonly citations: readonly number[];
}

export interface VerifiedLines {
  /** A line that fell is null: what stands beside it keeps its place. */
  readonly lines: readonly (VerifiedLine | null)[];
  readonly citations: readonly Citation[];
  /** What was wrong with the lines that fell. */
  readonly problems: readonly string[];
}

interface Source extends CitationSource {
  readonly quote: string;
}

/** The passages that a line's quotes stand in; null where one is not found. */
function findSources(index: PlanIndex, outline: Outline, line: DraftLine): Source[] | null {
  const { plan } = index;
  const sources = line.quotes.flatMap((span) => {
    const chunk =
      index.chunks.find((candidate) => containsSpan(candidate.span, span)) ??
      index.chunks.find((candidate) => spansOverlap(candidate.span, span));
    const verified = chunk ? verifyQuote(sliceSpan(plan.text, span), chunk, plan) : null;
    // A heading of one or two characters quotes nothing by itself; the span is the plan's own all the same.
    if (!chunk) return [];
    const found = verified ?? { quote: sliceSpan(plan.text, span), span, match: 'verbatim' as const };
    return [{ plan, outline, chunk, span: found.span, match: found.match, quote: found.quote }];
  });
  return sources.length === line.quotes.length ? sources : null;
}

/** The asker's own words, which a line may repeat: they claim nothing about the plan. */
const withoutAsked = (text: string, asked: readonly string[]): string =>
  asked.reduce((rest, words) => (words === '' ? rest : rest.replaceAll(`“${words}”`, '').replaceAll(words, '')), text);

/** The heads of the table that a row stands under: a blank cell is said to be of its year. */
const columnHeads = (plan: PlanDocument): string[] =>
  [...VALUE_COLUMNS, 'nature' as const].map((column) => columnHead(plan, column));

/** What a line says that its quotes do not; empty when all is backed. */
function unbacked(
  index: PlanIndex,
  outline: Outline,
  { line, sources }: { readonly line: DraftLine; readonly sources: readonly Source[] },
): string[] {
  const quotes = sources.flatMap(({ quote, span }) => [quote, ...describeIndicatorsIn(index.plan, span)]);
  const frame = sources.flatMap((source) => [
    ...quoteFrame(source.chunk, index.plan),
    buildCitation(1, source).officialReference,
    ...(source.chunk.indicatorId === null ? [] : columnHeads(index.plan)),
  ]);
  // Where a quote stands is proved by its place, not by its words.
  const standsIn = sources.flatMap(({ span }) =>
    (['en', 'zh'] as const).map((language) => joinPlaces(index, outline, { spans: [span], language })),
  );
  const text = withoutAsked(line.text, [...(line.asked ?? []), ...standsIn]);
  const missing = verifyFigures(text, quotes, frame);
  if (missing.length === 0) return [];
  const printed = placeFigures(quotes);
  // As drafted: two short quotes may be widened to the one sentence that holds both.
  const places = new Set(line.quotes.map(({ start }) => start)).size;
  const proved = findFigures(text).filter((figure) => isProved(figure, line.text, { printed, quotes: places }));
  return missing.filter((words) => !proved.some((figure) => words.startsWith(figure.printed)));
}

/** Checks lines and numbers their citations in order of first use; equal quotes share a number. */
export function verifyLines(index: PlanIndex, outline: Outline, drafts: readonly DraftLine[]): VerifiedLines {
  const citations: Citation[] = [];
  const problems: string[] = [];
  const numberOf = (source: Source): number => {
    const known = citations.find(({ start, end }) => start === source.span.start && end === source.span.end);
    if (known) return known.id;
    citations.push(buildCitation(citations.length + 1, source));
    return citations.length;
  };
  const lines = drafts.map((line): VerifiedLine | null => {
    if (line.quotes.length === 0) return { text: line.text, citations: [] };
    const sources = findSources(index, outline, line);
    const wrong =
      sources === null ? ['a quote is not found in its passage'] : unbacked(index, outline, { line, sources });
    if (sources === null || wrong.length > 0) {
      problems.push(`${wrong.join('、')} stands in no quote`);
      return null;
    }
    return { text: line.text, citations: [...new Set(sources.map(numberOf))] };
  });
  return { lines, citations, problems };
}
