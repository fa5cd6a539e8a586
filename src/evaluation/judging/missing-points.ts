// Which points of a case an answer leaves out, in its text and in its table.
import type { StoredAnswer } from '../running/generated-record.js';
import { normalizeForScoring } from './normalize-for-scoring.js';
import { toldText } from './told-text.js';

/** The points of which no spelling is told, both sides normalised; all of them where nothing was answered. */
export function missingPoints(
  points: readonly (readonly string[])[],
  answer: StoredAnswer | null,
): (readonly string[])[] {
  const text = answer === null ? '' : normalizeForScoring(toldText(answer));
  return points.filter((spellings) => !spellings.some((spelling) => text.includes(normalizeForScoring(spelling))));
}
