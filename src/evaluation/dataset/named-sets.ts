// The sets of an evaluation folder: eval/NAME.jsonl for each NAME of its thresholds, and where their baselines lie.
import { basename, join } from 'node:path';
import { OptionError } from './option-error.js';

export interface NamedSet {
  readonly name: string;
  /** Path of its questions. */
  readonly file: string;
  /** Path of the run that later ones must not fall below; may be missing. */
  readonly baseline: string;
}

/** A set of an evaluation folder by its name. */
export const namedSet = (directory: string, name: string): NamedSet => ({
  name,
  file: join(directory, `${name}.jsonl`),
  baseline: join(directory, 'baseline', `${name}.json`),
});

/** eval/mixed.jsonl → mixed. */
export const setNameOf = (file: string): string => basename(file, '.jsonl');

/**
 * The sets of a folder, or those that `only` names.
 * @throws OptionError for a name that the thresholds do not hold
 */
export function chooseSets(directory: string, known: readonly string[], only?: string): NamedSet[] {
  const wanted = only?.split(',').map((name) => name.trim()) ?? known;
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`--only: there is no set 「${unknown}」; expected some of ${known.join(', ')}`);
  return wanted.map((name) => namedSet(directory, name));
}
