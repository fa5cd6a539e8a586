// Passages: the runs of text that belong to one place of the plan, before long ones are cut into chunks.
import { createHash } from 'node:crypto';
import type { PlanPlace } from '../plan/outline.js';
import type { Paragraph, PlanDocument } from '../plan/plan-document.js';
import type { TextSpan } from '../text/text-span.js';
import type { ChunkKind } from './chunk.js';

/** Neighbouring paragraphs of one place. Language aids written for a passage carry its digest. */
export interface PlanPassage extends PlanPlace {
  /** Id of the unit; text that goes on with a unit after its children carries `#2`. Equals its first chunk's id. */
  readonly id: string;
  readonly unitId: string;
  readonly kind: ChunkKind;
  readonly span: TextSpan;
}

type Place = Omit<PlanPassage, 'id' | 'span'>;

function placeOf(plan: PlanDocument, paragraph: Paragraph): Place {
  const { sectionId, boxId } = paragraph;
  if (boxId === null) return { unitId: sectionId, sectionId, boxId, indicatorId: null, kind: 'body' };
  if (paragraph.kind === 'row') {
    const sameRow = plan.indicators.filter(({ span }) => span.start === paragraph.span.start);
    // The row of a group and of its first sub-row is one line: the group names it.
    const indicator = sameRow[0];
    if (indicator) return { unitId: indicator.id, sectionId, boxId, indicatorId: indicator.id, kind: 'indicator' };
    return { unitId: boxId, sectionId, boxId, indicatorId: null, kind: 'table-header' };
  }
  const isEntry = plan.sections.some((section) => section.id === sectionId && section.level === 'subitem');
  return { unitId: isEntry ? sectionId : boxId, sectionId, boxId, indicatorId: null, kind: 'box' };
}

/** The passages of a plan in order; together they cover every visible character once. */
export function listPassages(plan: PlanDocument): PlanPassage[] {
  const passages: PlanPassage[] = [];
  const pieces = new Map<string, number>();
  let headingOnly = true;
  for (const paragraph of plan.paragraphs) {
    const place = placeOf(plan, paragraph);
    const last = passages.at(-1);
    const isHeading = paragraph.kind === 'heading';
    const continues = last !== undefined && last.unitId === place.unitId;
    headingOnly = isHeading && (headingOnly || !continues);
    const kind = place.kind === 'body' && headingOnly ? 'heading' : place.kind;
    if (continues) {
      passages[passages.length - 1] = { ...last, kind, span: { start: last.span.start, end: paragraph.span.end } };
    } else {
      const piece = (pieces.get(place.unitId) ?? 0) + 1;
      pieces.set(place.unitId, piece);
      passages.push({
        ...place,
        id: piece === 1 ? place.unitId : `${place.unitId}#${piece}`,
        kind,
        span: paragraph.span,
      });
    }
  }
  return passages;
}

/** First 16 hex digits of the SHA-256 of a passage's text: marks aids stale when the passage changes. */
export const passageDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
