// The library over the project's folders: which plans stand where, and where the index of each is kept.
import { join } from 'node:path';
import { type AssistantOptions, createAssistant } from '../assistant.js';
import { loadDomainWords } from '../indexing/open-plan-index.js';
import { type PlanHome, readPlanCatalog } from '../plan/plan-catalog.js';
import { createPlanLibrary, type PlanLibrary } from './plan-library.js';

export interface LibraryHome extends PlanHome {
  /** Folder of built indexes; null keeps everything in memory. */
  readonly dataDir: string | null;
}

/** Folder of what is built for a plan: our own keeps the place that it always had. */
export const indexDirOf = (dataDir: string, { id, isOwn }: { readonly id: string; readonly isOwn: boolean }): string =>
  isOwn ? join(dataDir, 'index') : join(dataDir, 'plans', id, 'index');

/** Opens the library; its plans are opened when they are asked. */
export function openLibrary(home: LibraryHome, options: Partial<AssistantOptions> = {}): PlanLibrary {
  const { dataDir } = home;
  return createPlanLibrary({
    readCatalog: () => readPlanCatalog(home),
    open: (plan, { plans }) =>
      createAssistant({
        ...options,
        corpusDir: plan.corpusDir,
        dataDir,
        ...(dataDir === null ? {} : { indexDir: indexDirOf(dataDir, plan) }),
        // Our own plan's words come first: what was fitted over them alone stays what it is.
        sharedWords: plans.flatMap(({ corpusDir }) => loadDomainWords(corpusDir)),
      }),
  });
}
