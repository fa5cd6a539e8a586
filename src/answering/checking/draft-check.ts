// A draft checked against the plan: each of its sentences with a verdict, what differs, and where the plan says it.
import type { Citation, EditionRef } from '../answer.js';

/**
 * consistent: the plan says all of it · differs: the plan says it otherwise ·
 * not-covered: the plan does not say it, or does not give the figure.
 */
export const DRAFT_VERDICTS = ['consistent', 'differs', 'not-covered'] as const;
export type DraftVerdict = (typeof DRAFT_VERDICTS)[number];

export const DIFFERENCE_KINDS = [
  'figure', // another number
  'year',
  'unit',
  'bound', // 超900 told as 900
  'nature', // 预期性 told as 约束性
  'strength', // 鼓励 told as 必须
  'negation',
  'direction', // 提高 told as 降低
  'done', // planned told as done
  'level', // 省级 told as 国家级
  'period', // 十四五 told as 十五五
  'name',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  /** What the draft says: 50亿元. */
  readonly draft: string;
  /** What the plan says in its place: 30亿元; null where that is no single word. */
  readonly plan: string | null;
}

export interface CheckedSentence {
  readonly text: string;
  /** UTF-16 offsets into the draft, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly verdict: DraftVerdict;
  /** Filled where the verdict is `differs`. */
  readonly differences: readonly Difference[];
  /** Words and figures of the draft that the plan does not have, where the verdict is `not-covered`. */
  readonly unfounded: readonly string[];
  /** Whether the published plan hides the figure behind `*`. */
  readonly isMasked: boolean;
  /** Ids of citations: what bears the sentence out, contradicts it, or stands nearest. */
  readonly citations: readonly number[];
}

export interface DraftCheck {
  readonly sentences: readonly CheckedSentence[];
  readonly citations: readonly Citation[];
  readonly counts: Readonly<Record<DraftVerdict, number>>;
  readonly edition: EditionRef;
}
