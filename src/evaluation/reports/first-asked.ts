// eval/FIRST-ASKED.md: what each set gave when it was first asked. A set is fresh once; its rows are written once.
import { readFileSync } from 'node:fs';
import { DataFileError } from '../dataset/data-file-error.js';
import type { MetricName } from '../metrics/metric.js';
import { writeWhole } from '../running/run-store.js';
import type { GroupSummary, RunSummary } from '../scoring/summarize.js';
import { formatFigure } from './format-figure.js';

export interface FirstAsked {
  readonly set: string;
  readonly summary: RunSummary;
  /** Short revision of the code that was asked, and the day. */
  readonly commit: string;
  readonly date: string;
  /** Who wrote the set, and what they saw. */
  readonly by: string;
}

const COLUMNS: readonly MetricName[] = ['complete', 'false_denial', 'decline_accuracy'];
const NAMED = /^\| `([^`]+)` \|/gm;

/** A table breaks at a bar or a line break; a set's author is a phrase. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '/').trim();

/**
 * The sets that stand in the file.
 * @throws DataFileError when it cannot be read
 */
export function readFirstAsked(file: string): ReadonlySet<string> {
  try {
    return new Set([...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, set = '']) => set));
  } catch (error) {
    throw new DataFileError(file, null, `cannot be read: ${(error as Error).message}`, 'Restore it from git.');
  }
}

/** @throws DataFileError when the set stands there: figures of a second asking are tuned ones */
export function refuseAskedBefore(file: string, set: string): void {
  if (!readFirstAsked(file).has(set)) return;
  const remedy = 'Its later figures are printed by `npm run eval -- --dataset FILE`.';
  throw new DataFileError(file, null, `${set} has been asked before; a set is fresh once`, remedy);
}

/** The rows of a set in the form of the file: names, commit and author in the first, a row for each group. */
export function formatFirstAsked({ set, summary, commit, date, by }: FirstAsked): string {
  const groups: readonly (Pick<GroupSummary, 'cases' | 'figures'> & { name: string })[] =
    summary.byGroup.length > 0 ? summary.byGroup : [{ ...summary.overall, name: 'all' }];
  const rows = groups.map(({ name, cases, figures }, at) => {
    const shown = COLUMNS.map((metric) => formatFigure(figures[metric].value));
    const [first, when, author] = at === 0 ? [`\`${set}\``, `\`${commit}\` ${date}`, cell(by)] : ['', '', ''];
    return `| ${[first, name, String(cases), when, ...shown, author].join(' | ')} |`.replace(/\| {2}(?=\|)/g, '| ');
  });
  return `${rows.join('\n')}\n`;
}

/** Appends the rows of a set that was asked for the first time. */
export function appendFirstAsked(file: string, asked: FirstAsked): void {
  refuseAskedBefore(file, asked.set);
  const text = readFileSync(file, 'utf8').replace(/\n*$/, '\n');
  writeWhole(file, text + formatFirstAsked(asked));
}
