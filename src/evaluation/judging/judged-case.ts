// What a metric looks at: one case, what came back for it, and the plan it is judged by.
import type { PlanDocument } from '../../plan/plan-document.js';
import { splitSentences } from '../../text/split-sentences.js';
import type { TextSpan } from '../../text/text-span.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import type { GeneratedRecord } from '../running/generated-record.js';
import type { ChunkSpanRow } from '../running/respondent.js';

/** The yardstick of one scoring: the same for all cases of a run. */
export interface JudgingContext {
  readonly plan: PlanDocument;
  /** Sentences of the whole plan in order; a table row is one. */
  readonly sentences: readonly TextSpan[];
  /** Spans of all chunks of the run's index; null where the respondent could not show them. */
  readonly chunks: readonly TextSpan[] | null;
}

export interface JudgedCase {
  readonly case: EvaluationCase;
  readonly record: GeneratedRecord;
  readonly context: JudgingContext;
}

/** The yardstick for a plan and the chunks that a run's index was made of. */
export const createJudgingContext = (plan: PlanDocument, chunks: readonly ChunkSpanRow[] | null): JudgingContext => ({
  plan,
  sentences: splitSentences(plan.text),
  chunks: chunks?.map(([, start, end]) => ({ start, end })) ?? null,
});
