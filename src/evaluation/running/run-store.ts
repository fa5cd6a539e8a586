// A run on disk: `run.json` says what was asked of whom, `generated.jsonl` holds one record a line, written as it comes.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { readJsonl } from '../dataset/read-jsonl.js';
import { type GeneratedRecord, generatedRecordSchema } from './generated-record.js';

export const RUN_FILE = 'run.json';
export const RECORDS_FILE = 'generated.jsonl';
const RUN_FORMAT = 1;

const runDescriptionSchema = z.strictObject({
  format: z.literal(RUN_FORMAT, 'another format of run.json; score it with the version that wrote it'),
  name: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  dataset: z.strictObject({ file: z.string(), digest: z.string(), cases: z.int() }),
  planDigest: z.string(),
  only: z.string().nullable(),
  concurrency: z.int().positive(),
  respondent: z.strictObject({
    kind: z.enum(['assistant', 'http', 'replay']),
    planDigest: z.string().nullable(),
    embeddingModel: z.string().nullable(),
    chatModel: z.string().nullable(),
    promptVersion: z.string().nullable(),
    mode: z.enum(['auto', 'extractive', 'generated']),
    ablate: z.array(z.string()).readonly(),
    url: z.string().nullable(),
    chunks: z
      .array(z.tuple([z.string(), z.int(), z.int()]).readonly())
      .readonly()
      .nullable(),
  }),
  node: z.string(),
  platform: z.string(),
  git: z.strictObject({ revision: z.string(), dirty: z.boolean() }).nullable(),
});

export type RunDescription = z.infer<typeof runDescriptionSchema>;

export interface StoredRun {
  readonly directory: string;
  /** Name of its directory. */
  readonly name: string;
  readonly description: RunDescription;
  readonly records: readonly GeneratedRecord[];
}

/** Writes a file beside its old version, then renames it. */
export function writeWhole(path: string, content: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

/** 2026-03-01T12-30-05Z: an ISO time that every file system takes. */
export const runNameOf = (time: Date): string =>
  time
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');

/** Makes the directory of a new run; a second run of the same second gets `-2`. */
export function createRunDirectory(root: string, name: string): string {
  mkdirSync(root, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const directory = join(root, attempt === 1 ? name : `${name}-${attempt}`);
    if (!existsSync(directory)) {
      mkdirSync(directory);
      return directory;
    }
  }
}

/** Writes run.json. */
export function writeRunDescription(directory: string, description: RunDescription): void {
  const { respondent, ...rest } = description;
  const { chunks, ...visible } = respondent;
  // The chunk list is long and read by programs only: one line at the end.
  const text = JSON.stringify({ ...rest, respondent: { ...visible, chunks: '<chunks>' } }, null, 2);
  writeWhole(join(directory, RUN_FILE), `${text.replace('"<chunks>"', JSON.stringify(chunks))}\n`);
}

/** Appends one record; the line is whole before the call returns. */
export const appendRecord = (directory: string, record: GeneratedRecord): void =>
  appendFileSync(join(directory, RECORDS_FILE), `${JSON.stringify(record)}\n`);

/**
 * The directory that an operator means: a path, a name under `root`, or `latest`.
 * @throws DataFileError when there is no such run
 */
export function findRunDirectory(root: string, run: string): string {
  const names = existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, RUN_FILE))) : [];
  const directory = run === 'latest' ? join(root, names.sort().at(-1) ?? '') : existsSync(run) ? run : join(root, run);
  if (names.length === 0 && run === 'latest') {
    throw new DataFileError(root, null, 'holds no run', 'Make one with `npm run eval`.');
  }
  if (!existsSync(join(directory, RUN_FILE))) {
    const known = names.length === 0 ? 'none yet; make one with `npm run eval`' : names.sort().slice(-5).join(', ');
    throw new DataFileError(run, null, `is no run: ${RUN_FILE} is missing`, `The latest runs are: ${known}.`);
  }
  return directory;
}

/** A crash can tear the last line in two; what is left of it is dropped, so that the case is asked again. */
function dropTornLine(file: string): void {
  const text = readFileSync(file, 'utf8');
  if (text === '' || text.endsWith('\n')) return;
  writeWhole(file, text.slice(0, text.lastIndexOf('\n') + 1));
}

function readRunDescription(file: string): RunDescription {
  const remedy = 'Restore the file, or run again.';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DataFileError(file, null, `cannot be read: ${(error as Error).message}`, remedy);
  }
  const parsed = runDescriptionSchema.safeParse(json);
  if (!parsed.success) throw new DataFileError(file, null, z.prettifyError(parsed.error), remedy);
  return parsed.data;
}

/**
 * Reads a stored run. Of several records of one case (asked again after a failure) the last counts.
 * @throws DataFileError naming file and line of what is damaged
 */
export async function readRun(directory: string): Promise<StoredRun> {
  const runFile = join(directory, RUN_FILE);
  const description = readRunDescription(runFile);
  const records = new Map<string, GeneratedRecord>();
  const recordsFile = join(directory, RECORDS_FILE);
  if (existsSync(recordsFile)) {
    dropTornLine(recordsFile);
    for await (const { value } of readJsonl(recordsFile, generatedRecordSchema)) records.set(value.caseId, value);
  }
  return { directory, name: basename(directory), description, records: [...records.values()] };
}
