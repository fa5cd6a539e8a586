// The retrieval of one case against its evidence: a chunk is relevant when its span overlaps an evidence span.
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { isRelevant } from './evidence-coverage.js';
import type { JudgedCase } from './judged-case.js';
import type { JudgedRanking } from './ranking.js';

/** The ranking of a case, best first; null for unanswerable cases and where the retrieval cannot be seen. */
export function judgeRanking({ case: asked, record }: JudgedCase): JudgedRanking | null {
  if (!asked.answerable || record.retrieval === null) return null;
  const items = [...asked.evidence, ...asked.alternatives];
  const heldBy = (span: TextSpan) =>
    items.flatMap(({ spans }, index) => (spans.some((place) => spansOverlap(place, span)) ? [index] : []));
  return { gains: record.retrieval.hits.map(heldBy), items: asked.evidence.length };
}

/** How many chunks of the whole index are relevant to the case; null where the index cannot be seen. */
export const countRelevantChunks = ({ case: asked, context: { chunks } }: JudgedCase): number | null =>
  chunks?.filter((span) => isRelevant(asked, span)).length ?? null;
