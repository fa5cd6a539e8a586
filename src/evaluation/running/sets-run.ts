// A run of several sets on disk: `sets.json` names them, each lies in a folder of its own as any other run does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { writeWhole } from './run-store.js';

const SETS_FILE = 'sets.json';
const setsSchema = z.strictObject({ format: z.literal(1), sets: z.array(z.string()).min(1) });

/** Says which sets a run holds; written when all of them were asked. */
export const writeSetNames = (directory: string, sets: readonly string[]): void =>
  writeWhole(join(directory, SETS_FILE), `${JSON.stringify({ format: 1, sets }, null, 2)}\n`);

/**
 * The names of a run's sets.
 * @throws DataFileError when the directory holds no finished run of sets
 */
export function readSetNames(directory: string): readonly string[] {
  const file = join(directory, SETS_FILE);
  try {
    return setsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).sets;
  } catch (error) {
    const remedy = 'Make a run of all sets with `npm run eval -- --all`.';
    throw new DataFileError(file, null, `names no sets: ${(error as Error).message}`, remedy);
  }
}

/**
 * The directory of a run of sets: a path, a name under `root`, or `latest`.
 * @throws DataFileError when there is none
 */
export function findSetsDirectory(root: string, run: string): string {
  const names = existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, SETS_FILE))) : [];
  const name = run === 'latest' ? names.sort().at(-1) : run;
  const directory = name !== undefined && existsSync(join(name, SETS_FILE)) ? name : join(root, name ?? '');
  if (name === undefined || !existsSync(join(directory, SETS_FILE)))
    throw new DataFileError(run, null, `is no run of sets under ${root}`, 'Make one with `npm run eval -- --all`.');
  return directory;
}
