// Ratings and, where it is switched on, questions in one SQLite file; old ones are deleted by themselves.
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Answer } from '../../answering/answer.js';
import { makeFolder } from '../../indexing/make-folder.js';
import { maskPersonalData } from '../security/mask-personal-data.js';
import type { FeedbackMessage } from './feedback-message.js';

/** One rating, with its question where the log was on. Times are ISO 8601, UTC. */
export interface FeedbackRow {
  readonly at: string;
  readonly verdict: 'up' | 'down' | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly status: string;
  readonly mode: string;
  readonly digest: string;
  readonly answerId: string;
  readonly question: string | null;
}

/** A store in this process answers at once, one in a database when the database has. */
export interface FeedbackStore {
  rate(message: FeedbackMessage): void | Promise<void>;
  /** Keeps a question whose personal data has been masked already. */
  logQuestion(answer: Answer): void | Promise<void>;
  /** Everything kept since a time, oldest first. */
  list(since: Date): FeedbackRow[] | Promise<FeedbackRow[]>;
  /** Deletes what is older than the retention. @returns how many rows */
  purge(): number | Promise<number>;
  close(): void | Promise<void>;
}

/** The SQLite file, which answers at once. */
export interface FeedbackFile extends FeedbackStore {
  rate(message: FeedbackMessage): void;
  logQuestion(answer: Answer): void;
  list(since: Date): FeedbackRow[];
  purge(): number;
  close(): void;
}

export interface FeedbackStoreOptions {
  readonly retentionDays: number;
  readonly now?: () => Date;
  /** Rows of each table. */
  readonly mostRows?: number;
}

/** No more rows are taken until old ones are deleted; told to the operator. */
export class FeedbackFull extends Error {
  override readonly name = 'FeedbackFull';
}

const FORMAT = 1;
/** A file locked by a backup must not hold the event loop: SQLite's own default waits five seconds. */
const BUSY_MS = 50;
/** Rows of a table: years of a district's ratings; a flood of them ends here, and what is kept already stays. */
const MOST_ROWS = 50_000;
/** 512 MB, which 50,000 questions of the longest kind do not fill; whatever else grows ends here. */
const MOST_PAGES = 131_072;
const DAY_MS = 24 * 60 * 60 * 1000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS rating (
    answer_id TEXT PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT, note TEXT,
    status TEXT NOT NULL, mode TEXT NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS rating_at ON rating (at);
  CREATE TABLE IF NOT EXISTS question (
    answer_id TEXT PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL,
    status TEXT NOT NULL, mode TEXT NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS question_at ON question (at);
`;

/** Ratings with their questions, and logged questions that nobody rated. */
const LIST = `
  SELECT coalesce(r.at, q.at) AS at, r.verdict, r.reason, r.note, coalesce(r.status, q.status) AS status,
    coalesce(r.mode, q.mode) AS mode, coalesce(r.digest, q.digest) AS digest,
    coalesce(r.answer_id, q.answer_id) AS answerId, q.question
  FROM rating r FULL OUTER JOIN question q ON q.answer_id = r.answer_id
  WHERE coalesce(r.at, q.at) >= ? ORDER BY at
`;

function openDatabase(path: string): Database.Database {
  if (path !== ':memory:') makeFolder(dirname(path));
  const database = new Database(path, { timeout: BUSY_MS });
  try {
    prepareDatabase(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareDatabase(database: Database.Database, path: string): void {
  const format = database.pragma('user_version', { simple: true });
  if (format !== 0 && format !== FORMAT) {
    throw new Error(
      `${path} has format ${format}, this version writes ${FORMAT}. Move the file away; a new one is made at the next start.`,
    );
  }
  // What citizens wrote is for the operator's eyes.
  if (path !== ':memory:') chmodSync(path, 0o600);
  database.pragma('journal_mode = WAL');
  // Deleted notes are overwritten, not only unlinked.
  database.pragma('secure_delete = ON');
  database.pragma(`max_page_count = ${MOST_PAGES}`);
  database.exec(SCHEMA);
  database.pragma(`user_version = ${FORMAT}`);
}

/** Refuses a new row where a table is full; a row that is there already may change. */
function expectRoom(database: Database.Database, table: string, mostRows: number): (answerId: string) => void {
  const count = database.prepare(`SELECT count(*) FROM ${table}`).pluck();
  const known = database.prepare(`SELECT 1 FROM ${table} WHERE answer_id = ?`).pluck();
  return (answerId) => {
    if ((count.get() as number) < mostRows || known.get(answerId) !== undefined) return;
    throw new FeedbackFull(
      `the table ${table} has ${mostRows} rows. Export them (\`npm run plan -- feedback export\`) and shorten RETENTION_DAYS.`,
    );
  };
}

/**
 * Opens the file, making it when there is none, and deletes what is too old.
 * @param path file, or `:memory:`
 * @throws when the file cannot be opened or is of another format
 */
export function openFeedbackStore(path: string, options: FeedbackStoreOptions): FeedbackFile {
  const now = options.now ?? (() => new Date());
  const database = openDatabase(path);
  const rate = database.prepare(
    `INSERT INTO rating (answer_id, at, verdict, reason, note, status, mode, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (answer_id) DO UPDATE SET verdict = excluded.verdict,
       reason = coalesce(excluded.reason, reason), note = coalesce(excluded.note, note), at = excluded.at`,
  );
  const log = database.prepare(
    'INSERT OR IGNORE INTO question (answer_id, at, question, status, mode, digest) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const { mostRows = MOST_ROWS } = options;
  const roomForRating = expectRoom(database, 'rating', mostRows);
  const roomForQuestion = expectRoom(database, 'question', mostRows);
  const store: FeedbackFile = {
    rate({ answerId, verdict, reason, note, status, mode, digest }) {
      roomForRating(answerId);
      const masked = note === undefined ? null : maskPersonalData(note).text;
      rate.run(answerId, now().toISOString(), verdict, reason ?? null, masked, status, mode, digest);
    },
    logQuestion({ id, question, status, mode, edition }) {
      roomForQuestion(id);
      log.run(id, now().toISOString(), question, status, mode, edition.digest);
    },
    list: (since) => database.prepare(LIST).all(since.toISOString()) as FeedbackRow[],
    purge() {
      const before = new Date(now().getTime() - options.retentionDays * DAY_MS).toISOString();
      const remove = (table: string) => database.prepare(`DELETE FROM ${table} WHERE at < ?`).run(before).changes;
      return remove('rating') + remove('question');
    },
    close: () => database.close(),
  };
  store.purge();
  return store;
}
