// Messages of people in danger or despair with who is to be called, and ordinary ones beside them: corpus/care/<author>.jsonl,
// and index-time questions, which nobody asks in danger.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listQuestionFiles, QUESTIONS_FOLDER } from '../indexing/expansion-questions.js';
import { readDataLines } from '../text/read-data-lines.js';

/** A message, and the signpost that helps; null where nobody is to be called. */
export interface CareMessage {
  readonly author: string;
  readonly q: string;
  readonly help: string | null;
}

/** Folder of the messages below a corpus. */
export const CARE_FOLDER = 'care';

/** How the rows write that nobody is to be called. */
const NOBODY = 'none';

const rowSchema = z.strictObject({ q: z.string().min(1), help: z.string().min(1) });

/** The files of messages of a corpus, in alphabetical order. */
function messageFiles(corpusDir: string): string[] {
  const folder = join(corpusDir, CARE_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(CARE_FOLDER, name));
}

const questionFiles = (corpusDir: string): string[] =>
  listQuestionFiles(corpusDir).map((name) => join(QUESTIONS_FOLDER, name));

/** All files that are read here, relative to the corpus. */
export const careFiles = (corpusDir: string): string[] => [...messageFiles(corpusDir), ...questionFiles(corpusDir)];

/** Questions of no danger that take part, spread evenly: with all of them danger would be too rare to be seen. */
const ORDINARY = 6000;
const questionsSchema = z.looseObject({ questions: z.array(z.string()) });

function ordinaryQuestions(corpusDir: string): CareMessage[] {
  const all = questionFiles(corpusDir).flatMap((name) =>
    readDataLines(join(corpusDir, name), questionsSchema).flatMap(({ value }) =>
      value.questions.map((q) => ({ author: name, q, help: null })),
    ),
  );
  const step = Math.max(1, Math.floor(all.length / ORDINARY));
  return all.filter((_, at) => at % step === 0);
}

/**
 * All messages of a corpus.
 * @throws DataFileError at the first row that is none
 */
export function readCare(corpusDir: string): CareMessage[] {
  const told = messageFiles(corpusDir).flatMap((name) =>
    readDataLines(join(corpusDir, name), rowSchema).map(({ value: { q, help } }) => ({
      author: name,
      q,
      help: help === NOBODY ? null : help,
    })),
  );
  return [...told, ...ordinaryQuestions(corpusDir)];
}
