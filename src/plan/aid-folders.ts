// Where language aids stand: a general layer that is shipped once for all plans, and a plan's own beside its text.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GENERAL = 'general';

/** The project's own corpus, which brings the general layer. */
export const PROJECT_CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

/** The general layer of a corpus: its own where it has one, else the project's. */
export function generalAids(corpusDir: string): string {
  const own = join(corpusDir, GENERAL);
  return existsSync(own) ? own : join(PROJECT_CORPUS, GENERAL);
}

/** The files of this name in both layers, the general one first; those that do not exist are left out. */
export const aidFiles = (corpusDir: string, name: string): string[] =>
  [generalAids(corpusDir), corpusDir].map((folder) => join(folder, name)).filter((file) => existsSync(file));

/** The file of this name that counts where only one may: the plan's own before the general one. */
export const nearestAid = (corpusDir: string, name: string): string | null => aidFiles(corpusDir, name).at(-1) ?? null;
