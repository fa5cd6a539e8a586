// The labelled messages that understanding is fitted on: corpus/understanding/<author>.jsonl, defaults filled in.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataLines } from '../text/read-data-lines.js';
import {
  ACTS,
  type Act,
  AGGREGATES,
  ASKED,
  type Filter,
  FORMS,
  type Form,
  KINDS,
  LANGUAGES,
  type Language,
  ORDERS,
  POINTERS,
  type Pointer,
  type ReadingPart,
  SCOPES,
} from './reading.js';

const ANSWER_HERE = ['told', 'told-in-part', 'named-not-told', 'silent', 'elsewhere', 'not-for-us'] as const;

const filterSchema = z.strictObject({
  on: z.enum(['nature', 'category', 'baseline', 'target', 'growth', 'value', 'name']),
  op: z.enum(['=', 'has', '>', '>=', '<', '<=', 'blank']),
  value: z.union([z.string(), z.number(), z.boolean()]),
});

const partSchema = z.strictObject({
  text: z.string().min(1),
  topic: z.string(),
  kind: z.enum(KINDS),
  asked: z.enum(ASKED).nullable().default(null),
  scope: z.enum(SCOPES).nullable().default(null),
  years: z.array(z.number().int()).default([]),
  filters: z.array(filterSchema).default([]),
  order: z.enum(ORDERS).nullable().default(null),
  aggregate: z.enum(AGGREGATES).nullable().default(null),
  named: z.array(z.string().min(1)).default([]),
  members: z.string().nullable().default(null),
  audience: z.string().nullable().default(null),
  yesNo: z.boolean().default(false),
  answerHere: z.enum(ANSWER_HERE).nullable().default(null),
});

const messageSchema = z.strictObject({
  q: z.string().min(1),
  history: z.array(z.string()).default([]),
  act: z.enum(ACTS).default('ask'),
  parts: z.array(partSchema).default([]),
  form: z.enum(FORMS).default('prose'),
  language: z.enum(LANGUAGES).default('zh'),
  pointer: z.enum(POINTERS).nullable().default(null),
  standalone: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  note: z.string().default(''),
});

/** One part as its author labelled it; units of the plan as they are written. */
export interface LabelledPart
  extends Pick<
    ReadingPart,
    'text' | 'topic' | 'kind' | 'asked' | 'scope' | 'years' | 'order' | 'aggregate' | 'members' | 'audience' | 'yesNo'
  > {
  readonly filters: readonly Filter[];
  readonly named: readonly string[];
  /**
   * What the plan holds for it, null where its author wrote without this plan. Nothing is fitted on that, but a question
   * for nobody here has no kind.
   */
  readonly answerHere: (typeof ANSWER_HERE)[number] | null;
}

export interface LabelledMessage {
  readonly author: string;
  readonly line: number;
  readonly q: string;
  /** The user's turns before it, oldest first. */
  readonly history: readonly string[];
  readonly act: Act;
  readonly parts: readonly LabelledPart[];
  readonly form: Form;
  readonly language: Language;
  readonly pointer: Pointer | null;
  /** The message completed from its history; null where it needs none. */
  readonly standalone: string | null;
}

/** Folder of the labels below a corpus. */
export const LABELS_FOLDER = 'understanding';

/** Labelled by a second reader to measure agreement: these rows are never fitted on. */
export const SECOND_READER = 'second-reader';

/** Words of forms: units, comparators, ordinals. */
export const WORDS_NAME = 'words';

/** Files of the folder that hold messages to learn from. */
const isAuthor = (name: string): boolean => name !== WORDS_NAME && name !== SECOND_READER;

/** The authors of a corpus's labels, in alphabetical order. */
export function listLabelAuthors(corpusDir: string): string[] {
  const folder = join(corpusDir, LABELS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace(/\.jsonl$/, ''))
    .filter(isAuthor)
    .sort();
}

/**
 * The labelled messages of one author.
 * @throws DataFileError at the first row that is not as corpus/understanding/README.md has it
 */
export function readLabels(corpusDir: string, author: string): LabelledMessage[] {
  const file = join(corpusDir, LABELS_FOLDER, `${author}.jsonl`);
  return readDataLines(file, messageSchema).map(({ line, value }) => ({ ...value, author, line }));
}
