// Where a span of the plan stands, as a reference to print and a link to open.
import { formatReference, type Outline } from '../../plan/outline.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';

export interface Place {
  /** 「第二章第一节（二）」, as beside an answer. */
  readonly reference: string;
  /** `/plan#c2.1.2`, into the reading page. */
  readonly url: string;
}

/** The place of a span's first paragraph; an indicator's row links to the indicator, a box's text to the box. */
export function placeOfSpan(plan: PlanDocument, outline: Outline, span: TextSpan): Place {
  const paragraph = plan.paragraphs.find((candidate) => spansOverlap(candidate.span, span));
  if (paragraph === undefined) return { reference: '', url: '/plan' };
  // A group and its first sub-row share one line of the table; the group comes first and stands for it.
  const row = plan.indicators.find(
    (indicator) => spansOverlap(indicator.span, span) && indicator.boxId === paragraph.boxId,
  );
  const { sectionId, boxId } = paragraph;
  const isEntry = outline.section(sectionId)?.level === 'subitem';
  const anchor = row?.id ?? (boxId !== null && !isEntry ? boxId : sectionId);
  return {
    reference: formatReference(outline, { sectionId, boxId, indicatorId: row?.id ?? null }),
    url: `/plan#${anchor}`,
  };
}
