// Vectors that tell nothing are refused: zeros, one number throughout, no numbers, one vector for every text.
import { ModelFailure } from './model-failure.js';

const bad = (what: string): ModelFailure => new ModelFailure('bad-vectors', `the endpoint gave ${what}`);

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number' && Number.isFinite(each));

/** Why a vector tells nothing; null when it may tell something. */
export function faultOf(vector: readonly number[]): string | null {
  if (vector.every((value) => value === 0)) return 'a vector of zeros';
  if (vector.length > 1 && vector.every((value) => value === vector[0])) return 'a vector of one number throughout';
  return Number.isFinite(Math.hypot(...vector)) ? null : 'a vector too long to be measured';
}

const areEqual = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/**
 * The vectors of these texts, one each.
 * @throws ModelFailure `malformed` for another number of them, `bad-vectors` for one that tells nothing
 */
export function checkVectors(vectors: readonly unknown[], texts: readonly string[]): number[][] {
  if (vectors.length !== texts.length)
    throw new ModelFailure('malformed', `the endpoint gave ${vectors.length} vectors for ${texts.length} texts`);
  const checked = vectors.map((vector) => {
    if (!isNumbers(vector)) throw bad('a vector that is not a list of numbers');
    const fault = faultOf(vector);
    if (fault !== null) throw bad(fault);
    return vector;
  });
  const [first = []] = checked;
  if (new Set(texts).size > 1 && checked.every((vector) => areEqual(vector, first)))
    throw bad('one and the same vector for different texts');
  return checked;
}
