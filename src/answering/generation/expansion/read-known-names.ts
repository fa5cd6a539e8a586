// What a corpus knows already: groups of people by id, and names that lead to its words.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataLines } from '../../../text/read-data-lines.js';
import type { AidGroup } from './gather-aids.js';

const groupSchema = z.looseObject({ id: z.string(), names: z.array(z.string()).min(1) });
const aliasSchema = z.looseObject({ also: z.array(z.string()) });

/** Groups that clauses may be for; empty where the corpus has no `general/audiences.jsonl`. */
export function readGroups(corpusDir: string): AidGroup[] {
  const file = join(corpusDir, 'general', 'audiences.jsonl');
  if (!existsSync(file)) return [];
  return readDataLines(file, groupSchema).map(({ value: { id, names } }) => ({ id, name: names[0] ?? id }));
}

/** Names in the thesaurus. */
export function readKnownNames(corpusDir: string): string[] {
  const file = join(corpusDir, 'thesaurus.jsonl');
  return existsSync(file) ? readDataLines(file, aliasSchema).flatMap(({ value }) => value.also) : [];
}
