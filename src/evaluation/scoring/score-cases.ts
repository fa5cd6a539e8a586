// Stored records against their cases: every metric's observation, the outcome and the faults of each case.

import { DataFileError } from '../dataset/data-file-error.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import type { JudgedCase, JudgingContext } from '../judging/judged-case.js';
import { type Outcome, outcomeOf } from '../judging/outcome-of.js';
import { METRICS } from '../metrics/all-metrics.js';
import type { MetricName, Observation } from '../metrics/metric.js';
import type { GeneratedRecord } from '../running/generated-record.js';
import { type Fault, findFaults } from './find-faults.js';

export type Observations = Readonly<Record<MetricName, Observation | null>>;

export interface ScoredCase extends JudgedCase {
  readonly outcome: Outcome;
  readonly observations: Observations;
  readonly faults: readonly Fault[];
}

/** Scores one case. Pure: the same record and case give the same observations for ever. */
export function scoreCase(judged: JudgedCase): ScoredCase {
  const observations = Object.fromEntries(
    METRICS.map((metric) => [metric.name, metric.observe(judged)]),
  ) as unknown as Observations;
  return { ...judged, outcome: outcomeOf(judged), observations, faults: findFaults(judged, observations) };
}

/** A record of another question under the same id would be scored against the wrong truth. */
function refuseAnotherQuestion(asked: EvaluationCase, record: GeneratedRecord, runName: string): void {
  const same = asked.question === record.question && JSON.stringify(asked.history) === JSON.stringify(record.history);
  if (same) return;
  const problem = `${asked.id} was asked as 「${record.question}」, the data set now says 「${asked.question}」`;
  throw new DataFileError(runName, null, problem, 'Ask again with `npm run eval`, or name the old set with --dataset.');
}

/**
 * Scores the records of a run in the order of the data set.
 * @throws DataFileError when a record belongs to no case, or to another question of the same id
 */
export function scoreCases(
  run: { readonly name: string; readonly records: readonly GeneratedRecord[] },
  cases: readonly EvaluationCase[],
  context: JudgingContext,
): ScoredCase[] {
  const records = new Map(run.records.map((record) => [record.caseId, record]));
  const known = new Set(cases.map(({ id }) => id));
  const stray = run.records.find(({ caseId }) => !known.has(caseId));
  if (stray) {
    throw new DataFileError(
      run.name,
      null,
      `case ${stray.caseId} is not in the data set`,
      'Name its data set with --dataset.',
    );
  }
  return cases.flatMap((asked) => {
    const record = records.get(asked.id);
    if (record === undefined) return [];
    refuseAnotherQuestion(asked, record, run.name);
    return [scoreCase({ case: asked, record, context })];
  });
}
