// What `eval --all` and `eval:gate` share: every set asked of one assistant, each stored, scored and reported apart.
import { join } from 'node:path';
import type { NamedSet } from '../dataset/named-sets.js';
import type { RunReport } from '../reports/run-report.js';
import { writeReports } from '../reports/write-reports.js';
import { type OpenRespondentOptions, openRespondent } from '../running/open-respondent.js';
import { createRunDirectory, runNameOf } from '../running/run-store.js';
import { findSetsDirectory, readSetNames, writeSetNames } from '../running/sets-run.js';
import { loadScoredRun, type ScoredRun } from '../scoring/load-scored-run.js';
import { runOn } from './perform-run.js';

export interface AskedSet extends NamedSet {
  readonly scored: ScoredRun;
  readonly report: RunReport;
}

export interface AskedSets {
  /** Where the runs lie, a folder a set. */
  readonly directory: string;
  readonly sets: readonly AskedSet[];
}

export interface SetsOptions extends OpenRespondentOptions {
  /** Directory under which runs lie. */
  readonly root: string;
  readonly concurrency: number;
}

function report(set: NamedSet, scored: ScoredRun): AskedSet {
  return { ...set, scored, report: writeReports(scored, { planUrl: null }) };
}

/** Asks every set and scores it. */
export async function performSets(sets: readonly NamedSet[], options: SetsOptions): Promise<AskedSets> {
  const { root, corpus, concurrency } = options;
  const respondent = await openRespondent(options);
  try {
    const directory = createRunDirectory(root, `${runNameOf(new Date())}-sets`);
    const asked: AskedSet[] = [];
    for (const set of sets) {
      process.stderr.write(`${set.name}：`);
      const run = { dataset: set.file, corpus, root: directory, resume: null, only: null, concurrency };
      asked.push(report(set, await runOn(respondent, { ...run, name: set.name, warm: asked.length > 0 })));
    }
    writeSetNames(
      directory,
      sets.map(({ name }) => name),
    );
    return { directory, sets: asked };
  } finally {
    await respondent.close();
  }
}

/** A stored run of sets, scored anew; of the wanted sets those that it holds. */
export async function loadSets(
  wanted: readonly NamedSet[],
  { root, run, corpus }: { readonly root: string; readonly run: string; readonly corpus: string },
): Promise<AskedSets> {
  const directory = findSetsDirectory(root, run);
  const held = readSetNames(directory);
  const sets: AskedSet[] = [];
  for (const set of wanted.filter(({ name }) => held.includes(name)))
    sets.push(report(set, await loadScoredRun(join(directory, set.name), { corpus, dataset: set.file })));
  return { directory, sets };
}
