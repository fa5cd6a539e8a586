// Whether a quote holds a string of the case's evidence or is a part of one, by letters alone.
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { normalizeForScoring } from './normalize-for-scoring.js';

/** Both sides normalised; an empty quote never hits. Spans play no part: a foreign service may count offsets its own way. */
export function quoteHits({ evidence, alternatives }: EvaluationCase, quote: string): boolean {
  const quoted = normalizeForScoring(quote);
  if (quoted === '') return false;
  return [...evidence, ...alternatives].some(({ text }) => {
    const truth = normalizeForScoring(text);
    return quoted.includes(truth) || truth.includes(quoted);
  });
}
