// `npm run eval -- --all`: every set of the thresholds asked of one assistant, and one table of them all.
import { join } from 'node:path';
import { readThresholds } from '../comparing/thresholds.js';
import { chooseSets } from '../dataset/named-sets.js';
import { formatSetsIndex } from '../reports/sets-index.js';
import { formatSets } from '../reports/sets-report.js';
import { writeWhole } from '../running/run-store.js';
import { performSets, type SetsOptions } from './perform-sets.js';

/**
 * Asks, stores and reports all sets of an evaluation folder, and prints their figures by set and group.
 * @returns whether every question could be asked
 */
export async function runAllSets(evaluation: string, options: SetsOptions): Promise<boolean> {
  const { sets: known } = readThresholds(join(evaluation, 'thresholds.json'));
  const { directory, sets } = await performSets(chooseSets(evaluation, Object.keys(known)), options);
  const reported = sets.map(({ name, report }) => ({ name, summary: report.summary }));
  const title = directory.split(/[/\\]/).at(-1) ?? '';
  writeWhole(
    join(directory, 'index.html'),
    formatSetsIndex(
      title,
      reported.map((set) => ({ ...set, checks: [] })),
    ),
  );
  process.stdout.write(`${formatSets(reported)}\n\n报告：${directory}/index.html\n`);
  return sets.every(({ report }) => report.cases.every(({ outcome }) => outcome !== 'error'));
}
