// The plan over HTTP: outline, one section, indicators, search hits.
import { z } from 'zod';
import { named } from './schema-registry.js';

const span = { start: z.int().nonnegative(), end: z.int().nonnegative() };
const level = z.enum(['chapter', 'section', 'item', 'subitem']);

/** A unit as a link: what it is called and where it stands. */
const unitLinkSchema = named(
  'UnitLink',
  z.strictObject({
    id: z.string(),
    level,
    label: z.string(),
    title: z.string(),
    reference: z.string(),
    url: z.string(),
  }),
);

const boxLinkSchema = named(
  'BoxLink',
  z.strictObject({ id: z.string(), label: z.string(), title: z.string(), url: z.string() }),
);

export interface OutlineNode extends UnitLink {
  readonly boxes: readonly BoxLink[];
  readonly children: readonly OutlineNode[];
}

const outlineNodeSchema: z.ZodType<OutlineNode> = named(
  'OutlineNode',
  z.strictObject({
    ...unitLinkSchema.shape,
    boxes: z.array(boxLinkSchema),
    children: z.array(z.lazy(() => outlineNodeSchema)),
  }),
);

export const planSchema = named(
  'Plan',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    district: z.string(),
    period: z.strictObject({ from: z.int(), to: z.int() }),
    digest: z.string().describe('SHA-256 of the text'),
    outline: z.array(outlineNodeSchema),
  }),
);

export const targetValueSchema = named(
  'TargetValue',
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('number'), value: z.number(), printed: z.string() }),
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.literal('blank') }).describe('公布的文本中此格为空'),
    z.strictObject({ kind: z.literal('not-applicable') }).describe('公布的文本中此格为 —'),
  ]),
);

const indicatorSchema = named(
  'Indicator',
  z.strictObject({
    id: z.string(),
    number: z.int(),
    parentId: z.string().nullable(),
    category: z.string(),
    name: z.string(),
    unit: z.string(),
    baseline: targetValueSchema.describe('基期值'),
    target: targetValueSchema.describe('目标值'),
    averageGrowth: targetValueSchema.describe('年均增速（%）'),
    nature: z.enum(['anticipatory', 'binding']).nullable().describe('预期性 / 约束性'),
    reference: z.string(),
    url: z.string(),
  }),
);

export const indicatorsSchema = named('Indicators', z.strictObject({ indicators: z.array(indicatorSchema) }));

const boxSchema = named(
  'Box',
  z.strictObject({
    ...boxLinkSchema.shape,
    kind: z.enum(['indicators', 'projects', 'text']),
    text: z.string(),
    ...span,
    entries: z.array(unitLinkSchema),
  }),
);

export const sectionSchema = named(
  'Section',
  z.strictObject({
    ...unitLinkSchema.shape,
    officialReference: z.string(),
    printedLabel: z.string(),
    breadcrumb: z.array(unitLinkSchema).describe('由章到本单元'),
    text: z.string().describe('原文，含下级和专栏 / verbatim, descendants included'),
    ...span,
    children: z.array(unitLinkSchema),
    boxes: z.array(boxSchema),
    indicators: z.array(indicatorSchema),
  }),
);

const hitSchema = named(
  'Hit',
  z.strictObject({
    rank: z.int().positive(),
    score: z.number(),
    scores: z.record(z.string(), z.number()).describe('各路检索的得分'),
    chunkId: z.string(),
    reference: z.string(),
    title: z.string(),
    url: z.string(),
    text: z.string(),
    ...span,
    sentence: z.strictObject({ text: z.string(), ...span }),
  }),
);

export const searchResultSchema = named(
  'SearchResult',
  z.strictObject({
    question: z.string(),
    hits: z.array(hitSchema),
    rejected: z.array(z.strictObject({ chunkId: z.string(), score: z.number(), reason: z.string() })),
    strength: z
      .number()
      .describe('How strongly the evidence speaks for the plan answering the question, about -2 to 3'),
  }),
);

export type UnitLink = z.infer<typeof unitLinkSchema>;
export type BoxLink = z.infer<typeof boxLinkSchema>;
export type PlanBody = z.infer<typeof planSchema>;
export type IndicatorBody = z.infer<typeof indicatorSchema>;
export type BoxBody = z.infer<typeof boxSchema>;
export type SectionBody = z.infer<typeof sectionSchema>;
export type SearchBody = z.infer<typeof searchResultSchema>;
