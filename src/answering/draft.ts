// A draft: what an operator wants to say of one part, line by line, each with the spans of the plan that it stands on.
import type { Box, Section } from '../plan/plan-document.js';
import type { TextSpan } from '../text/text-span.js';
import type { AnswerReason } from './answer.js';

/** What the plan holds for a part; only the judge gives one. */
export type Verdict = 'told' | 'told-in-part' | 'named-not-told' | 'silent' | 'elsewhere' | 'not-for-us';

export interface DraftLine {
  readonly text: string;
  /** Spans of the plan's text, each a citation; none on a line about absence, care or form. */
  readonly quotes: readonly TextSpan[];
  /** Words of the asker that the line repeats: they are not taken for words of the plan. */
  readonly asked?: readonly string[];
}

export interface DraftCell {
  readonly text: string;
  readonly quotes: readonly TextSpan[];
}

export interface DraftTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly DraftCell[])[];
}

/** A member of an answer that a later turn can point at: 第二个, 最后一个. */
export interface DraftMember {
  readonly name: string;
  readonly span: TextSpan;
}

/** A number of an answer that a later turn can work with: 两个相加呢, 差多少. */
export interface DraftNumber {
  readonly name: string;
  readonly value: number;
  /** With its unit, as printed. */
  readonly printed: string;
  readonly unit: string;
  /** Whether it is how many quotes there are. */
  readonly counted?: boolean;
  readonly quotes: readonly TextSpan[];
}

/** The answer to one part. */
export interface PartDraft {
  readonly verdict: Verdict;
  readonly reason: AnswerReason | null;
  readonly lines: readonly DraftLine[];
  readonly table: DraftTable | null;
  readonly members: readonly DraftMember[];
  readonly numbers: readonly DraftNumber[];
  /** The unit of the plan that is told of: a later part may ask of it without its name, 那一节有几条. */
  readonly unit: Section | Box | null;
  /** What was asked and is not told: 「subject：attribute」. */
  readonly missing: readonly string[];
  /** Whether the unit itself is the answer, so that no basis line is owed. */
  readonly selfEvident: boolean;
}

const EMPTY: Omit<PartDraft, 'verdict' | 'lines'> = {
  reason: null,
  table: null,
  members: [],
  numbers: [],
  unit: null,
  missing: [],
  selfEvident: false,
};

/** A part whose question the plan answers. */
export const told = (lines: readonly DraftLine[], rest: Partial<PartDraft> = {}): PartDraft => ({
  ...EMPTY,
  verdict: 'told',
  lines,
  ...rest,
});

/** A part of which the plan answers nothing, or not all. */
export const lacking = (
  verdict: Exclude<Verdict, 'told'>,
  reason: AnswerReason,
  { lines, ...rest }: Partial<PartDraft> & { readonly lines: readonly DraftLine[] },
): PartDraft => ({ ...EMPTY, verdict, reason, lines, ...rest });
