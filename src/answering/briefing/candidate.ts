// A sentence that may become a point: how much it says, and the plan's clauses that say it in short.
import type { Statement } from '../../statements/statement.js';
import { splitAtMarks } from '../../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { AnsweringParts } from '../answering-parts.js';
import { statementsOf } from '../matching/statements-of.js';

export interface Candidate {
  readonly span: TextSpan;
  /** Unit that points are spread over, so that no part of the scope is left out. */
  readonly group: string;
  readonly head: string;
  /** Bigger says more, or is nearer to the topic. */
  readonly score: number;
}

/** A figure to be reached says more than any measure; a third measure says little more than two. */
const TARGET = 3;
const MEASURE = 0.5;
const MOST_MEASURES = 4;
const LIST = 0.5;
const TOLD = 0.3;

const isTarget = ({ kind, scope }: Statement): boolean => kind === 'quantity' && scope !== 'past';

/** How much a sentence says, by the statements that it makes. */
export function substanceOf(parts: AnsweringParts, span: TextSpan): number {
  const made = statementsOf(parts, span);
  const count = (kind: Statement['kind']): number => made.filter((statement) => statement.kind === kind).length;
  return (
    (made.some(isTarget) ? TARGET : 0) +
    Math.min(MOST_MEASURES, count('provision')) * MEASURE +
    Math.min(1, count('enumeration')) * LIST +
    Math.min(1, count('attribute')) * TOLD
  );
}

/** A point is read at a glance. */
const LONGEST_POINT = 100;

/** Clauses of a sentence as printed, those with a target first chosen, then in order while they fit. */
export function shorten(parts: AnsweringParts, span: TextSpan): string {
  const { text } = parts.index.plan;
  const whole = sliceSpan(text, span).replace(/[。；]$/, '');
  if (whole.length <= LONGEST_POINT) return whole;
  const clauses = splitAtMarks(text, span, '，；。');
  const targets = statementsOf(parts, span).flatMap((each) =>
    each.kind === 'quantity' && isTarget(each) ? [each] : [],
  );
  const holds = (clause: TextSpan): boolean => targets.some(({ printed }) => containsSpan(clause, printed));
  const kept = new Set(clauses.filter(holds));
  let length = [...kept].reduce((sum, clause) => sum + clause.end - clause.start + 1, 0);
  for (const clause of clauses) {
    const own = clause.end - clause.start + 1;
    if (kept.has(clause)) continue;
    if (length + own > LONGEST_POINT) break;
    kept.add(clause);
    length += own;
  }
  return joinClauses(
    text,
    clauses.filter((clause) => kept.has(clause)),
  );
}

/** Neighbours keep the mark between them; where clauses are left out between two, a semicolon says that they were apart. */
function joinClauses(text: string, clauses: readonly TextSpan[]): string {
  return clauses
    .map((clause, at) => {
      const before = clauses[at - 1];
      if (!before) return sliceSpan(text, clause);
      const between = text.slice(before.end, clause.start);
      return `${between.length <= 2 ? between : '；'}${sliceSpan(text, clause)}`;
    })
    .join('');
}

/** The best of each group in turn, until there are enough; in the plan's order. */
export function choose(candidates: readonly Candidate[], most: number): Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    groups.set(candidate.group, [...(groups.get(candidate.group) ?? []), candidate]);
  }
  const lists = [...groups.values()].sort((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0));
  const chosen: Candidate[] = [];
  for (let round = 0; chosen.length < most && lists.some((list) => round < list.length); round++) {
    for (const list of lists) if (list[round] && chosen.length < most) chosen.push(...list.slice(round, round + 1));
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}
