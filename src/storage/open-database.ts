// A pool of connections to PostgreSQL: a lost connection is a 503 that says when to come back, and mends itself.
import { Pool, type PoolConfig } from 'pg';
import { HttpProblem } from '../server/problem.js';

export interface Database {
  /** Runs one statement; `name` lets the server keep its plan. */
  query<Row extends object>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** Runs statements on one connection as one transaction. */
  transaction<T>(work: (query: Database['query']) => Promise<T>): Promise<T>;
  /** A pool's own connection settings, for what must hold a connection of its own. */
  readonly settings: PoolConfig;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly mostConnections?: number;
  /** Told of connections that break while nobody uses them. */
  readonly onNotice?: (notice: string) => void;
}

/** An instance answers a few hundred questions a second; more connections only wait for one another in the server. */
const MOST_CONNECTIONS = 10;
const CONNECT_MS = 3_000;
const STATEMENT_MS = 10_000;
const RETRY_SECONDS = '2';

/** Classes of SQLSTATE in which the server, not the statement, is at fault: connection, resources, shutdown. */
const LOST_STATES = /^(?:08|53|57P)/;
const LOST_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'ENOENT',
]);
const LOST_MESSAGES = /connection (?:terminated|timeout|ended)|timeout exceeded when trying to connect|not queryable/i;

/** Whether the database cannot be reached just now, which is no fault of the statement. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return LOST_STATES.test(code) || LOST_CODES.has(code) || LOST_MESSAGES.test(error.message);
}

/** What somebody meets while the database is away. */
export const databaseAway = (cause: unknown): HttpProblem =>
  Object.assign(
    new HttpProblem(503, '数据库暂时无法连接，请稍后再试。', { headers: { 'retry-after': RETRY_SECONDS } }),
    { cause },
  );

async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isLost(error) ? databaseAway(error) : error;
  }
}

/** @param url of the form `postgres://user:password@host:port/database`, from `DATABASE_URL` */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const settings: PoolConfig = {
    connectionString: url,
    max: options.mostConnections ?? MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'plan-assistant',
    // A pool that is idle must not keep a command from ending.
    allowExitOnIdle: true,
  };
  const pool = new Pool(settings);
  let ended: Promise<void> | null = null;
  pool.on('error', (error) => options.onNotice?.(`a connection to the database was lost: ${error.message}`));
  return {
    settings,
    query: <Row extends object>(text: string, values: readonly unknown[] = [], name?: string) =>
      orAway(async () => {
        const config = {
          text,
          values: [...values],
          ...(name === undefined ? {} : { name }),
        };
        return (await pool.query<Row>(config)).rows;
      }),
    transaction: (work) =>
      orAway(async () => {
        const client = await pool.connect();
        let broken: Error | undefined;
        try {
          await client.query('BEGIN');
          const result = await work(
            async <Row extends object>(text: string, values: readonly unknown[] = []) =>
              (await client.query<Row>(text, [...values])).rows,
          );
          await client.query('COMMIT');
          return result;
        } catch (error) {
          if (isLost(error)) broken = error as Error;
          else await client.query('ROLLBACK');
          throw error;
        } finally {
          client.release(broken);
        }
      }),
    close: () => {
      ended ??= pool.end();
      return ended;
    },
  };
}
