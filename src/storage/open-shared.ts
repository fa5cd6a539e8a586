// Everything that the instances of one service share: opened from one address, with the tables brought up to date.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppOptions } from '../server/create-app.js';
import { migrate } from './migrate.js';
import { type Database, type DatabaseOptions, openDatabase } from './open-database.js';
import { createPostgresAnswers } from './postgres-answers.js';
import { openPostgresFeedback, type SharedFeedback, type SharedFeedbackOptions } from './postgres-feedback.js';
import { createPostgresRates } from './postgres-rates.js';

export interface Shared {
  readonly database: Database;
  /** For `createApp`: where answers are kept and requests counted. */
  readonly app: Pick<AppOptions, 'cache' | 'countRequests'>;
  openFeedback(options: SharedFeedbackOptions): Promise<SharedFeedback>;
  close(): Promise<void>;
}

export interface SharedOptions extends DatabaseOptions {
  /** The corpus that answers are made from; its files are part of what kept answers depend on. */
  readonly corpusDir?: string;
}

/** Which build this is: the build writes what it was made from. */
const BUILD = fileURLToPath(new URL('../.prepared', import.meta.url));

/** Digest of build and corpus: instances of two versions do not answer for one another. */
function scopeOf(corpusDir: string | undefined): string {
  const digest = createHash('sha256');
  if (existsSync(BUILD)) digest.update(readFileSync(BUILD));
  const names = corpusDir === undefined ? [] : readdirSync(corpusDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) digest.update(file.slice(corpusDir?.length)).update(readFileSync(file));
  return digest.digest('hex');
}

/** @param url `DATABASE_URL`. @throws HttpProblem 503 where the database cannot be reached */
export async function openShared(url: string, { corpusDir, ...options }: SharedOptions = {}): Promise<Shared> {
  const database = openDatabase(url, options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    database,
    app: {
      cache: createPostgresAnswers(database, { scope: scopeOf(corpusDir) }),
      countRequests: (name, limit, windowMs) => createPostgresRates(database, { name, limit, windowMs }),
    },
    openFeedback: (feedback) => openPostgresFeedback(database, feedback),
    close: () => database.close(),
  };
}
