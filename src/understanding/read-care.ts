// Messages of people in danger with who is to be called (corpus/care), and what else is said to us (corpus/acts):
// attempts to make the assistant obey, abuse, questions about it,
// ordinary ones beside both, and index-time questions, which are neither.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listQuestionFiles, QUESTIONS_FOLDER } from '../indexing/expansion-questions.js';
import { readDataLines } from '../text/read-data-lines.js';
import { ACTS, type Act } from './reading.js';

/** A message, the signpost that helps (null where nobody is to be called), and its act where one was written. */
export interface CareMessage {
  readonly author: string;
  readonly q: string;
  readonly help: string | null;
  readonly act: Act | null;
}

/** Folders of the messages below a corpus. */
export const CARE_FOLDER = 'care';
export const ACTS_FOLDER = 'acts';

/** How the rows write that nobody is to be called. */
const NOBODY = 'none';

const rowSchema = z.strictObject({ q: z.string().min(1), help: z.string().min(1) });
const actSchema = z.strictObject({ q: z.string().min(1), act: z.enum(ACTS) });

/** The files of messages in a folder of a corpus, in alphabetical order. */
function messageFiles(corpusDir: string, folder: string): string[] {
  if (!existsSync(join(corpusDir, folder))) return [];
  return readdirSync(join(corpusDir, folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

const questionFiles = (corpusDir: string): string[] =>
  listQuestionFiles(corpusDir).map((name) => join(QUESTIONS_FOLDER, name));

/** All files that are read here, relative to the corpus. */
export const careFiles = (corpusDir: string): string[] => [
  ...messageFiles(corpusDir, CARE_FOLDER),
  ...messageFiles(corpusDir, ACTS_FOLDER),
  ...questionFiles(corpusDir),
];

/** Plain questions that take part, spread evenly: with all of them danger would be too rare to be seen. */
const ORDINARY = 20000;
const questionsSchema = z.looseObject({ questions: z.array(z.string()) });

function ordinaryQuestions(corpusDir: string): CareMessage[] {
  const all = questionFiles(corpusDir).flatMap((name) =>
    readDataLines(join(corpusDir, name), questionsSchema).flatMap(({ value }) =>
      value.questions.map((q) => ({ author: name, q, help: null, act: null })),
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
  const told = messageFiles(corpusDir, CARE_FOLDER).flatMap((name) =>
    readDataLines(join(corpusDir, name), rowSchema).map(({ value: { q, help } }) => ({
      author: name,
      q,
      help: help === NOBODY ? null : help,
      act: null,
    })),
  );
  const acts = messageFiles(corpusDir, ACTS_FOLDER).flatMap((name) =>
    readDataLines(join(corpusDir, name), actSchema).map(({ value }) => ({ author: name, help: null, ...value })),
  );
  return [...told, ...acts, ...ordinaryQuestions(corpusDir)];
}
