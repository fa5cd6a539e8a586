// Learns both looks at the sentences. The second learns from what the first says of questions whose authors it has not seen:
// of its own it would be too sure.
import { lookAgain, SECOND_FEATURES, type SelectionModel } from '../../answering/selection/second-look.js';
import { FEATURES } from '../../answering/selection/sentence-features.js';
import { type BoostedTrees, probabilityOf } from '../../learning/boosted-trees.js';
import { type Example, fitExamples } from './held-out-quality.js';
import type { SelectionCase } from './selection-rows.js';

/** In so many turns the authors are held out. */
const FOLDS = 3;
/** The second look has less left to learn. */
const SECOND_TREES = 100;

/** The examples of cases; `rowsOf` says what is measured of a case's candidates. */
function examplesOf(
  cases: readonly SelectionCase[],
  rowsOf: (one: SelectionCase) => readonly (readonly number[])[],
): Example[] {
  return cases.flatMap((one) => {
    const rows = rowsOf(one);
    return one.labels.flatMap((label, at) =>
      label === null ? [] : [{ group: one.group, features: rows[at] ?? [], label }],
    );
  });
}

const firstRows = ({ candidates }: SelectionCase): (readonly number[])[] => candidates.map(({ features }) => features);

const fitFirst = (cases: readonly SelectionCase[]): BoostedTrees => fitExamples(FEATURES, examplesOf(cases, firstRows));

/** What the first look says of each case, fitted without its author. */
function firstSaid(cases: readonly SelectionCase[]): Map<SelectionCase, number[]> {
  const groups = [...new Set(cases.map(({ group }) => group))];
  const foldOf = (group: string): number => groups.indexOf(group) % FOLDS;
  const said = new Map<SelectionCase, number[]>();
  for (let fold = 0; fold < Math.min(FOLDS, groups.length); fold++) {
    const model = fitFirst(cases.filter(({ group }) => foldOf(group) !== fold));
    for (const one of cases)
      if (foldOf(one.group) === fold)
        said.set(
          one,
          firstRows(one).map((row) => probabilityOf(model, row)),
        );
  }
  return said;
}

/** The examples of the second look, each author's measured with a first look that has not seen them. */
export function secondExamples(cases: readonly SelectionCase[]): Example[] {
  const said = firstSaid(cases);
  return examplesOf(cases, (one) => lookAgain(one.candidates, said.get(one) ?? []));
}

/** @param second what `secondExamples` made of the same cases */
export function fitSelection(cases: readonly SelectionCase[], second: readonly Example[]): SelectionModel {
  return { first: fitFirst(cases), second: fitExamples(SECOND_FEATURES, second, { trees: SECOND_TREES }) };
}
