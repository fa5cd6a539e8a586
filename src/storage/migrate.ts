// Brings the database's tables up to what this version reads, one instance at a time.
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { type Database, databaseAway, isLost } from './open-database.js';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number that other programs on the same database are unlikely to take. */
const LOCK = 5_202_600_150;

/** Migrations may rewrite tables: they have no time limit. */
async function connect({ settings }: Database): Promise<Client> {
  const client = new Client({ ...settings, statement_timeout: false });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw isLost(error) ? databaseAway(error) : error;
  }
}

/**
 * Runs what has not run yet. Instances that start together wait for the first one.
 * @returns names of the migrations that ran
 */
export async function migrate(database: Database): Promise<string[]> {
  const client = await connect(database);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const ran = await runner({
      dbClient: client,
      dir: FOLDER,
      direction: 'up',
      migrationsTable: 'plan_migrations',
      // The lock above waits; the runner's own would fail the second instance.
      noLock: true,
      log: () => {},
    });
    return ran.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
