// Which models and cases there are recorded replies of, and of which sets.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';

/** Folders of replies, by name. */
export const repliedModels = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

const REPLY = /^([^.]+)\.txt$/;

/** Cases that a model has replied to. */
export const repliedCases = (root: string, model: string): string[] =>
  readdirSync(join(root, model)).flatMap((name) => REPLY.exec(name)?.[1] ?? []);

const setsSchema = z.record(z.string(), z.array(z.string().regex(/^[\w.-]+$/)).min(1));

/**
 * The sets that a model's replies belong to: two sets may name a case alike.
 * @throws DataFileError where `sets.json` is missing, unreadable, or does not name the model
 */
export function repliedSets(root: string, model: string): readonly string[] {
  const file = join(root, 'sets.json');
  const remedy = `Write {"${model}": ["SET"]} there, SET being the name of eval/SET.jsonl.`;
  if (!existsSync(file)) throw new DataFileError(file, null, 'is missing', remedy);
  const parsed = setsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  const sets = parsed.success ? parsed.data[model] : undefined;
  if (!sets) throw new DataFileError(file, null, `names no sets of ${model}`, remedy);
  return sets;
}
