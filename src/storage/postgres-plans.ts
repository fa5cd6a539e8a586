// Plans with their aids in PostgreSQL, file by file: an instance takes the edition of now into a folder and opens that.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import type { Database } from './open-database.js';

export interface PublishedPlan {
  readonly id: string;
  readonly title: string;
  /** Digest of all its files. */
  readonly edition: string;
}

interface PlanFile {
  readonly path: string;
  readonly content: Buffer;
}

const LIST = 'SELECT id, title, edition FROM plan ORDER BY id';
const PUT = `
  INSERT INTO plan (id, title, edition) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, edition = excluded.edition, changed_at = now()`;
const EMPTY = 'DELETE FROM plan_file WHERE plan_id = $1';
const ADD = 'INSERT INTO plan_file (plan_id, path, content) VALUES ($1, $2, $3)';
/** Files and edition of one moment: a plan that changes between two reads is of neither edition. */
const READ = `
  SELECT f.path, f.content, p.edition FROM plan p JOIN plan_file f ON f.plan_id = p.id WHERE p.id = $1 ORDER BY f.path`;

function readFolder(folder: string): PlanFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), content: readFileSync(file) }));
}

function editionOf(files: readonly PlanFile[]): string {
  const digest = createHash('sha256');
  for (const { path, content } of files) digest.update(`${path}\n${content.length}\n`).update(content);
  return digest.digest('hex').slice(0, 16);
}

/** Puts all files of a corpus folder into the database; other instances serve them from their next look on. */
export async function publishPlan(
  database: Database,
  { id, title, folder }: { readonly id: string; readonly title: string; readonly folder: string },
): Promise<PublishedPlan> {
  const files = readFolder(folder);
  const edition = editionOf(files);
  await database.transaction(async (query) => {
    await query(PUT, [id, title, edition]);
    await query(EMPTY, [id]);
    for (const { path, content } of files) await query(ADD, [id, path, content]);
  });
  return { id, title, edition };
}

export const listPlans = (database: Database): Promise<PublishedPlan[]> => database.query<PublishedPlan>(LIST);

/** A path of the database is written below its folder, and nowhere else. */
function placeOf(folder: string, path: string): string {
  const place = normalize(join(folder, path));
  if (!place.startsWith(folder + sep))
    throw new Error(`plan_file holds the path ${path}, which leads out of its folder`);
  return place;
}

/**
 * Takes the edition of now into a folder of its own below `into`, unless it is there.
 * @returns the folder; null where the database has no such plan
 */
export async function pullPlan(database: Database, id: string, into: string): Promise<string | null> {
  const [plan] = (await listPlans(database)).filter((one) => one.id === id);
  if (plan === undefined) return null;
  const known = join(into, plan.edition);
  if (existsSync(known)) return known;
  const files = await database.query<PlanFile & { edition: string }>(READ, [id]);
  const folder = join(into, files[0]?.edition ?? plan.edition);
  const written = `${folder}.${process.pid}.tmp`;
  rmSync(written, { recursive: true, force: true });
  for (const { path, content } of files) {
    const place = placeOf(written, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  if (existsSync(folder)) rmSync(written, { recursive: true });
  else renameSync(written, folder);
  return folder;
}

/** Other instances must serve a new edition within five seconds. */
const LOOK_MS = 2_000;

/**
 * Looks again and again which edition a plan has.
 * @param onEdition called with the folder of each edition that is new
 * @returns a function that ends it
 */
export function watchPlan(
  database: Database,
  { id, into, everyMs = LOOK_MS }: { readonly id: string; readonly into: string; readonly everyMs?: number },
  onEdition: (folder: string) => void,
): () => void {
  let last: string | null = null;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      const folder = await pullPlan(database, id, into);
      if (folder !== null && folder !== last) onEdition(folder);
      last = folder ?? last;
    } catch {
      // A database that is away has no new edition; it is looked at again.
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  void look();
  return () => clearInterval(timer);
}
