// Answers and their events as the HTTP contract has them; the compiler holds them to the types of the answering room.
import { z } from 'zod';
import type { Answer, AnswerEvent, Citation, Claim } from '../../answering/answer.js';
import { named } from './schema-registry.js';

const unit = named('UnitRef', z.strictObject({ number: z.string(), title: z.string() }));

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
  }),
) satisfies z.ZodType<Citation>;

export const claimSchema = named(
  'Claim',
  z.strictObject({ text: z.string(), citations: z.array(z.int().positive()) }),
) satisfies z.ZodType<Claim>;

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
] as const;

const mode = z.enum(['extractive', 'generated']);

export const answerSchema = named(
  'Answer',
  z.strictObject({
    id: z.string(),
    question: z.string(),
    standaloneQuestion: z.string(),
    status: z.enum(['answered', 'partial', 'abstained', 'declined']),
    reason: z.enum(REASONS).nullable(),
    mode,
    answer: z.string().describe('带 [1] [2] 标记的正文'),
    claims: z.array(claimSchema),
    citations: z.array(citationSchema),
    related: z.array(z.strictObject({ reference: z.string(), title: z.string(), url: z.string() })),
    suggestions: z.array(z.string()),
    edition: z.strictObject({ id: z.string(), title: z.string(), digest: z.string() }),
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
