// One statement for each row of an indicator table; its cells are the plan's indicator of that id.
import { trimSpan } from '../text/text-span.js';
import type { Extraction, StatementDraft } from './statement-draft.js';

export function extractRows({ plan, outline }: Extraction): StatementDraft[] {
  return plan.indicators.flatMap((indicator): StatementDraft[] => {
    const box = outline.box(indicator.boxId);
    if (!box) return [];
    const place = {
      sentence: trimSpan(plan.text, indicator.span),
      sectionId: box.sectionId,
      boxId: box.id,
      scope: 'target',
    } as const;
    return [{ kind: 'row', ...place, indicatorId: indicator.id }];
  });
}
