// Answers kept in PostgreSQL for all instances, sealed: only who asks the same question can open them.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { AnswerCache } from '../server/answer-cache.js';
import type { Database } from './open-database.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** From the key of a question two keys: one that finds its row, one that opens it. Neither gives the other. */
const derive = (use: string, key: string): Buffer => createHash('sha256').update(`${use}\n${key}`).digest();

/** Questions are kept for months only where an operator switched that on; here nobody can read them. */
function seal(key: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derive('open', key), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: string, sealed: Buffer): string {
  const decipher = createDecipheriv(CIPHER, derive('open', key), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
}

const FIND = 'SELECT sealed FROM answer WHERE key = $1';
const KEEP =
  'INSERT INTO answer (key, sealed) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, kept_at = now()';
/** The oldest go first; looked at once in a hundred answers kept. */
const FORGET = 'DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY kept_at DESC OFFSET $1)';
const KEPT_BETWEEN = 100;
/** Some 80 MB. */
const MOST_ANSWERS = 20_000;

/**
 * @param scope everything beside the question that answers depend on: the digest of the build and of the corpus, so
 * that instances of two versions do not answer for one another
 */
export function createPostgresAnswers(
  database: Database,
  { scope, mostAnswers = MOST_ANSWERS }: { readonly scope: string; readonly mostAnswers?: number },
): AnswerCache {
  let kept = 0;
  const rowOf = (key: string): string => derive('find', `${scope}\n${key}`).toString('base64url');
  return {
    async find(key) {
      const [row] = await database.query<{ sealed: Buffer }>(FIND, [rowOf(key)], 'find-answer');
      return row === undefined ? null : unseal(`${scope}\n${key}`, row.sealed);
    },
    async keep(key, text) {
      await database.query(KEEP, [rowOf(key), seal(`${scope}\n${key}`, text)], 'keep-answer');
      if (++kept % KEPT_BETWEEN === 0) await database.query(FORGET, [mostAnswers]);
    },
  };
}
