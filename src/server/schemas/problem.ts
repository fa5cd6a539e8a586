// Problem details (RFC 9457) as the contract has them.
import { z } from 'zod';
import type { ProblemDetails } from '../problem.js';
import { named } from './schema-registry.js';

export const problemSchema = named(
  'Problem',
  z.strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().exactOptional(),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).exactOptional(),
    code: z.string().exactOptional(),
  }),
) satisfies z.ZodType<ProblemDetails>;
