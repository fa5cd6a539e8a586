// GET /api/briefing: what to brief on, and the points.
import { z } from 'zod';
import { type Briefing, FEWEST_POINTS, MOST_POINTS, USUAL_POINTS } from '../../answering/briefing/briefing.js';
import { citationSchema, editionSchema } from './answer.js';
import { named } from './schema-registry.js';

const words = z.string().trim().min(1).max(60);

export const briefingQuerySchema = z.strictObject({
  section: words.optional().describe('章节编号，如 c2；与 topic、audience 三选一'),
  topic: words.optional().describe('主题，如 低空经济'),
  audience: words.optional().describe('人群，如 老年人'),
  points: z.coerce
    .number()
    .int()
    .min(FEWEST_POINTS)
    .max(MOST_POINTS)
    .default(USUAL_POINTS)
    .describe(`要点数，默认 ${USUAL_POINTS}`),
});

const ids = z.array(z.int().positive());

export const briefingSchema: z.ZodType<Briefing> = named(
  'Briefing',
  z.strictObject({
    title: z.string(),
    points: z.array(z.strictObject({ head: z.string(), text: z.string(), citations: ids })),
    targets: z.array(z.strictObject({ name: z.string(), value: z.string(), year: z.int().nullable(), citations: ids })),
    citations: z.array(citationSchema),
    edition: editionSchema,
  }),
);
