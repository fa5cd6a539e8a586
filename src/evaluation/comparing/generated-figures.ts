// What a model's recorded replies make of answers, beside the same cases without a model.
import { generationOf } from '../judging/generation-of.js';
import { isComplete } from '../metrics/complete.js';
import { comparable, type JudgedClaim } from '../replies/judged-claims.js';
import type { ScoredCase } from '../scoring/score-cases.js';

export interface GeneratedFigures {
  readonly model: string;
  readonly cases: number;
  /** Share of cases that are answered completely, with the model and without. */
  readonly complete: number;
  readonly completeWithout: number;
  /** Cases that are complete with the model alone, and without it alone. */
  readonly won: readonly string[];
  readonly lost: readonly string[];
  readonly claimsKept: number;
  readonly claimsDropped: number;
  readonly fallbacks: number;
  /** Of the claims that a person judged: right ones that fell at the gate, wrong ones that reached the reader. */
  readonly judgedRight: number;
  readonly rightFallen: readonly string[];
  readonly judgedWrong: number;
  readonly wrongShown: readonly string[];
}

const shareOf = (count: number, of: number): number => (of === 0 ? 0 : count / of);

interface Shown {
  readonly claims: ReadonlySet<string>;
  /** Whether the model's claims were shown at all: an answer that fell back shows none, and drops none that it would show. */
  readonly isGenerated: boolean;
  readonly unverified: boolean;
}

function shownOf({ record }: ScoredCase): Shown {
  const generation = generationOf(record);
  return {
    claims: new Set((record.answer?.claims ?? []).map(({ text }) => comparable(text))),
    isGenerated: record.answer?.mode === 'generated',
    unverified: generation?.fallback === 'unverified',
  };
}

/** Compares two runs of the same cases. */
export function compareGenerated(
  model: string,
  runs: { readonly generated: readonly ScoredCase[]; readonly extractive: readonly ScoredCase[] },
  judged: readonly JudgedClaim[],
): GeneratedFigures {
  const { generated, extractive } = runs;
  const without = new Set(extractive.filter(isComplete).map((scored) => scored.case.id));
  const complete = new Set(generated.filter(isComplete).map((scored) => scored.case.id));
  const shown = new Map(generated.map((scored) => [scored.case.id, shownOf(scored)]));
  const own = judged.filter((claim) => claim.manner === model && shown.has(claim.case));
  const isShown = (claim: JudgedClaim) => shown.get(claim.case)?.claims.has(comparable(claim.text)) ?? false;
  const couldShow = (claim: JudgedClaim) => {
    const of = shown.get(claim.case);
    return of !== undefined && (of.isGenerated || of.unverified);
  };
  const generations = generated.flatMap(({ record }) => generationOf(record) ?? []);
  const describe = (claim: JudgedClaim) => `${claim.case} ${claim.text}`;
  return {
    model,
    cases: generated.length,
    complete: shareOf(complete.size, generated.length),
    completeWithout: shareOf(without.size, extractive.length),
    won: [...complete].filter((id) => !without.has(id)),
    lost: [...without].filter((id) => !complete.has(id)),
    claimsKept: generations.reduce((sum, { claimsKept }) => sum + claimsKept, 0),
    claimsDropped: generations.reduce(
      (sum, { claimsDropped }) => sum + Object.values(claimsDropped).reduce((all, count) => all + count, 0),
      0,
    ),
    fallbacks: generations.filter(({ fallback }) => fallback !== null).length,
    judgedRight: own.filter((claim) => claim.right && couldShow(claim)).length,
    rightFallen: own.filter((claim) => claim.right && couldShow(claim) && !isShown(claim)).map(describe),
    judgedWrong: own.filter(({ right }) => !right).length,
    wrongShown: own.filter((claim) => !claim.right && isShown(claim)).map(describe),
  };
}
