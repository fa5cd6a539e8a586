// The shape of `corpus/plan.json`, checked when it is read.
import { z } from 'zod';

const span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const targetValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), value: z.number(), printed: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('not-applicable') }),
]);

/** Everything of a PlanDocument but its text, which stands in `corpus/plan.txt`. */
export const planStructureSchema = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  title: z.string(),
  district: z.string(),
  period: z.strictObject({ from: z.int(), to: z.int() }),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      level: z.enum(['chapter', 'section', 'item', 'subitem']),
      number: z.int(),
      label: z.string(),
      printedLabel: z.string(),
      title: z.string(),
      parentId: z.string().nullable(),
      boxId: z.string().nullable(),
      headingSpan: span,
      bodySpan: span,
    }),
  ),
  boxes: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int().nullable(),
      printedLabel: z.string().exactOptional(),
      title: z.string(),
      sectionId: z.string(),
      kind: z.enum(['indicators', 'projects', 'text']),
      headingSpan: span,
      span,
    }),
  ),
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int(),
      parentId: z.string().nullable(),
      category: z.string(),
      name: z.string(),
      unit: z.string(),
      baseline: targetValue,
      target: targetValue,
      averageGrowth: targetValue,
      nature: z.enum(['anticipatory', 'binding']).nullable(),
      boxId: z.string(),
      span,
    }),
  ),
  paragraphs: z.array(
    z.strictObject({
      sectionId: z.string(),
      boxId: z.string().nullable(),
      kind: z.enum(['heading', 'prose', 'row', 'caption']),
      span,
    }),
  ),
  maskedFigures: z.array(z.strictObject({ sectionId: z.string(), span })),
});

export type PlanStructure = z.infer<typeof planStructureSchema>;
