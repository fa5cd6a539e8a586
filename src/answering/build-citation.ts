// From a span of the plan to a citation: where it stands, how one refers to it, and the link to it.
import type { Chunk } from '../chunking/chunk.js';
import { anchorOf, planUrl } from '../chunking/chunk-link.js';
import { boxLabel, formatReference, type Outline } from '../plan/outline.js';
import type { PlanDocument, Section, SectionLevel } from '../plan/plan-document.js';
import type { TextSpan } from '../text/text-span.js';
import type { Citation, UnitRef } from './answer.js';

const unitRef = (path: readonly Section[], level: SectionLevel): UnitRef | null => {
  const unit = path.find((section) => section.level === level);
  return unit ? { number: unit.label, title: unit.title } : null;
};

export interface CitationSource {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  readonly chunk: Chunk;
  readonly span: TextSpan;
  readonly match: Citation['match'];
}

export function buildCitation(id: number, { plan, outline, chunk, span, match }: CitationSource): Citation {
  const path = outline.ancestors(chunk.sectionId);
  const chapter = path[0];
  const box = chunk.boxId === null ? undefined : outline.box(chunk.boxId);
  return {
    id,
    chunkId: chunk.id,
    chapter: { number: chapter?.number ?? 0, title: chapter?.title ?? '' },
    section: unitRef(path, 'section'),
    item: unitRef(path, 'item'),
    box: box ? { label: boxLabel(box), title: box.title } : null,
    reference: formatReference(outline, chunk),
    officialReference: `《${plan.title}》${formatReference(outline, chunk)}`,
    quote: plan.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    url: planUrl(anchorOf(chunk)),
    match,
  };
}
