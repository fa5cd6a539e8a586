// One line of eval/failing.jsonl: a small input that failed once, and what tells a right answer.
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { readJsonl } from '../dataset/read-jsonl.js';

const failingInputSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z][\w.-]*$/, 'expected a word such as w001'),
  /** The fault's kind. */
  kind: z.string().min(1),
  q: z.string().min(1),
  /** Earlier user turns, oldest first. */
  history: z.array(z.strictObject({ role: z.literal('user'), content: z.string().min(1) })),
  /** The answer's status where only one is right; null where several are. */
  status: z.enum(['answered', 'partial', 'abstained', 'declined']).nullable(),
  /** Strings that the answer, its table and its signposts hold, and never hold. */
  must: z.array(z.string().min(1)),
  mustNot: z.array(z.string().min(1)),
  /** A right citation comes from one of these; empty where it does not matter. */
  chapters: z.array(z.int().nonnegative()),
  /** What is right, for a reader. */
  want: z.string().min(1),
});

export type FailingInput = z.infer<typeof failingInputSchema>;

/**
 * Reads the inputs.
 * @throws DataFileError naming file and line of a field that is missing or unknown, or of an id that stands twice
 */
export async function loadFailingInputs(file: string): Promise<FailingInput[]> {
  const inputs: FailingInput[] = [];
  for await (const { line, value } of readJsonl(file, failingInputSchema)) {
    if (inputs.some(({ id }) => id === value.id))
      throw new DataFileError(file, line, `id ${value.id} stands twice`, 'Give each input its own id.');
    inputs.push(value);
  }
  return inputs;
}

/** The input as a question for a respondent; nothing of a truth is in it. */
export const questionOf = ({ id, q, history }: FailingInput): EvaluationCase => ({
  ...{
    id,
    line: 0,
    question: q,
    history: history.map(({ content }) => content),
    group: '',
    type: 'fact',
    style: 'citizen',
    answerable: true,
  },
  ...{ evidence: [], alternatives: [], chapters: [], points: [], note: '' },
});
