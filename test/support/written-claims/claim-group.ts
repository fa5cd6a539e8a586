// A group of hand-made claims over the same quotes of the plan.

/** What was done to a right claim to make a wrong one. */
export type FaultMade =
  | 'figure'
  | 'year'
  | 'unit'
  | 'bound'
  | 'tense'
  | 'strength'
  | 'negation'
  | 'direction'
  | 'scope'
  | 'subject'
  | 'mixed'
  | 'cut-list'
  | 'count'
  | 'computed'
  | 'nature'
  | 'name'
  | 'code'
  | 'coverage';

export interface ClaimGroup {
  /** Verbatim parts of the plan. */
  readonly quotes: readonly string[];
  readonly right: readonly string[];
  readonly wrong: readonly (readonly [fault: FaultMade, text: string])[];
}
