// The statements that may answer a part, gathered once for the judge and the operators.
import type { PartContext } from '../part-context.js';
import { type AttributeMatch, matchAttributes } from './match-attributes.js';
import { type EnumerationMatch, matchEnumerations } from './match-enumerations.js';
import { matchQuantities, type QuantityMatch } from './match-quantities.js';
import { matchRows, type RowMatch } from './match-rows.js';

/** Each kind best first. */
export interface Findings {
  readonly rows: readonly RowMatch[];
  readonly quantities: readonly QuantityMatch[];
  readonly enumerations: readonly EnumerationMatch[];
  readonly attributes: readonly AttributeMatch[];
  /** Probability, 0 to 1, that the best sentence answers. */
  readonly surest: number;
}

export const findAnswers = (context: PartContext): Findings => ({
  rows: matchRows(context),
  quantities: matchQuantities(context),
  enumerations: matchEnumerations(context),
  attributes: matchAttributes(context),
  surest: context.selected[0]?.answers ?? 0,
});
