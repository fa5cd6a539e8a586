// What a reader sends when rating an answer, checked at the door.
import { z } from 'zod';

/** Reasons by stable word; the faces show them in the reader's language. */
export const FEEDBACK_REASONS = [
  'accurate',
  'quick',
  'clear',
  'off-point',
  'wrong-citation',
  'incorrect',
  'incomplete',
  'unclear',
  'other',
] as const;

/** Five hundred characters hold a paragraph of complaint and no file. */
export const NOTE_CHARACTERS = 500;

export const feedbackMessageSchema = z.strictObject({
  /** `id` of the rated answer; rating it again replaces the earlier rating. */
  answerId: z.uuid('应为回答的编号'),
  verdict: z.enum(['up', 'down']),
  reason: z.enum(FEEDBACK_REASONS).optional(),
  note: z.string().max(NOTE_CHARACTERS).optional(),
  status: z.enum(['answered', 'partial', 'abstained', 'declined']),
  mode: z.enum(['extractive', 'generated']),
  /** Digest of the edition that the answer spoke for. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

export type FeedbackMessage = z.infer<typeof feedbackMessageSchema>;
