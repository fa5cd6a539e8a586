// Recorded replies: `eval/replies/<model>/<case>.txt` holds what the model said, a `.json` beside it what it was shown.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChatPurpose, TokenUsage } from '../../models/chat-model-port.js';
import { DataFileError } from '../dataset/data-file-error.js';
import { writeWhole } from '../running/run-store.js';
import type { PassageDigests } from './prompt-passages.js';

/** Beside a reply; absent for replies that were put there by hand. */
const notesSchema = z.strictObject({
  model: z.string(),
  recordedAt: z.iso.datetime(),
  passages: z.record(z.string(), z.string()),
  usage: z.strictObject({ inputTokens: z.number(), outputTokens: z.number() }).nullable(),
  /** The failure that ended the reply; null when it was read to its end. */
  failure: z.string().nullable(),
});

export type ReplyNotes = z.infer<typeof notesSchema>;

export interface RecordedReply {
  readonly text: string;
  readonly notes: ReplyNotes | null;
}

/** Names of the files of one call: the answer's has the bare name of the case. */
const SUFFIXES: Readonly<Record<ChatPurpose, string>> = {
  claims: '',
  repair: '.repair',
  condense: '.condense',
  questions: '.questions',
  aids: '.aids',
};

const folderOf = (root: string, model: string): string => join(root, model.replace(/[^\w.-]+/g, '-'));

/** The replies of one model under a folder of replies. */
export class ReplyStore {
  readonly #folder: string;
  readonly model: string;

  constructor(root: string, model: string) {
    this.#folder = folderOf(root, model);
    this.model = model;
  }

  /** @throws DataFileError naming the models that there are, when there are no replies of this one */
  static openExisting(root: string, model: string): ReplyStore {
    const folder = folderOf(root, model);
    if (existsSync(folder)) return new ReplyStore(root, model);
    const known = existsSync(root)
      ? readdirSync(root, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
      : [];
    const remedy =
      known.length === 0
        ? 'Record some with `npm run eval -- --mode generated --record`.'
        : `There are replies of ${known.join(', ')}.`;
    throw new DataFileError(folder, null, 'holds no replies', remedy);
  }

  write(
    caseId: string,
    purpose: ChatPurpose,
    text: string,
    seen: { readonly passages: PassageDigests; readonly usage: TokenUsage | null; readonly failure: string | null },
  ): void {
    mkdirSync(this.#folder, { recursive: true });
    const notes: ReplyNotes = {
      model: this.model,
      recordedAt: new Date().toISOString(),
      ...seen,
      passages: { ...seen.passages },
    };
    writeWhole(this.#file(caseId, purpose, 'txt'), text);
    writeWhole(this.#file(caseId, purpose, 'json'), `${JSON.stringify(notes, null, 2)}\n`);
  }

  /** Null when the model was not asked this, or its reply was not kept. */
  read(caseId: string, purpose: ChatPurpose): RecordedReply | null {
    const file = this.#file(caseId, purpose, 'txt');
    if (!existsSync(file)) return null;
    return { text: readFileSync(file, 'utf8'), notes: this.#readNotes(this.#file(caseId, purpose, 'json')) };
  }

  #readNotes(file: string): ReplyNotes | null {
    if (!existsSync(file)) return null;
    const remedy = 'Delete it to read the reply with its labels as they are, or record the case again.';
    try {
      return notesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      throw new DataFileError(file, null, `is no note of a reply: ${(error as Error).message}`, remedy);
    }
  }

  #file(caseId: string, purpose: ChatPurpose, extension: string): string {
    return join(this.#folder, `${caseId}${SUFFIXES[purpose]}.${extension}`);
  }
}
