// 「就此提问」: the question that waits in the field for a reader who comes from a place in the plan.

import { formatReference, type Outline } from '../../plan/outline.js';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';
import { linkWithin, type PlanFace } from './plan-face.js';

/** Short addresses, because the reading page holds two hundred of them. */
export const askAboutLink = (id: string, face: Pick<PlanFace, 'planId'>): string => linkWithin(face, `/?about=${id}`);

/** A question about a unit or an indicator; '' for an id that the plan does not have. */
export function questionAbout(outline: Outline, id: string): string {
  const indicator = outline.indicator(id);
  if (indicator) return `指标${inQuotationMarks(indicator.name)}的目标是什么？`;
  const section = outline.section(id);
  if (!section) return '';
  const reference = formatReference(outline, { sectionId: id, boxId: section.boxId, indicatorId: null });
  return section.level === 'chapter'
    ? `${reference}的主要内容是什么？`
    : `${reference}${inQuotationMarks(section.title)}的主要内容是什么？`;
}
