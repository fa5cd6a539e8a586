// JSON Lines files, read as a stream so that 100,000 passages need no second copy in memory, each line checked by zod.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { DataFileError } from './data-file-error.js';

/** One checked line and where it stands. */
export interface JsonLine<T> {
  /** 1-based. */
  readonly line: number;
  readonly value: T;
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.length === 0 ? 'the line' : `\`${issue.path.join('.')}\``}: ${issue.message}`)
    .join('; ');
}

function parseLine<T>(file: string, line: number, text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const problem = `not a JSON object: ${(error as Error).message}`;
    throw new DataFileError(file, line, problem, 'Write one JSON object per line, UTF-8, without line breaks inside.');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new DataFileError(file, line, describeIssues(parsed.error), 'Mend the fields named here.');
  }
  return parsed.data;
}

/**
 * Yields every non-empty line of a JSONL file, checked. A byte order mark is ignored.
 * @throws DataFileError with file and line for a line that is not JSON or not of the schema, and for an unreadable file
 */
export async function* readJsonl<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<JsonLine<T>> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  try {
    for await (const text of lines) {
      line++;
      const content = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (content.trim() !== '') yield { line, value: parseLine(file, line, content, schema) };
    }
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    throw new DataFileError(
      file,
      null,
      `cannot be read: ${(error as Error).message}`,
      'Check the path and its rights.',
    );
  } finally {
    lines.close();
  }
}
