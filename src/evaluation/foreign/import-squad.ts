// SQuAD-style JSON (SQuAD 1.1 and 2.0, CMRC 2018, DRCD, DuReader robust) as passages and queries.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import type { ForeignData, ForeignPassage, ForeignQuery } from './foreign-data.js';

/** Unknown fields are allowed: every set adds its own. */
const squadSchema = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string().min(1),
          qas: z.array(
            z.object({
              id: z.union([z.string(), z.number()]).transform(String),
              question: z.string(),
              is_impossible: z.boolean().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * Each distinct context becomes a passage (sets repeat contexts), each question a query whose gold is its context.
 * Questions marked impossible, or without a visible question, are counted and left out. Of a repeated question id the
 * later ones get a suffix.
 * @throws DataFileError when the file cannot be read or is not SQuAD-shaped, naming the first wrong place
 */
export function importSquad(file: string): ForeignData {
  const parsed = squadSchema.safeParse(readJson(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new DataFileError(
      file,
      null,
      `not SQuAD-shaped at \`${issue?.path.join('.')}\`: ${issue?.message}`,
      'Expected {"data":[{"paragraphs":[{"context","qas":[{"id","question"}]}]}]}.',
    );
  }
  const passages = new Map<string, ForeignPassage>();
  const queries: ForeignQuery[] = [];
  const timesSeen = new Map<string, number>();
  let skipped = 0;
  for (const { context, qas } of parsed.data.data.flatMap(({ paragraphs }) => paragraphs)) {
    const passage = passages.get(context) ?? { id: `p${passages.size + 1}`, text: context };
    passages.set(context, passage);
    for (const { id, question, is_impossible } of qas) {
      if (is_impossible === true || question.trim() === '') {
        skipped++;
        continue;
      }
      const times = (timesSeen.get(id) ?? 0) + 1;
      timesSeen.set(id, times);
      queries.push({ id: times === 1 ? id : `${id}#${times}`, q: question, gold: [passage.id] });
    }
  }
  if (queries.length === 0) throw new DataFileError(file, null, 'holds no answerable question', 'Name another file.');
  return { passages: [...passages.values()], queries, skipped };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new DataFileError(
      file,
      null,
      `cannot be read as JSON: ${(error as Error).message}`,
      'Check the path and the file.',
    );
  }
}
