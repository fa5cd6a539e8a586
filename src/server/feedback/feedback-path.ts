// Where ratings are kept: beside the built index, in the folder that git ignores.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `data/feedback.db` of the project, or of the folder that PLAN_DATA_DIR names. */
export function feedbackPath(environment: Readonly<Record<string, string | undefined>>): string {
  const dataDir = environment['PLAN_DATA_DIR'] || fileURLToPath(new URL('../../../data', import.meta.url));
  return join(dataDir, 'feedback.db');
}
