// Questions out of a model's reply, as far as it is sound.
import { z } from 'zod';
import { ThinkingFilter } from '../drop-thinking.js';
import { LooseJsonReader } from '../loose-json.js';

export interface WrittenQuestion {
  /** 1-based; 0 for the passage as a whole. */
  readonly sentence: number;
  readonly question: string;
}

const text = z.string().trim().min(4).max(80);
const oneSchema = z.object({ sentence: z.coerce.number().int().nonnegative(), question: text });
const manySchema = z.object({ sentence: z.coerce.number().int().nonnegative(), questions: z.array(z.string()) });

function readObject(json: string): WrittenQuestion[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const one = oneSchema.safeParse(value);
  if (one.success) return [one.data];
  const many = manySchema.safeParse(value);
  if (!many.success) return [];
  const { sentence, questions } = many.data;
  return questions.flatMap((question) =>
    text.safeParse(question).success ? [{ sentence, question: question.trim() }] : [],
  );
}

/** All questions of a reply whose sentence exists; fenced, prefixed and cut replies are read as far as they go. */
export function readQuestions(reply: string, sentences: number): WrittenQuestion[] {
  const filter = new ThinkingFilter();
  const reader = new LooseJsonReader();
  const objects = [...reader.push(filter.push(reply)), ...reader.push(filter.end()), ...reader.end()];
  return objects.flatMap(readObject).filter(({ sentence }) => sentence <= sentences);
}
