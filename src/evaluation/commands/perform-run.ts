// What `eval` and `eval:ablate` share: load plan and data set, ask, store, score.
import { loadPlan } from '../../plan/plan-store.js';
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { loadDataset } from '../dataset/load-dataset.js';
import { conductRun } from '../running/conduct-run.js';
import { type OpenRespondentOptions, openRespondent } from '../running/open-respondent.js';
import type { Respondent } from '../running/respondent.js';
import { showProgress } from '../running/show-progress.js';
import { loadScoredRun, type ScoredRun } from '../scoring/load-scored-run.js';
import { interruptible } from './interruption.js';

/** What is asked of a respondent that is open already. */
export interface RunOnOptions {
  readonly dataset: string;
  readonly corpus: string;
  /** Directory under which runs lie. */
  readonly root: string;
  /** Directory of the run to go on with; null for a new one. */
  readonly resume: string | null;
  readonly only: string | null;
  readonly concurrency: number;
  /** Name of the new run; its time by default. */
  readonly name?: string;
  /** Whether the respondent has been asked before, so that nothing need be warmed up. */
  readonly warm?: boolean;
}

export type PerformOptions = RunOnOptions & OpenRespondentOptions;

/** Most time spent on warming up; extraction answers the whole development set within it. */
const WARM_UP_MS = 3_000;

/**
 * Asks unrecorded questions first, so that latencies are those of a running service, not of a cold compiler: the first
 * of several ablations was twice as slow as the rest. Only where asking costs nothing.
 */
async function warmUp(respondent: Respondent, cases: readonly EvaluationCase[]): Promise<void> {
  const { kind, mode } = respondent.description;
  if (kind !== 'assistant' || mode !== 'extractive') return;
  const end = performance.now() + WARM_UP_MS;
  for (const next of cases) {
    if (performance.now() > end) return;
    await respondent.ask(next);
  }
}

async function ask(respondent: Respondent, options: RunOnOptions): Promise<string> {
  const dataset = await loadDataset(options.dataset, loadPlan(options.corpus));
  if (!options.warm) await warmUp(respondent, dataset.cases);
  const { signal, dispose } = interruptible();
  const { root, resume, only, concurrency, name } = options;
  let directory = '';
  try {
    await conductRun({
      ...{ dataset, respondent, root, resume, only, concurrency, signal },
      ...(name === undefined ? {} : { name }),
      progress: showProgress,
      onDirectory(path) {
        directory = path;
        process.stderr.write(`运行目录 ${path}\n`);
      },
    });
    return directory;
  } catch (error) {
    if (signal.aborted) process.stderr.write(`已中断。继续：npm run eval -- --resume ${directory}\n`);
    throw error;
  } finally {
    dispose();
  }
}

/** Asks every case of a respondent that is open, and scores what is stored. */
export async function runOn(respondent: Respondent, options: RunOnOptions): Promise<ScoredRun> {
  const directory = await ask(respondent, options);
  return loadScoredRun(directory, { corpus: options.corpus, dataset: options.dataset });
}

/**
 * Opens the respondent, asks every case and scores what is stored.
 * @throws DataFileError, ServiceError, OptionError for what an operator can mend; AbortError when interrupted
 */
export async function performRun(options: PerformOptions): Promise<ScoredRun> {
  const respondent = await openRespondent(options);
  try {
    return await runOn(respondent, options);
  } finally {
    await respondent.close();
  }
}
