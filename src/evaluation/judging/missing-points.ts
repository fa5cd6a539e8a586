// Which points of a case an answer leaves out.
import { normalizeForScoring } from './normalize-for-scoring.js';

/** The points of which no spelling stands in the answer's text, both sides normalised. */
export function missingPoints(points: readonly (readonly string[])[], answer: string): (readonly string[])[] {
  const text = normalizeForScoring(answer);
  return points.filter((spellings) => !spellings.some((spelling) => text.includes(normalizeForScoring(spelling))));
}
