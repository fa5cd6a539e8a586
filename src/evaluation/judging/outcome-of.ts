// What became of a question: answered, abstained, declined, or nothing because asking failed.
import type { JudgedCase } from './judged-case.js';

export type Outcome = 'answered' | 'abstained' | 'declined' | 'error';

/**
 * `partial` counts as answered. For type `masked` an abstention that cites the place counts as answered too: saying
 * that the figure is not published, and showing where, is the answer (eval/README.md, 5).
 */
export function outcomeOf({ case: { type }, record: { answer } }: JudgedCase): Outcome {
  if (answer === null) return 'error';
  if (answer.status === 'declined') return 'declined';
  if (answer.status === 'abstained') return type === 'masked' && answer.citations.length > 0 ? 'answered' : 'abstained';
  return 'answered';
}

/** Whether the system said no: it looked and did not find, or it would not look. */
export const saidNo = (judged: JudgedCase): boolean => ['abstained', 'declined'].includes(outcomeOf(judged));
