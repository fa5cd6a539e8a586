// What a model did for an answer: the report that generated answers, and extracted ones after a failure, carry.
import { z } from 'zod';
import type { GeneratedRecord } from '../running/generated-record.js';

const generationSchema = z.looseObject({
  model: z.string(),
  claimsKept: z.int().nonnegative(),
  claimsDropped: z.record(z.string(), z.int().nonnegative()),
  fallback: z.string().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
});

export type Generation = z.infer<typeof generationSchema>;

/** Null where no model took part, or where the answer does not say. */
export function generationOf({ answer }: Pick<GeneratedRecord, 'answer'>): Generation | null {
  const parsed = generationSchema.safeParse((answer as { readonly generation?: unknown } | null)?.generation);
  return parsed.success ? parsed.data : null;
}

/** Claims that fell, for whatever reason. */
export const droppedClaims = ({ claimsDropped }: Generation): number =>
  Object.values(claimsDropped).reduce((sum, count) => sum + count, 0);
