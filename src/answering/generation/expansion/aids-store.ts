// Aids that a model proposed: `candidates/*.jsonl` of the corpus, each row waiting for a person; nothing reads them before.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataLines } from '../../../text/read-data-lines.js';
import type { SiftedAids } from './sift-aids.js';

const KINDS = ['aliases', 'audiences', 'glossary'] as const;
type Kind = (typeof KINDS)[number];

/** What every row carries; `review` is `pending` until a person has taken it over or written `refused`. */
const rowSchema = z.looseObject({
  passage: z.string(),
  digest: z.string(),
  model: z.string(),
  review: z.enum(['pending', 'accepted', 'refused']),
});
type Row = z.infer<typeof rowSchema>;

/** Writes beside the old file and renames: a crash leaves the old file or the new one. */
function replaceFile(file: string, lines: readonly string[]): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, lines.map((line) => `${line}\n`).join(''));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export class AidsStore {
  readonly dir: string;
  readonly #model: string;
  readonly #rows: Readonly<Record<Kind, Row[]>>;
  readonly #done: Set<string>;

  private constructor(dir: string, model: string) {
    this.dir = dir;
    this.#model = model;
    const read = (kind: Kind): Row[] => {
      const file = join(dir, `${kind}.jsonl`);
      return existsSync(file) ? readDataLines(file, rowSchema).map(({ value }) => value) : [];
    };
    this.#rows = { aliases: read('aliases'), audiences: read('audiences'), glossary: read('glossary') };
    const done = this.#doneFile;
    this.#done = new Set(existsSync(done) ? readFileSync(done, 'utf8').split('\n').filter(Boolean) : []);
  }

  /** @throws DataFileError for a file that is not of the form */
  static open(corpusDir: string, model: string): AidsStore {
    return new AidsStore(join(corpusDir, 'candidates'), model);
  }

  get #doneFile(): string {
    return join(this.dir, `${this.#model.replace(/[^\w.-]+/g, '-').slice(0, 60)}.done`);
  }

  /** Whether this model has been asked about the passage as it is today. */
  isDone(passage: string, digest: string): boolean {
    return this.#done.has(`${passage} ${digest}`);
  }

  /** Keeps what was proposed for a passage; what a person has judged already stays as it is. */
  add(passage: string, digest: string, { aliases, audiences, terms }: SiftedAids): void {
    mkdirSync(this.dir, { recursive: true });
    const mark = { passage, digest, model: this.#model, review: 'pending' as const };
    const proposed: Readonly<Record<Kind, readonly object[]>> = { aliases, audiences, glossary: terms };
    for (const kind of KINDS) {
      const standing = this.#rows[kind].filter(
        (row) => row.passage !== passage || row.model !== this.#model || row.review !== 'pending',
      );
      const rows = [...standing, ...proposed[kind].map((row) => ({ ...row, ...mark }))];
      this.#rows[kind].splice(0, Number.POSITIVE_INFINITY, ...rows);
      if (rows.length > 0)
        replaceFile(
          join(this.dir, `${kind}.jsonl`),
          rows.map((row) => JSON.stringify(row)),
        );
    }
    for (const entry of this.#done) if (entry.startsWith(`${passage} `)) this.#done.delete(entry);
    this.#done.add(`${passage} ${digest}`);
    replaceFile(this.#doneFile, [...this.#done]);
  }
}
