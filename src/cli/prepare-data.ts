// Where the index of a service comes from: stored already, built apart into its folder, or into a temporary one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadingReports } from './cli-context.js';

export interface PreparedData {
  /** Folder to load from. */
  readonly dataDir: string;
  /** Why it is not the folder that was asked for; null where it is. */
  readonly hindrance: string | null;
  /** Removes what lives no longer than the service. */
  readonly remove: () => void;
}

export interface PrepareOptions extends LoadingReports {
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly build: (options: LoadingReports & { corpusDir: string; dataDir: string }) => Promise<boolean>;
  readonly isBuilt: (corpusDir: string, dataDir: string) => boolean;
  /** Told before the work begins, where its result cannot be kept. */
  readonly onHindrance: (reason: string) => void;
}

const kept = (dataDir: string, hindrance: string | null = null): PreparedData => ({
  dataDir,
  hindrance,
  remove: () => {},
});

/** A folder of this start alone; null where not even such a one can be made, and the service builds in its memory. */
function temporaryDir(): string | null {
  try {
    return mkdtempSync(join(tmpdir(), 'plan-data-'));
  } catch {
    return null;
  }
}

/** Builds what is missing before the assistant loads. Nothing that a disk does keeps the service from starting. */
export async function prepareData(options: PrepareOptions): Promise<PreparedData> {
  const { corpusDir, dataDir, build, isBuilt, onHindrance } = options;
  if (isBuilt(corpusDir, dataDir)) return kept(dataDir);
  const { findHindrance } = await import('../indexing/find-hindrance.js');
  const reason = findHindrance(dataDir);
  if (reason === null && (await build(options)) && isBuilt(corpusDir, dataDir)) return kept(dataDir);
  const hindrance = reason ?? 'what was built could not be stored';
  onHindrance(hindrance);
  const temporary = temporaryDir();
  if (temporary === null) return kept(dataDir, hindrance);
  await build({ ...options, dataDir: temporary });
  return {
    dataDir: temporary,
    hindrance,
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}
