// The body of POST /api/ask, and its limits.
import { z } from 'zod';
import type { AskRequest, Turn } from '../../answering/answer.js';
import { MOST_QUESTION_CHARACTERS, MOST_TURN_CHARACTERS, MOST_TURNS } from '../../answering/input-limits.js';
import { fitsWithin } from '../../text/cap-text.js';
import { named } from './schema-registry.js';

/** Half a surrogate pair is no character: it would be replaced on the way out, and the answer would not echo the question. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const NOT_WELL_FORMED = '含有无效的 Unicode 字符';

/** A few ligatures are a long text in their compatibility form, which is what is read. */
const limited = (text: z.ZodString, most: number) =>
  text
    .max(most)
    .refine((value) => value.length > most || fitsWithin(value, most), `规范化后最多 ${most} 个字符`)
    .refine(isWellFormed, NOT_WELL_FORMED);

const role = z.enum(['user', 'assistant']);
const content = limited(z.string(), MOST_TURN_CHARACTERS);

/** A question as it is asked, searched or followed up. */
export const questionSchema = limited(z.string().trim().min(1), MOST_QUESTION_CHARACTERS);

export const turnSchema: z.ZodType<Turn> = named('Turn', z.strictObject({ role, content }));

export const historySchema = z
  .array(turnSchema)
  .max(MOST_TURNS)
  .describe('此前的对话，由旧到新 / earlier turns, oldest first');

export const askRequestSchema: z.ZodType<AskRequest> = named(
  'AskRequest',
  z.strictObject({
    question: questionSchema,
    history: historySchema.exactOptional(),
    mode: z
      .enum(['auto', 'extractive', 'generated'])
      .exactOptional()
      .describe('auto（默认）：配置了模型时由模型撰写，否则摘录原文 / generated where a model is configured'),
    plan: z
      .string()
      .min(1)
      .max(64)
      .exactOptional()
      .describe('规划的编号，见 /api/plans；不写时问默认的一部，问题里写了另一部规划的地名则问那一部'),
  }),
);
