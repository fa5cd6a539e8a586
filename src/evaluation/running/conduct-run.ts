// A run from its first question to its last, new or resumed: everything that is asked is stored before it is scored.
import { isDeepStrictEqual } from 'node:util';
import { DataFileError } from '../dataset/data-file-error.js';
import type { Dataset, EvaluationCase } from '../dataset/evaluation-case.js';
import { filterCases } from '../dataset/filter-cases.js';
import { describeEnvironment } from './describe-environment.js';
import { casesToAsk, generateRun } from './generate-run.js';
import type { Respondent } from './respondent.js';
import {
  appendRecord,
  createRunDirectory,
  type RunDescription,
  readRun,
  runNameOf,
  type StoredRun,
  writeRunDescription,
} from './run-store.js';
import type { Progress } from './show-progress.js';

export interface ConductOptions {
  readonly dataset: Dataset;
  readonly respondent: Respondent;
  /** Directory under which runs lie. */
  readonly root: string;
  /** Directory of an interrupted run to go on with; null for a new one. */
  readonly resume: string | null;
  readonly only: string | null;
  readonly concurrency: number;
  /** Name of a new run; its time by default. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  readonly progress: (total: number) => Progress;
  /** Told the directory before the first question, so that an interrupted run can be named. */
  readonly onDirectory?: (directory: string) => void;
}

function describeRun(
  { dataset, respondent, only, concurrency }: ConductOptions,
  name: string,
  cases: number,
): RunDescription {
  return {
    format: 1,
    name,
    startedAt: new Date().toISOString(),
    finishedAt: null,
    dataset: { file: dataset.file, digest: dataset.digest, cases },
    planDigest: dataset.planDigest,
    only,
    concurrency,
    respondent: respondent.description,
    ...describeEnvironment(),
  };
}

/** Half a run from one system and half from another would be a run of neither. */
function refuseAnotherRun(stored: RunDescription, { dataset, respondent }: ConductOptions): void {
  const { chunks: _, ...before } = stored.respondent;
  const { chunks: __, ...now } = respondent.description;
  const differing = [
    stored.dataset.digest === dataset.digest ? '' : 'the data set',
    stored.planDigest === dataset.planDigest ? '' : 'the plan',
    isDeepStrictEqual(before, now) ? '' : `the respondent (${JSON.stringify(before)}, now ${JSON.stringify(now)})`,
  ].filter(Boolean);
  if (differing.length === 0) return;
  throw new DataFileError(
    stored.name,
    null,
    `cannot be resumed: ${differing.join(' and ')} changed since`,
    'Start a new run.',
  );
}

/** An answer out of another plan's text has other offsets; every score of it would be noise. */
function refuseAnotherPlan({ dataset, respondent }: ConductOptions): void {
  const { planDigest } = respondent.description;
  if (planDigest === null || planDigest === dataset.planDigest) return;
  const problem = `the respondent answers from plan ${planDigest.slice(0, 12)}, the data set was checked against ${dataset.planDigest.slice(0, 12)}`;
  throw new DataFileError(dataset.file, null, problem, 'Name the corpus of that edition with --corpus.');
}

async function openRun(options: ConductOptions): Promise<{ readonly directory: string; readonly only: string | null }> {
  if (options.resume !== null) {
    const stored = await readRun(options.resume);
    refuseAnotherRun(stored.description, options);
    return { directory: options.resume, only: stored.description.only };
  }
  const directory = createRunDirectory(options.root, options.name ?? runNameOf(new Date()));
  return { directory, only: options.only };
}

async function askCases(cases: readonly EvaluationCase[], directory: string, options: ConductOptions): Promise<void> {
  if (cases.length === 0) return;
  const progress = options.progress(cases.length);
  const { concurrency, signal } = options;
  const onRecord: Parameters<typeof generateRun>[2]['onRecord'] = (record) => {
    appendRecord(directory, record);
    progress.advance();
  };
  try {
    await generateRun(options.respondent, cases, { concurrency, onRecord, ...(signal ? { signal } : {}) });
  } finally {
    progress.stop();
  }
}

/**
 * Asks what is still unasked and returns the whole stored run.
 * @throws DataFileError when plan, data set and respondent do not fit; AbortError when `signal` fires
 */
export async function conductRun(options: ConductOptions): Promise<StoredRun> {
  refuseAnotherPlan(options);
  // A misspelt filter is refused before a directory is made for it.
  if (options.only !== null) filterCases(options.dataset.cases, options.only);
  const { directory, only } = await openRun(options);
  const cases = only === null ? options.dataset.cases : filterCases(options.dataset.cases, only);
  if (options.resume === null) {
    const name = directory.split(/[/\\]/).at(-1) ?? '';
    writeRunDescription(directory, describeRun({ ...options, only }, name, cases.length));
  }
  options.onDirectory?.(directory);
  const { records } = await readRun(directory);
  await askCases(casesToAsk(cases, records), directory, options);
  const { description } = await readRun(directory);
  writeRunDescription(directory, { ...description, finishedAt: new Date().toISOString() });
  return readRun(directory);
}
