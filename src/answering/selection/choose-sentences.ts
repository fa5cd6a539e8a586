// How many of the ranked sentences an answer holds: the number with which it is likeliest to be complete and no longer
// than twice what is needed (expected utility over the set, as in Lewis 1995, "Evaluating and Optimizing Autonomous Text
// Classification Systems").
import type { Kind } from '../../understanding/reading.js';

interface Ranked {
  /** Probability, 0 to 1, that a complete answer holds the sentence. */
  readonly answers: number;
}

/**
 * People mark more generously than an asker reads: probabilities are sharpened by this power. Of 2,640
 * tuned cases 2,125 are complete at 1.8, 2,147 at 2.4, 2,153 at 3.2.
 */
const SHARPENED = 2.8;
/** Whoever asks for all that concerns them, or to be told about a subject, is served by more. */
const SHARPENED_BROAD: Partial<Record<Kind, number>> = { gather: 1, brief: 2 };
/** A sentence less likely than this is never added. */
const LEAST = 0.2;
/** Share of an answer's sentences that must be needed. */
const NEEDED = 0.5;
/** Sentences after these change nothing. */
const LOOKED_AT = 20;

/** Probability that at least `least` of independent events happen (the Poisson binomial distribution). */
function atLeast(probabilities: readonly number[], least: number): number {
  let counts = [1];
  for (const p of probabilities) {
    const next = [...counts.map((share) => share * (1 - p)), 0];
    counts.forEach((share, count) => {
      next[count + 1] = (next[count + 1] ?? 0) + share * p;
    });
    counts = next;
  }
  return counts.slice(least).reduce((sum, share) => sum + share, 0);
}

/**
 * Chooses the first of the ranked sentences.
 * @param ranked best first
 * @param most how many may be chosen; the first always is
 * @param kind what is asked of the topic
 */
export function chooseSentences<Sentence extends Ranked>(
  ranked: readonly Sentence[],
  most: number,
  kind: Kind = 'measures',
): Sentence[] {
  const power = SHARPENED_BROAD[kind] ?? SHARPENED;
  const sharpened = ranked.slice(0, LOOKED_AT).map(({ answers }) => answers ** power);
  let best = { size: 1, value: -1 };
  for (let size = 1; size <= Math.min(most, sharpened.length); size++) {
    const nothingLeft = sharpened.slice(size).reduce((share, p) => share * (1 - p), 1);
    const value = nothingLeft * atLeast(sharpened.slice(0, size), Math.ceil(size * NEEDED));
    if (value > best.value) best = { size, value };
  }
  return ranked.slice(0, best.size).filter(({ answers }, at) => at === 0 || answers >= LEAST);
}
