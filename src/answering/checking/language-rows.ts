// The rows of a word list of corpus/language: they are the same for every plan, and read from beside the program.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../corpus/language/', import.meta.url);

/** One word a line. */
export const languageRows = (file: string): string[] =>
  readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
