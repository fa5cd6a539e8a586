// Asking: every case of a data set that a run has not answered yet, some at a time, each stored as soon as it is there.
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import type { GeneratedRecord } from './generated-record.js';
import type { Respondent } from './respondent.js';

export interface GenerateOptions {
  /** Cases in flight at once; 1 gives honest latencies of an assistant in this process. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
  /** Called with each finished record, in the order of finishing. */
  readonly onRecord: (record: GeneratedRecord) => void;
}

/**
 * Asks the cases in order, at most `concurrency` at a time.
 * @throws AbortError when `signal` fires; records finished until then have been handed out
 */
export async function generateRun(
  respondent: Respondent,
  cases: readonly EvaluationCase[],
  { concurrency, signal, onRecord }: GenerateOptions,
): Promise<void> {
  const queue = cases.values();
  const worker = async () => {
    for (const next of queue) {
      signal?.throwIfAborted();
      onRecord(await respondent.ask(next, signal));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, cases.length) }, worker));
}

/** The cases that still have to be asked: those without a record, and those whose asking failed. */
export function casesToAsk(cases: readonly EvaluationCase[], records: readonly GeneratedRecord[]): EvaluationCase[] {
  const answered = new Set(records.filter(({ error }) => error === null).map(({ caseId }) => caseId));
  return cases.filter(({ id }) => !answered.has(id));
}
