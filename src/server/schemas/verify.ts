// POST /api/verify: the draft, and each of its sentences with a verdict.
import { z } from 'zod';
import { MOST_DRAFT_CHARACTERS } from '../../answering/checking/check-draft.js';
import { DIFFERENCE_KINDS, DRAFT_VERDICTS, type DraftCheck } from '../../answering/checking/draft-check.js';
import { citationSchema, editionSchema } from './answer.js';
import { named } from './schema-registry.js';

/** A draft as it is pasted. */
export const draftTextSchema = z
  .string()
  .max(MOST_DRAFT_CHARACTERS)
  .refine((text) => /\p{L}/u.test(text), '没有文字');

export const verifyRequestSchema = named(
  'VerifyRequest',
  z.strictObject({ text: draftTextSchema.describe('要核对的文稿 / the draft to check') }),
);

const differenceSchema = z.strictObject({
  kind: z.enum(DIFFERENCE_KINDS),
  draft: z.string().describe('文稿的写法；空为规划有而文稿没有'),
  plan: z.string().nullable().describe('规划的写法'),
});

const checkedSentenceSchema = named(
  'CheckedSentence',
  z.strictObject({
    text: z.string(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    verdict: z.enum(DRAFT_VERDICTS).describe('与规划一致 / 与规划不一致 / 规划未涉及'),
    differences: z.array(differenceSchema),
    unfounded: z.array(z.string()).describe('规划中没有找到的词和数'),
    isMasked: z.boolean().describe('公布的文本以 * 代替这一数字'),
    citations: z.array(z.int().positive()),
  }),
);

export const draftCheckSchema: z.ZodType<DraftCheck> = named(
  'DraftCheck',
  z.strictObject({
    sentences: z.array(checkedSentenceSchema),
    citations: z.array(citationSchema),
    counts: z.strictObject({
      consistent: z.int().nonnegative(),
      differs: z.int().nonnegative(),
      'not-covered': z.int().nonnegative(),
    }),
    edition: editionSchema,
  }),
);
