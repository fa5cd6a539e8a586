// The body of POST /api/ask, and its limits.
import { z } from 'zod';
import type { AskRequest, Turn } from '../../answering/answer.js';
import { named } from './schema-registry.js';

/** Long enough for a pasted paragraph with a question; the longest question people sent had under 300 characters. */
export const MOST_QUESTION_CHARACTERS = 2000;
/** Ten questions and their answers; what a follow-up refers to stands in the last few. */
export const MOST_TURNS = 20;
export const MOST_TURN_CHARACTERS = 4000;

/** Half a surrogate pair is no character: it would be replaced on the way out, and the answer would not echo the question. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const NOT_WELL_FORMED = '含有无效的 Unicode 字符';

const role = z.enum(['user', 'assistant']);
const content = z.string().max(MOST_TURN_CHARACTERS).refine(isWellFormed, NOT_WELL_FORMED);

export const turnSchema: z.ZodType<Turn> = named('Turn', z.strictObject({ role, content }));

export const historySchema = z
  .array(turnSchema)
  .max(MOST_TURNS)
  .describe('此前的对话，由旧到新 / earlier turns, oldest first');

export const askRequestSchema: z.ZodType<AskRequest> = named(
  'AskRequest',
  z.strictObject({
    question: z.string().trim().min(1).max(MOST_QUESTION_CHARACTERS).refine(isWellFormed, NOT_WELL_FORMED),
    history: historySchema.exactOptional(),
    mode: z
      .enum(['auto', 'extractive', 'generated'])
      .exactOptional()
      .describe('auto（默认）：配置了模型时由模型撰写，否则摘录原文 / generated where a model is configured'),
  }),
);
