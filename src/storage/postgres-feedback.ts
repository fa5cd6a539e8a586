// Ratings and questions in PostgreSQL: the same store as the SQLite file, shared by all instances.

import type { Answer } from '../answering/answer.js';
import type { FeedbackMessage } from '../server/feedback/feedback-message.js';
import type { FeedbackRow } from '../server/feedback/feedback-store.js';
import { maskPersonalData } from '../server/security/mask-personal-data.js';
import type { Database } from './open-database.js';

/** As `FeedbackStore`, each call done when the database says so. */
export interface SharedFeedback {
  rate(message: FeedbackMessage): Promise<void>;
  logQuestion(answer: Pick<Answer, 'id' | 'question' | 'status' | 'mode' | 'edition'>): Promise<void>;
  list(since: Date): Promise<FeedbackRow[]>;
  purge(): Promise<number>;
  close(): Promise<void>;
}

export interface SharedFeedbackOptions {
  readonly retentionDays: number;
  readonly now?: () => Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const RATE = `
  INSERT INTO rating (answer_id, at, verdict, reason, note, status, mode, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (answer_id) DO UPDATE SET verdict = excluded.verdict, reason = coalesce(excluded.reason, rating.reason),
    note = coalesce(excluded.note, rating.note), at = excluded.at`;

const LOG = `
  INSERT INTO question (answer_id, at, question, status, mode, digest) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`;

/** Ratings with their questions, and logged questions that nobody rated. */
const LIST = `
  SELECT coalesce(r.at, q.at) AS at, r.verdict, r.reason, r.note, coalesce(r.status, q.status) AS status,
    coalesce(r.mode, q.mode) AS mode, coalesce(r.digest, q.digest) AS digest,
    coalesce(r.answer_id, q.answer_id) AS "answerId", q.question
  FROM rating r FULL OUTER JOIN question q ON q.answer_id = r.answer_id
  WHERE coalesce(r.at, q.at) >= $1 ORDER BY 1`;

/** What is kept of a time that is over, as the SQLite file keeps it. */
const REMOVE = (table: 'rating' | 'question'): string =>
  `WITH gone AS (DELETE FROM ${table} WHERE at < $1 RETURNING 1) SELECT count(*)::int AS rows FROM gone`;

/** Opens the store and deletes what is too old. The tables must be there: see `migrate`. */
export async function openPostgresFeedback(
  database: Database,
  { retentionDays, now = () => new Date() }: SharedFeedbackOptions,
): Promise<SharedFeedback> {
  const store: SharedFeedback = {
    async rate({ answerId, verdict, reason, note, status, mode, digest }) {
      const masked = note === undefined ? null : maskPersonalData(note).text;
      await database.query(RATE, [answerId, now(), verdict, reason ?? null, masked, status, mode, digest], 'rate');
    },
    async logQuestion({ id, question, status, mode, edition }) {
      await database.query(LOG, [id, now(), question, status, mode, edition.digest], 'log-question');
    },
    async list(since) {
      const rows = await database.query<Omit<FeedbackRow, 'at'> & { at: Date }>(LIST, [since]);
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
    async purge() {
      const before = new Date(now().getTime() - retentionDays * DAY_MS);
      const [ratings] = await database.query<{ rows: number }>(REMOVE('rating'), [before]);
      const [questions] = await database.query<{ rows: number }>(REMOVE('question'), [before]);
      return (ratings?.rows ?? 0) + (questions?.rows ?? 0);
    },
    // The connections belong to whoever opened them: rates and kept answers go on over them.
    close: async () => {},
  };
  await store.purge();
  return store;
}
