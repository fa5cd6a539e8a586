// One case of a data set: what is asked, and what a right answer stands on. Definitions: eval/README.md.
import { z } from 'zod';
import type { TextSpan } from '../../text/text-span.js';

export const CASE_TYPES = [
  'fact',
  'number',
  'list',
  'policy',
  'definition',
  'indicator',
  'masked',
  'compare',
  'followup',
  'summary',
  'unanswerable',
  'chitchat',
  'injection',
] as const;

export const CASE_STYLES = ['official', 'citizen', 'colloquial', 'terse', 'typo', 'traditional', 'english'] as const;

export type CaseType = (typeof CASE_TYPES)[number];
export type CaseStyle = (typeof CASE_STYLES)[number];

const visible = z.string().refine((text) => text.trim() !== '', 'expected visible text, found an empty string');

/** One line of a data set. Unknown fields are refused: a misspelt field would silently weaken a case. */
export const evaluationCaseSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z][\w.-]*$/, 'expected a word such as d001'),
  question: visible,
  /** Earlier user turns, oldest first. */
  history: z.array(visible),
  /** The kind of question that the author set out to write: multi-part, table, near-miss; '' where none was named. */
  group: z.string().default(''),
  type: z.enum(CASE_TYPES),
  style: z.enum(CASE_STYLES),
  answerable: z.boolean(),
  /** Verbatim substrings of one line of the plan; all are needed for a complete answer. */
  evidence: z.array(visible),
  /** Alternatives: a citation that holds any one of them is also right. */
  evidence_any: z.array(visible).default([]),
  /** Chapters a right citation comes from; 0 is the preface. */
  chapters: z.array(z.int().nonnegative()),
  /** What the answer must contain: each point a list of acceptable spellings. */
  points: z.array(z.array(visible).min(1)),
  note: z.string().default(''),
});

export type CaseLine = z.infer<typeof evaluationCaseSchema>;

/** One evidence string and every place of the plan (inside the case's chapters) where it stands. */
export interface EvidenceItem {
  readonly text: string;
  /** At least one; offsets into the plan's text. */
  readonly spans: readonly TextSpan[];
}

export interface EvaluationCase {
  readonly id: string;
  /** Line in its file, for messages. */
  readonly line: number;
  readonly question: string;
  readonly history: readonly string[];
  readonly group: string;
  readonly type: CaseType;
  readonly style: CaseStyle;
  readonly answerable: boolean;
  readonly evidence: readonly EvidenceItem[];
  readonly alternatives: readonly EvidenceItem[];
  readonly chapters: readonly number[];
  readonly points: readonly (readonly string[])[];
  readonly note: string;
}

/** A data set, bound to the plan that its evidence was resolved in. */
export interface Dataset {
  readonly file: string;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  readonly planDigest: string;
  /** In the order of the file. */
  readonly cases: readonly EvaluationCase[];
}
