// How strongly what was found speaks for a question being one that the plan answers.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { PlanSearch } from './search-plan.js';

export interface StrengthWeights {
  /** Weight of the best sentence's margin beside the topic's. */
  readonly margin: number;
  /** Weight of the share of the question's words and pairs that the plan itself has. */
  readonly plan: number;
}

/**
 * A logistic regression (both classes weighed alike) of questions of authors held out of the index-time questions, one
 * who avoids the plan's words and one who does not, against off-topic ones held out of `general/off-topic.txt`; rounded,
 * the topic's weight being 1. The plan's words add nothing for the first author, and a third of the errors for the second.
 * Fused scores, coverage and likeness to single questions add nothing.
 */
const STRENGTH_WEIGHTS: StrengthWeights = { margin: 0.7, plan: 1.1 };

/**
 * Likeness to questions for the plan against off-topic ones, to the questions of one sentence against all others, and to
 * the plan's own words; about -2 to 4, bigger is stronger.
 */
export function evidenceStrength(
  index: PlanIndex,
  { learned, query }: Pick<PlanSearch, 'learned' | 'query'>,
  weights = STRENGTH_WEIGHTS,
): number {
  // What weighs less than a word of the topic was left out of it.
  const terms = [...query.literalTerms]
    .filter(([term, weight]) => term.length > 1 && weight >= 1)
    .map(([term]) => term);
  const known = terms.length === 0 ? 0 : terms.filter((term) => index.passages.has(term)).length / terms.length;
  const margin = learned.sentences.reduce((best, value) => Math.max(best, value), -1);
  return learned.topic + weights.margin * margin + weights.plan * known;
}
