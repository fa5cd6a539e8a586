// Data files with one JSON object a line: read, checked, and refused with file and line.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A data file that cannot be used: names the file, the line and what was expected. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}

/**
 * Reads a JSON-lines file; empty lines are passed over.
 * @throws DataFileError at the first line that is not JSON or not of the schema
 */
export function readDataLines<T>(file: string, schema: z.ZodType<T>): { readonly line: number; readonly value: T }[] {
  const rows: { line: number; value: T }[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      if (text.trim() === '') return;
      const line = index + 1;
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch (error) {
        throw new DataFileError(file, line, `not JSON: ${(error as Error).message}`);
      }
      const parsed = schema.safeParse(json);
      if (!parsed.success) throw new DataFileError(file, line, z.prettifyError(parsed.error));
      rows.push({ line, value: parsed.data });
    });
  return rows;
}
