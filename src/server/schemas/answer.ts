// Answers and their events as the HTTP contract has them; the compiler holds them to the types of the answering room.
import { z } from 'zod';
import type {
  Answer,
  AnswerEvent,
  AnswerPart,
  AnswerTable,
  Citation,
  Claim,
  EditionRef,
  GlossaryNote,
  PlanRef,
  Signpost,
} from '../../answering/answer.js';
import { named } from './schema-registry.js';

const unit = named('UnitRef', z.strictObject({ number: z.string(), title: z.string() }));

const planRefSchema = named(
  'PlanRef',
  z.strictObject({ id: z.string(), title: z.string(), shortName: z.string() }),
) satisfies z.ZodType<PlanRef>;

export const citationSchema = named(
  'Citation',
  z.strictObject({
    id: z.int().positive().describe('正文标记 [1] 中的编号'),
    chunkId: z.string(),
    chapter: z.strictObject({ number: z.int().nonnegative(), title: z.string() }),
    section: unit.nullable(),
    item: unit.nullable(),
    box: z.strictObject({ label: z.string(), title: z.string() }).nullable(),
    reference: z.string(),
    officialReference: z.string(),
    quote: z.string().describe('规划原文，逐字 / verbatim'),
    start: z.int().nonnegative().describe('UTF-16 offset into the text of the plan'),
    end: z.int().nonnegative().describe('exclusive'),
    url: z.string(),
    match: z.enum(['verbatim', 'normalized']),
    plan: planRefSchema.exactOptional().describe('引自哪一部规划'),
  }),
) satisfies z.ZodType<Citation>;

export const claimSchema = named(
  'Claim',
  z.strictObject({ text: z.string(), citations: z.array(z.int().positive()) }),
) satisfies z.ZodType<Claim>;

export const editionSchema = named(
  'EditionRef',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    digest: z.string(),
    number: z.int().positive().exactOptional().describe('第几版；第一版没有'),
    replacedBy: z.string().exactOptional().describe('已有新版时，新版的编号'),
  }),
) satisfies z.ZodType<EditionRef>;

const generationSchema = z.strictObject({
  model: z.string(),
  promptVersion: z.string(),
  claimsKept: z.int().nonnegative(),
  claimsDropped: z.record(z.string(), z.int().nonnegative()),
  fallback: z.string().nullable(),
  inputTokens: z.int().nonnegative().nullable(),
  outputTokens: z.int().nonnegative().nullable(),
});

const REASONS = [
  'masked',
  'conflicting',
  'not-explained',
  'not-in-plan',
  'slot-missing',
  'other-scope',
  'claims-dropped',
  'incomplete',
  'small-talk',
  'off-topic',
  'injection',
  'distress',
  'complaint',
] as const;

const status = z.enum(['answered', 'partial', 'abstained', 'declined']);
const reason = z.enum(REASONS).nullable();
const claimPositions = z.array(z.int().nonnegative());

const partSchema = named(
  'AnswerPart',
  z.strictObject({
    question: z.string().describe('这一问的原话'),
    status,
    reason,
    claims: claimPositions.describe('claims 中的位置，从 0 起'),
  }),
) satisfies z.ZodType<AnswerPart>;

const tableSchema = named(
  'AnswerTable',
  z.strictObject({
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        cells: z.array(z.string()),
        citations: z.array(z.int().positive()).describe('citations 的 id'),
      }),
    ),
    claims: claimPositions.describe('表格已经列出的 claims 的位置：显示表格时不必再逐行显示'),
  }),
) satisfies z.ZodType<AnswerTable>;

const signpostSchema = named(
  'Signpost',
  z.strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    url: z.string().nullable(),
    why: z.string().describe('可以问什么'),
  }),
) satisfies z.ZodType<Signpost>;

const glossaryNoteSchema = named(
  'GlossaryNote',
  z.strictObject({ term: z.string(), means: z.string() }),
) satisfies z.ZodType<GlossaryNote>;

const mode = z.enum(['extractive', 'generated']);

export const answerSchema = named(
  'Answer',
  z.strictObject({
    id: z.string(),
    question: z.string(),
    standaloneQuestion: z.string(),
    status,
    reason,
    mode,
    answer: z.string().describe('带 [1] [2] 标记的正文'),
    claims: z.array(claimSchema),
    citations: z.array(citationSchema),
    understood: z.string().nullable().describe('「理解为：…」：问题由对话补全或改写时才有'),
    parts: z.array(partSchema).describe('一次问了几件事时，逐件的结果'),
    table: tableSchema.nullable(),
    signposts: z.array(signpostSchema).describe('可以找谁；不是规划的内容，显示时须注明'),
    glossary: z.array(glossaryNoteSchema).describe('回答中难懂的词是什么意思；不是规划的内容，显示时须注明'),
    related: z.array(z.strictObject({ reference: z.string(), title: z.string(), url: z.string() })),
    suggestions: z.array(z.string()),
    edition: editionSchema,
    editions: z.array(editionSchema).exactOptional().describe('回答依据几部规划时，逐部列出'),
    generation: generationSchema.nullable(),
    timings: z.record(z.string(), z.number()).describe('milliseconds by step'),
  }),
) satisfies z.ZodType<Answer>;

export const answerEventSchema = named(
  'AnswerEvent',
  z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('answer-start'),
        data: z.strictObject({ id: z.string(), question: z.string(), standaloneQuestion: z.string(), mode }),
      }),
      z.strictObject({ type: z.literal('citation'), data: citationSchema }),
      z.strictObject({
        type: z.literal('claim'),
        data: z.strictObject({ index: z.int().nonnegative(), ...claimSchema.shape }),
      }),
      z.strictObject({ type: z.literal('answer-end'), data: answerSchema }),
    ])
    .describe('`type` 是 SSE 的 event 名，`data` 是其 JSON；出错时另有 event: error，data 为 Problem'),
) satisfies z.ZodType<AnswerEvent>;
