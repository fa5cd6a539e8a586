// Foreign passages and queries: any Chinese text, with the passages that answer each query.
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { readJsonl } from '../dataset/read-jsonl.js';

export interface ForeignPassage {
  readonly id: string;
  readonly text: string;
}

export interface ForeignQuery {
  readonly id: string;
  readonly q: string;
  /** Ids of the passages that answer it; at least one. */
  readonly gold: readonly string[];
}

export interface ForeignData {
  readonly passages: readonly ForeignPassage[];
  readonly queries: readonly ForeignQuery[];
  /** Queries that were left out because nothing answers them. */
  readonly skipped: number;
}

const id = z.union([z.string().min(1), z.number().transform(String)]);
const passageSchema = z.strictObject({ id, text: z.string().min(1) });
const querySchema = z.strictObject({ id, q: z.string().min(1), gold: z.array(id) });

async function loadPassages(file: string): Promise<{ readonly passages: ForeignPassage[]; readonly ids: Set<string> }> {
  const passages: ForeignPassage[] = [];
  const ids = new Set<string>();
  for await (const { line, value } of readJsonl(file, passageSchema)) {
    if (ids.has(value.id))
      throw new DataFileError(file, line, `passage id ${value.id} stands twice`, 'Give each passage its own id.');
    ids.add(value.id);
    passages.push(value);
  }
  if (passages.length === 0) throw new DataFileError(file, null, 'holds no passage', 'Write {"id","text"} per line.');
  return { passages, ids };
}

/**
 * Reads `{"id","text"}` and `{"id","q","gold":[passage ids]}` lines. Queries without gold are counted and left out.
 * @throws DataFileError with file and line: bad JSON, a duplicate id, a gold passage that does not exist
 */
export async function loadForeignData(passageFile: string, queryFile: string): Promise<ForeignData> {
  const { passages, ids } = await loadPassages(passageFile);
  const queries: ForeignQuery[] = [];
  const seen = new Set<string>();
  let skipped = 0;
  for await (const { line, value } of readJsonl(queryFile, querySchema)) {
    const unknown = value.gold.find((gold) => !ids.has(gold));
    if (unknown !== undefined) {
      throw new DataFileError(
        queryFile,
        line,
        `gold passage ${unknown} is not in ${passageFile}`,
        'Name passage ids of that file.',
      );
    }
    if (seen.has(value.id))
      throw new DataFileError(queryFile, line, `query id ${value.id} stands twice`, 'Give each query its own id.');
    seen.add(value.id);
    if (value.gold.length === 0) skipped++;
    else queries.push({ ...value, gold: [...new Set(value.gold)] });
  }
  if (queries.length === 0)
    throw new DataFileError(
      queryFile,
      null,
      'holds no query with a gold passage',
      'Write {"id","q","gold":[…]} per line.',
    );
  return { passages, queries, skipped };
}
