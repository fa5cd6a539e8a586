// Clauses of a sentence, and what two clauses share: the grain at which a negation or a verb governs.

/** A clause with the pairs of neighbouring characters it consists of. */
export interface Clause {
  readonly text: string;
  /** The whole sentence that the clause is part of. */
  readonly sentence: string;
  readonly bigrams: ReadonlySet<string>;
}

const HAN_RUN = /[\p{Script=Han}a-z0-9.%]+/gu;

/** Pairs of neighbouring Chinese characters, letters or digits; the text is expected in its folded form. */
export function bigramsOf(text: string): Set<string> {
  const bigrams = new Set<string>();
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (let i = 0; i + 1 < run.length; i++) bigrams.add(run.slice(i, i + 2));
  }
  return bigrams;
}

const clauseOf = (text: string, sentence: string): Clause => ({ text, sentence, bigrams: bigramsOf(text) });

/** Clauses between commas, semicolons and full stops; 、 joins what one verb governs and does not split. */
export const splitClauses = (text: string): Clause[] =>
  text.split(/[;。!?\n]+/).flatMap((sentence) =>
    sentence
      .split(/[,:]+/)
      .filter((clause) => clause !== '')
      .map((clause) => clauseOf(clause, sentence)),
  );

/** How many of the bigrams a clause has. */
export function sharedBigrams(bigrams: ReadonlySet<string>, clause: Clause): number {
  let shared = 0;
  for (const bigram of bigrams) if (clause.bigrams.has(bigram)) shared++;
  return shared;
}

/** The clauses that share the most with `clause`, none when the best shares fewer than `fewest` bigrams. */
export function alignedClauses(clause: Clause, candidates: readonly Clause[], fewest: number): Clause[] {
  const counts = candidates.map((candidate) => sharedBigrams(clause.bigrams, candidate));
  const most = Math.max(0, ...counts);
  return most < fewest ? [] : candidates.filter((_, index) => counts[index] === most);
}
