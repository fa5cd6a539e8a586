// The clause of a line of the plan that stands beside a piece of a draft: the one that shares most with it.
import { normalizeText } from '../../text/normalize-text.js';
import { bigramsOf, sharedBigrams, splitClauses } from '../verification/split-clauses.js';

/** In its folded form; '' for a line without words. */
export function clauseBeside(text: string, line: string): string {
  const pairs = bigramsOf(normalizeText(text));
  const clauses = splitClauses(normalizeText(line));
  const best = clauses.toSorted((a, b) => sharedBigrams(pairs, b) - sharedBigrams(pairs, a))[0];
  return best?.text ?? '';
}
