// Whether rows of the main-targets table bear out what a claim says of them without a figure: 增得快, 增得多, 年均增速最高.
import type { Indicator, PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { languageWords, type WordClass } from '../../text/word-classes.js';
import { withSameWords } from './same-words.js';
import { bigramsOf } from './split-clauses.js';

/** By what a word compares two rows. */
const MEASURES: readonly (readonly [WordClass, (row: Indicator) => number | null])[] = [
  [languageWords('grows-faster'), ({ averageGrowth }) => numberOf(averageGrowth)],
  [
    languageWords('grows-more'),
    ({ baseline, target }) => {
      const [from, to] = [numberOf(baseline), numberOf(target)];
      return from === null || to === null ? null : to - from;
    },
  ],
];
const CLAUSE = /[，。；！,;!]/;
/** Share of a row's name by which a clause names it. */
const NAMED = 0.5;

const numberOf = (value: TargetValue): number | null => (value.kind === 'number' ? value.value : null);

/** The rows that the quotes touch and those beside them under one row; all of the table where that is one alone. */
function comparedRows(spans: readonly TextSpan[], { indicators }: PlanDocument): Indicator[] {
  const quoted = indicators.filter((row) => spans.some((span) => spansOverlap(row.span, span)));
  const beside = indicators.filter(
    (row) =>
      quoted.includes(row) || (row.parentId !== null && quoted.some(({ parentId }) => parentId === row.parentId)),
  );
  return quoted.length === 0 || beside.length > 1 ? beside : [...indicators];
}

const likenessTo = (clause: string, { name }: Indicator): number => {
  const pairs = [...bigramsOf(withSameWords(name))];
  return pairs.filter((pair) => clause.includes(pair)).length / Math.max(1, pairs.length);
};

/** The row that a clause names; null where it names none or two alike. */
function namedRow(clause: string, rows: readonly Indicator[]): Indicator | null {
  const [first, second] = rows
    .map((row) => ({ row, likeness: likenessTo(clause, row) }))
    .sort((a, b) => b.likeness - a.likeness);
  if (!first || first.likeness < NAMED || first.likeness === second?.likeness) return null;
  return first.row;
}

/** The comparisons of a claim that the table bears out, as the claim prints them. */
export function provedComparisons(claimText: string, spans: readonly TextSpan[], plan: PlanDocument): string[] {
  const rows = comparedRows(spans, plan);
  if (rows.length < 2) return [];
  return MEASURES.flatMap(([words, measure]) =>
    words
      .find(claimText)
      .filter(({ word, index }) => {
        const head = claimText.slice(0, index).split(CLAUSE).at(-1) ?? '';
        const clause = head + (claimText.slice(index + word.length).split(CLAUSE, 1)[0] ?? '');
        const own = namedRow(clause, rows);
        const value = own && measure(own);
        const others = rows.filter((row) => row !== own).flatMap((row) => measure(row) ?? []);
        return value !== null && others.length > 0 && others.every((other) => other < value);
      })
      .map(({ word }) => word),
  );
}
