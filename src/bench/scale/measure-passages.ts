// One row of the growth table, measured in a process of its own: so many passages in memory or in PostgreSQL.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from '../../evaluation/statistics/quantile.js';
import { createPassageRetriever, type PassageHit } from '../../retrieval/passage-retriever.js';
import { migrate } from '../../storage/migrate.js';
import { openDatabase } from '../../storage/open-database.js';
import { openPostgresPassages } from '../../storage/postgres-passages.js';
import { generatePassages, generateQuestions, listPlanSentences } from './generate-passages.js';

export interface ScaleFigures {
  readonly store: 'memory' | 'postgres';
  readonly passages: number;
  readonly buildSeconds: number;
  readonly megabytes: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** With eight askers at once. */
  readonly perSecond: number;
  /** Of the first ten by all terms, how many are found; null where all terms are searched. */
  readonly recallAt10: number | null;
}

type Search = (question: string, k: number) => Promise<PassageHit[]>;

const QUESTIONS = 400;
const CLIENTS = 8;
const DEPTH = 10;
/** Exact search over all terms is compared where it fits into memory beside the rest. */
const MOST_COMPARED = 100_000;
const COMPARED_QUESTIONS = 100;

const CORPUS = fileURLToPath(new URL('../../../corpus', import.meta.url));

/** The plan's text, and those of a folder of other plans where one is given. */
function readPlans(folder: string | undefined): string[] {
  const others = folder !== undefined && existsSync(folder) ? readdirSync(folder) : [];
  const files = others.filter((name) => name.endsWith('.txt')).map((name) => join(folder ?? '', name));
  return [join(CORPUS, 'plan.txt'), ...files].map((file) => readFileSync(file, 'utf8'));
}

async function timeSearch(
  search: Search,
  questions: readonly string[],
): Promise<Pick<ScaleFigures, 'p50Ms' | 'p95Ms' | 'perSecond'>> {
  for (const question of questions.slice(0, 50)) await search(question, DEPTH);
  const times: number[] = [];
  for (const question of questions) {
    const start = performance.now();
    await search(question, DEPTH);
    times.push(performance.now() - start);
  }
  const queue = [...questions, ...questions];
  const start = performance.now();
  const client = async (): Promise<void> => {
    for (let question = queue.pop(); question !== undefined; question = queue.pop()) await search(question, DEPTH);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const perSecond = (2 * questions.length) / ((performance.now() - start) / 1000);
  return { p50Ms: quantile(times, 0.5) ?? 0, p95Ms: quantile(times, 0.95) ?? 0, perSecond };
}

async function recallOf(found: Search, exact: Search, questions: readonly string[]): Promise<number> {
  let shared = 0;
  let all = 0;
  for (const question of questions) {
    const expected = new Set((await exact(question, DEPTH)).map(({ id }) => id));
    shared += (await found(question, DEPTH)).filter(({ id }) => expected.has(id)).length;
    all += expected.size;
  }
  return all === 0 ? 1 : shared / all;
}

const megabytes = (): number => process.memoryUsage().rss / 1e6;

async function measureMemory(size: number, plans: string | undefined): Promise<ScaleFigures> {
  const passages = [...generatePassages(listPlanSentences(readPlans(plans)), size)];
  const retriever = await createPassageRetriever(passages);
  const timed = await timeSearch(retriever.search, generateQuestions(passages, QUESTIONS));
  const built = { buildSeconds: retriever.buildMs / 1000, megabytes: megabytes() };
  return { store: 'memory', passages: size, ...built, ...timed, recallAt10: null };
}

async function measurePostgres(size: number, plans: string | undefined): Promise<ScaleFigures> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('set DATABASE_URL to the address of a PostgreSQL database that may be filled');
  const database = openDatabase(url, { mostConnections: CLIENTS });
  await migrate(database);
  const collection = `bench-${size}`;
  await database.query('DELETE FROM passage_collection WHERE name = $1', [collection]);
  const passages = [...generatePassages(listPlanSentences(readPlans(plans)), size)];
  const stored = await openPostgresPassages(database, { collection, vectors: null });
  const start = performance.now();
  await stored.add(passages);
  const buildSeconds = (performance.now() - start) / 1000;
  const questions = generateQuestions(passages, QUESTIONS);
  const timed = await timeSearch(stored.search, questions);
  const figures = { buildSeconds, megabytes: megabytes(), ...timed };
  const compared = size > MOST_COMPARED ? null : await createPassageRetriever(passages);
  const recallAt10 =
    compared === null ? null : await recallOf(stored.search, compared.search, questions.slice(0, COMPARED_QUESTIONS));
  await database.close();
  return { store: 'postgres', passages: size, ...figures, recallAt10 };
}

const [store, size = '', plans] = process.argv.slice(2);
const measure = store === 'postgres' ? measurePostgres : measureMemory;
process.stdout.write(`${JSON.stringify(await measure(Number(size), plans))}\n`);
