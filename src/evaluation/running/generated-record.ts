// What one case brought back: the answer, the retrieval that led there and the time it took. Scored later, never asked again.
import { z } from 'zod';
import type { Answer, AnswerTable, Citation, Claim, RelatedSection, Signpost } from '../../answering/answer.js';

/** What scoring reads of a citation; a stored one may hold more. */
export type StoredCitation = Omit<Citation, 'officialReference' | 'match' | 'box'>;

/** What scoring reads of an answer; a stored one may hold more. A foreign service may give reasons of its own. */
export interface StoredAnswer
  extends Pick<Answer, 'id' | 'question' | 'standaloneQuestion' | 'status' | 'mode' | 'answer'> {
  readonly reason: string | null;
  readonly claims: readonly Claim[];
  readonly citations: readonly StoredCitation[];
  readonly related: readonly RelatedSection[];
  /** Runs of before tables and signposts hold none. */
  readonly table: Pick<AnswerTable, 'caption' | 'columns' | 'rows'> | null;
  readonly signposts: readonly Signpost[];
}

const unitRef = z.looseObject({ number: z.string(), title: z.string() });

/** A citation of the HTTP contract; fields that scoring does not read are kept as they came. */
const citationSchema: z.ZodType<StoredCitation> = z.looseObject({
  id: z.int().positive(),
  chunkId: z.string(),
  chapter: z.looseObject({ number: z.int(), title: z.string() }),
  section: unitRef.nullable(),
  item: unitRef.nullable(),
  reference: z.string(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  url: z.string(),
});

const tableSchema = z.looseObject({
  caption: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.looseObject({ cells: z.array(z.string()), citations: z.array(z.int()) })),
});

const signpostSchema = z.looseObject({
  name: z.string(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  why: z.string(),
});

/** An answer of the HTTP contract, from this process, over HTTP, or out of a stored run. */
export const storedAnswerSchema: z.ZodType<StoredAnswer> = z.looseObject({
  id: z.string(),
  question: z.string(),
  standaloneQuestion: z.string(),
  status: z.enum(['answered', 'partial', 'abstained', 'declined']),
  reason: z.string().nullable(),
  mode: z.enum(['extractive', 'generated']),
  answer: z.string(),
  claims: z.array(z.looseObject({ text: z.string(), citations: z.array(z.int()) })),
  citations: z.array(citationSchema),
  related: z.array(z.looseObject({ reference: z.string(), title: z.string(), url: z.string() })),
  table: tableSchema.nullable().default(null),
  signposts: z.array(signpostSchema).default([]),
});

const retrievedHitSchema = z.strictObject({
  chunkId: z.string(),
  rank: z.int().positive(),
  score: z.number(),
  reference: z.string(),
  start: z.int(),
  end: z.int(),
});

export const generatedRecordSchema = z.strictObject({
  caseId: z.string(),
  question: z.string(),
  history: z.array(z.string()),
  askedAt: z.iso.datetime(),
  /** Null when asking failed; then `error` says how. */
  answer: storedAnswerSchema.nullable(),
  error: z.string().nullable(),
  /** Null where the respondent cannot show its retrieval. */
  retrieval: z
    .strictObject({
      hits: z.array(retrievedHitSchema),
      rejected: z.array(z.strictObject({ chunkId: z.string(), score: z.number(), reason: z.string() })),
      /** Strength of the evidence; null where the respondent does not tell it. */
      strength: z.number().nullable().default(null),
    })
    .nullable(),
  /** Milliseconds from the question to the whole answer. */
  answerMs: z.number().nonnegative(),
  /** Milliseconds of the separate retrieval; null without one. */
  retrieveMs: z.number().nonnegative().nullable(),
});

export type RetrievedHit = z.infer<typeof retrievedHitSchema>;
export type GeneratedRecord = z.infer<typeof generatedRecordSchema>;
