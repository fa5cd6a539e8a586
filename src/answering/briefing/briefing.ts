// 一键要点: points with substance of a chapter, a topic or for a group of people, in the plan's order, each with its place.
import type { Citation, EditionRef } from '../answer.js';

export type BriefingScope =
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'audience'; readonly audience: string };

export interface BriefingPoint {
  /** The title of the unit that it stands in, or the need that it serves. */
  readonly head: string;
  /** The plan's own clauses. */
  readonly text: string;
  readonly citations: readonly number[];
}

/** A target of the scope, for a table. */
export interface BriefingTarget {
  readonly name: string;
  readonly value: string;
  /** Null where the plan sets no year. */
  readonly year: number | null;
  readonly citations: readonly number[];
}

export interface Briefing {
  readonly title: string;
  readonly points: readonly BriefingPoint[];
  readonly targets: readonly BriefingTarget[];
  readonly citations: readonly Citation[];
  readonly edition: EditionRef;
}

export const FEWEST_POINTS = 3;
export const MOST_POINTS = 20;
export const USUAL_POINTS = 8;
