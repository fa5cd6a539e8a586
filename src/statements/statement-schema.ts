// The shape of a row of `corpus/statements.jsonl`: each span as [start, printed words], a sentence as [start, end, opening words].
import { z } from 'zod';

/** Where it begins and what it says: the end follows from the words. */
const span = z.tuple([z.int().nonnegative(), z.string().min(1)]);
const opened = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.string()]);

const base = {
  id: z.string(),
  sentence: opened,
  sectionId: z.string(),
  boxId: z.string().nullable(),
  scope: z.enum(['past', 'target', 'vision']),
};

/** A row as it is stored; spans carry their words, so that a diff can be read and a stale row is noticed. */
export const statementRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('quantity'),
    clause: span,
    subject: span,
    measure: span.nullable(),
    head: span.nullable(),
    area: span.nullable(),
    printed: span,
    value: z.number().nullable(),
    unit: z.string(),
    bound: z.enum(['above', 'below', 'about']).nullable(),
    year: z.int().nullable(),
    masked: z.boolean(),
  }),
  z.strictObject({ ...base, kind: z.literal('row'), indicatorId: z.string() }),
  z.strictObject({
    ...base,
    kind: z.literal('enumeration'),
    head: span,
    members: z.array(span).min(1),
    open: z.boolean(),
    form: z.enum(['inline', 'titles', 'entries', 'dashes', 'colon']),
    parentId: z.string().nullable(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('term'),
    term: span,
    meaning: span.nullable(),
    members: z.array(span),
    unexplained: z.boolean(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('attribute'),
    attribute: z.enum(['date', 'site', 'body', 'name', 'aim', 'reason', 'access', 'progress']),
    subject: span,
    value: span,
    clause: span,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('provision'),
    action: span,
    verb: span.nullable(),
    object: span.nullable(),
  }),
]);

export type StatementRow = z.infer<typeof statementRowSchema>;
