// A stored run, read and scored against its plan and data set, without asking again.
import { loadPlan } from '../../plan/plan-store.js';
import { DataFileError } from '../dataset/data-file-error.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { createJudgingContext } from '../judging/judged-case.js';
import { readRun, type StoredRun } from '../running/run-store.js';
import { type ScoredCase, scoreCases } from './score-cases.js';

export interface ScoredRun {
  readonly run: StoredRun;
  readonly cases: readonly ScoredCase[];
}

export interface ScoringOptions {
  /** Directory of plan.txt and plan.json. */
  readonly corpus: string;
  /** Data set to score by; null for the one that the run names. */
  readonly dataset: string | null;
}

/**
 * Scores a stored run.
 * @throws DataFileError when the run is damaged, empty, of another plan, or of another data set
 */
export async function loadScoredRun(directory: string, options: ScoringOptions): Promise<ScoredRun> {
  const run = await readRun(directory);
  const plan = loadPlan(options.corpus);
  const { planDigest, respondent, dataset } = run.description;
  if (planDigest !== plan.digest) {
    const problem = `was answered from plan ${planDigest.slice(0, 12)}, ${options.corpus} holds ${plan.digest.slice(0, 12)}`;
    throw new DataFileError(run.name, null, problem, 'Name the corpus of that edition with --corpus.');
  }
  if (run.records.length === 0)
    throw new DataFileError(run.name, null, 'holds no answer yet', 'Resume it: `npm run eval -- --resume RUN`.');
  const { cases } = await loadDataset(options.dataset ?? dataset.file, plan);
  return { run, cases: scoreCases(run, cases, createJudgingContext(plan, respondent.chunks)) };
}
