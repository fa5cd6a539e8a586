// What an abstention offers: the nearest sections, and questions that the plan does answer.

import { anchorOf, planUrl } from '../chunking/chunk-link.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { formatReference, type Outline } from '../plan/outline.js';
import type { Evidence } from '../retrieval/gather-evidence.js';
import { inQuotationMarks } from '../text/in-quotation-marks.js';
import type { Citation, RelatedSection } from './answer.js';

const MOST_RELATED = 3;
const MOST_SUGGESTIONS = 3;

/** The places of the best chunks, each unit once. */
export function relatedSections(index: PlanIndex, outline: Outline, evidence: Evidence): RelatedSection[] {
  const related = new Map<string, RelatedSection>();
  for (const { chunkIndex } of evidence.chunks) {
    const chunk = index.chunks[chunkIndex];
    if (!chunk) continue;
    const url = planUrl(anchorOf(chunk));
    const indicator = chunk.indicatorId === null ? undefined : outline.indicator(chunk.indicatorId);
    if (!related.has(url))
      related.set(url, {
        reference: formatReference(outline, chunk),
        title: indicator?.name ?? chunk.path.at(-1)?.title ?? '',
        url,
      });
    if (related.size === MOST_RELATED) break;
  }
  return [...related.values()];
}

/**
 * Questions about what stands beside the answer, made from the titles of the nearest units: 「规划如何“培育发展生命科学产业”？」. They are answered from
 * the outline, so a suggestion never leads into silence.
 */
export function suggestQuestions(index: PlanIndex, evidence: Evidence, cited: readonly Citation[]): string[] {
  const titles = new Set<string>();
  const told = new Set(cited.map(({ chunkId }) => chunkId.replace(/#\d+$/, '')));
  const chunks = evidence.chunks
    .map(({ chunkIndex }) => index.chunks[chunkIndex])
    .filter((chunk) => chunk && !told.has(chunk.id.replace(/#\d+$/, '')));
  for (const chunk of chunks) {
    const step = chunk?.path.at(-1);
    if (
      chunk &&
      step &&
      chunk.indicatorId === null &&
      step.title.length >= 4 &&
      step.title.length <= 20 &&
      chunk.path.length > 1
    )
      titles.add(step.title);
    if (titles.size === MOST_SUGGESTIONS) break;
  }
  // Quotation marks inside others are single ones.
  return [...titles].map((title) => `规划在${inQuotationMarks(title)}方面有哪些安排？`);
}
