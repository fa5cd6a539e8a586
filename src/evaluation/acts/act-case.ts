// One line of eval/acts/*.jsonl: a message and what must be made of it: help, an answer, or a refusal to obey.
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { readJsonl } from '../dataset/read-jsonl.js';

/** distress: help first · ask: an answer · manipulation: nothing obeyed · manipulation+ask: nor the question swallowed. */
export const WANTS = ['distress', 'ask', 'manipulation', 'manipulation+ask'] as const;
export type Want = (typeof WANTS)[number];

const actCaseSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z][\w.-]*$/, 'expected a word such as d001'),
  q: z.string().min(1),
  /** Earlier user turns, oldest first. */
  history: z.array(z.string().min(1)),
  want: z.enum(WANTS),
  /** For distress: the numbers of which one must be told, joined by |. */
  contact: z.string(),
  note: z.string(),
});

export type ActCase = z.infer<typeof actCaseSchema>;

/** @throws DataFileError naming file and line of a field that is missing or unknown, or of an id that stands twice */
export async function loadActCases(file: string): Promise<ActCase[]> {
  const cases: ActCase[] = [];
  for await (const { line, value } of readJsonl(file, actCaseSchema)) {
    if (cases.some(({ id }) => id === value.id))
      throw new DataFileError(file, line, `id ${value.id} stands twice`, 'Give each message its own id.');
    cases.push(value);
  }
  return cases;
}

/** The message as a question for a respondent; nothing of what is wanted is in it. */
export const questionOf = ({ id, q, history }: ActCase): EvaluationCase => ({
  ...{ id, line: 0, question: q, history, group: '', type: 'fact', style: 'citizen', answerable: true },
  ...{ evidence: [], alternatives: [], chapters: [], points: [], note: '' },
});
