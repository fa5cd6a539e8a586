// The words by which statements are recognised in any plan: rows of corpus/general/statement-words.jsonl, as look-ups.
import { fileURLToPath } from 'node:url';
import { readWordClasses, type WordClasses } from '../text/word-classes.js';

const WORDS_FILE = fileURLToPath(new URL('../../corpus/general/statement-words.jsonl', import.meta.url));

export type GeneralWords = WordClasses;

/**
 * Reads the general words; `ingest` does so once, the service never.
 * @throws DataFileError at a row that is not one
 */
export const loadGeneralWords = (file: string = WORDS_FILE): GeneralWords => readWordClasses(file);
