// What the tools of the Model Context Protocol take and give.
import { z } from 'zod';
import { answerSchema, citationSchema } from '../schemas/answer.js';
import { questionSchema, turnSchema } from '../schemas/ask-request.js';
import { indicatorsSchema, sectionSchema } from '../schemas/plan.js';
import { draftCheckSchema, draftTextSchema } from '../schemas/verify.js';

/** A list longer than this is browsed in the outline, not searched. */
const MOST_PASSAGES = 20;

const sourceSchema = citationSchema.pick({
  id: true,
  reference: true,
  officialReference: true,
  quote: true,
  url: true,
});

export const askInput = z.strictObject({
  question: questionSchema.describe('就规划提出的问题，一次可以问几件事'),
  history: z.array(turnSchema).max(20).optional().describe('此前的对话，由旧到新'),
});
export const askOutput = z.strictObject({
  status: answerSchema.shape.status,
  reason: answerSchema.shape.reason,
  answer: z.string().describe('[1] 为出处的编号'),
  understood: z.string().nullable(),
  sources: z.array(sourceSchema),
  related: z.array(z.strictObject({ reference: z.string(), title: z.string(), url: z.string() })),
  edition: answerSchema.shape.edition,
});

export const searchInput = z.strictObject({
  query: questionSchema.describe('问题或关键词'),
  k: z.int().min(1).max(MOST_PASSAGES).optional().describe('返回多少段，默认 5'),
});
export const searchOutput = z.strictObject({
  passages: z.array(
    z.strictObject({
      rank: z.int().positive(),
      score: z.number(),
      sectionId: z.string(),
      reference: z.string(),
      title: z.string(),
      text: z.string().describe('规划原文，逐字'),
      url: z.string(),
    }),
  ),
});

export const sectionInput = z.strictObject({ id: z.string().describe('章节编号，如 c2.1.2，见 list_outline') });
export const sectionOutput = sectionSchema;

export const outlineInput = z.strictObject({
  depth: z.int().min(1).max(3).optional().describe('1 只列章，2 到一、，3 到（一）；默认 2'),
});
export const outlineOutput = z.strictObject({
  id: z.string(),
  title: z.string(),
  period: z.strictObject({ from: z.int(), to: z.int() }),
  units: z.array(
    z.strictObject({ id: z.string(), level: z.string(), label: z.string(), title: z.string(), reference: z.string() }),
  ),
});

export const targetsInput = z.strictObject({});
export const targetsOutput = indicatorsSchema;

export const verifyInput = z.strictObject({ text: draftTextSchema.describe('要核对的文稿') });
export const verifyOutput = draftCheckSchema;
