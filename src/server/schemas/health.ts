// What /healthz and /readyz answer.
import { z } from 'zod';
import type { AssistantDescription } from '../../assistant.js';
import type { Fault } from '../fault-book.js';
import { named } from './schema-registry.js';

export const healthSchema = named('Health', z.strictObject({ status: z.literal('ok') }));

const descriptionShape = {
  planId: z.string(),
  planDigest: z.string(),
  chunks: z.int().nonnegative(),
  embeddingModel: z.string(),
  chatModel: z.string().nullable(),
  promptVersion: z.string().nullable(),
  indexFormat: z.int(),
} satisfies Record<keyof AssistantDescription, z.ZodType>;

const faultSchema = z.strictObject({
  part: z.enum(['feedback', 'index']),
  detail: z.string(),
}) satisfies z.ZodType<Fault>;

export const readinessSchema = named(
  'Readiness',
  z.strictObject({
    status: z.literal('ready'),
    ...descriptionShape,
    faults: z.array(faultSchema).describe('此刻失灵、但不影响回答的部分'),
  }),
);
