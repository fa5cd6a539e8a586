// What a model is given to answer from: the parts it is asked, passages of each, what the operators found, what the judge thinks.
import type { Chunk } from '../../chunking/chunk.js';
import type { Hit } from '../../retrieval/retrieval.js';
import { toHits } from '../../retrieval/to-hits.js';
import { containsSpan, type TextSpan } from '../../text/text-span.js';
import type { AnsweredPart } from '../answer-part.js';
import type { AnsweringParts } from '../answering-parts.js';
import type { Verdict } from '../draft.js';
import type { ClaimQuote, ResultLine } from '../verification/claim.js';
import { verifyLines } from '../verify-draft.js';

/** One thing that the model is asked. */
export interface BriefPart {
  /** 1-based, among the parts that the model sees. */
  readonly number: number;
  readonly question: string;
  readonly verdict: Verdict;
  /** What the judge misses: 「subject：attribute」. */
  readonly missing: readonly string[];
  /** Passages of this part, best first. */
  readonly hits: readonly Hit[];
  /** What the operators found, verified line by line. */
  readonly results: readonly ResultLine[];
}

/** Chunks of what the operators quote that come before the search's own; a long table would leave no room for it. */
const MOST_QUOTED = 6;
const MOST_RESULTS = 40;

const TOLD: ReadonlySet<Verdict> = new Set(['told', 'told-in-part']);

/** Verdicts that a model is not asked about: another place's, nobody's. Values that the plan hides stay the rules' own. */
export const isSettled = ({ draft }: AnsweredPart): boolean =>
  draft.verdict === 'not-for-us' || draft.verdict === 'elsewhere' || draft.reason === 'masked';

/** Whether the rules find no answer: a model may have one, with a quote. */
export const isUntold = ({ verdict }: Pick<BriefPart, 'verdict'>): boolean => !TOLD.has(verdict);

/** Lines of a draft that hold, with the passages of their quotes; a line of absence quotes nothing and is left out. */
export function verifiedResults({ index, outline }: AnsweringParts, { draft }: AnsweredPart): ResultLine[] {
  const { lines, citations } = verifyLines(index, outline, draft.lines);
  return lines.flatMap((line) => {
    if (line === null || line.citations.length === 0) return [];
    const quotes = citations
      .filter(({ id }) => line.citations.includes(id))
      .flatMap(({ chunkId, start, end, quote, match }): ClaimQuote[] => {
        const chunk = index.chunks.find(({ id }) => id === chunkId);
        return chunk ? [{ chunk, span: { start, end }, quote, match }] : [];
      });
    return [{ text: line.text, quotes }];
  });
}

const hitOf = (chunk: Chunk, sentence: TextSpan): Hit => ({ chunk, rank: 1, score: 1, parts: { fused: 1 }, sentence });

/** What the operators stand on, then what the search found. */
function hitsOf(parts: AnsweringParts, { context, draft }: AnsweredPart): Hit[] {
  const spans = draft.lines.flatMap(({ quotes }) => quotes);
  const quoted = new Map<string, Hit>();
  for (const span of spans) {
    const chunk = parts.index.chunks.find((candidate) => containsSpan(candidate.span, span));
    if (chunk && quoted.size < MOST_QUOTED) quoted.set(chunk.id, hitOf(chunk, span));
  }
  const found = toHits(parts.index, context.evidence).filter(({ chunk }) => !quoted.has(chunk.id));
  return [...quoted.values(), ...found];
}

/** The parts that the model is asked, in the asker's order. */
export const briefParts = (parts: AnsweringParts, answered: readonly AnsweredPart[]): BriefPart[] =>
  answered
    .filter((each) => !isSettled(each))
    .map((each, position) => ({
      number: position + 1,
      question: each.part.text,
      verdict: each.draft.verdict,
      missing: each.draft.missing,
      hits: hitsOf(parts, each),
      results: TOLD.has(each.draft.verdict) ? verifiedResults(parts, each).slice(0, MOST_RESULTS) : [],
    }));

/** The best passages of every part, in turn, each once. */
export function hitsInTurn(parts: readonly Pick<BriefPart, 'hits'>[]): Hit[] {
  const hits = new Map<string, Hit>();
  const longest = Math.max(0, ...parts.map((part) => part.hits.length));
  for (let rank = 0; rank < longest; rank++)
    for (const part of parts) {
      const hit = part.hits[rank];
      if (hit && !hits.has(hit.chunk.id)) hits.set(hit.chunk.id, hit);
    }
  return [...hits.values()];
}
