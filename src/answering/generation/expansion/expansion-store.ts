// Where a model's questions are kept: one file a model beside those that people wrote, and a list of what is done.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataLines } from '../../../text/read-data-lines.js';

/** A row of `corpus/questions/*.jsonl`, as `loadExpansionQuestions` reads it. */
export interface ExpansionRow {
  readonly passage: string;
  readonly digest: string;
  readonly sentence: number;
  readonly questions: readonly string[];
  readonly model: string;
}

const rowSchema = z.object({
  passage: z.string(),
  digest: z.string(),
  sentence: z.number(),
  questions: z.array(z.string()),
  model: z.string().optional(),
});
type StoredRow = z.infer<typeof rowSchema>;

const toLines = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const slugOf = (model: string): string => model.replace(/[^\w.-]+/g, '-').slice(0, 60);

/** Writes beside the old file and renames: a crash leaves the old file or the new one. */
function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The questions folder as one model sees it. */
export class ExpansionStore {
  readonly #rowsFile: string;
  readonly #doneFile: string;
  readonly #model: string;
  readonly #others: readonly StoredRow[];
  #own: ExpansionRow[];
  readonly #done: Set<string>;

  private constructor(dir: string, model: string) {
    this.#model = model;
    this.#rowsFile = join(dir, `model-${slugOf(model)}.jsonl`);
    this.#doneFile = join(dir, `model-${slugOf(model)}.done`);
    const files = readdirSync(dir)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(dir, name));
    const read = (file: string) => readDataLines(file, rowSchema).map(({ value }) => value);
    this.#others = files.filter((file) => file !== this.#rowsFile).flatMap(read);
    this.#own = existsSync(this.#rowsFile)
      ? read(this.#rowsFile).map((row) => ({ ...row, model: row.model ?? model }))
      : [];
    // Passages are listed also when none of their questions was kept: they are not asked for again.
    this.#done = new Set(
      existsSync(this.#doneFile) ? readFileSync(this.#doneFile, 'utf8').split('\n').filter(Boolean) : [],
    );
  }

  /** @throws DataFileError for a file that is not of the form */
  static open(corpusDir: string, model: string): ExpansionStore {
    const dir = join(corpusDir, 'questions');
    mkdirSync(dir, { recursive: true });
    return new ExpansionStore(dir, model);
  }

  get file(): string {
    return this.#rowsFile;
  }

  /** Whether this model has been asked about the passage as it is today. */
  isDone(passage: string, digest: string): boolean {
    return this.#done.has(`${passage} ${digest}`);
  }

  /** Whether anybody has written questions for the passage as it is today. */
  hasQuestions(passage: string, digest: string): boolean {
    return [...this.#others, ...this.#own].some((row) => row.passage === passage && row.digest === digest);
  }

  /** All questions of the corpus, so that none is written twice; without this model's for passages written anew. */
  questions(anew: ReadonlySet<string>): string[] {
    const standing = this.#own.filter(({ passage }) => !anew.has(passage));
    return [...this.#others, ...standing].flatMap((row) => row.questions);
  }

  /** Keeps the passage's questions; those of its former text go. Written before it returns. */
  add(passage: string, digest: string, bySentence: ReadonlyMap<number, readonly string[]>): void {
    const rows = [...bySentence].map(([sentence, questions]) => ({
      passage,
      digest,
      sentence,
      questions,
      model: this.#model,
    }));
    this.#own = [...this.#own.filter((row) => row.passage !== passage), ...rows];
    for (const entry of this.#done) if (entry.startsWith(`${passage} `)) this.#done.delete(entry);
    this.#done.add(`${passage} ${digest}`);
    if (this.#own.length > 0) replaceFile(this.#rowsFile, toLines(this.#own.map((row) => JSON.stringify(row))));
    else rmSync(this.#rowsFile, { force: true });
    replaceFile(this.#doneFile, toLines([...this.#done]));
  }
}
