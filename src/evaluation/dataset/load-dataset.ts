// A data set from its file: every line checked, every evidence string resolved in the plan, or the file is refused.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlanDocument } from '../../plan/plan-document.js';
import { isTable, readCaseTable } from '../tables/case-table.js';
import { DataFileError } from './data-file-error.js';
import { type Dataset, type EvaluationCase, evaluationCaseSchema } from './evaluation-case.js';
import { readJsonl } from './read-jsonl.js';
import { resolveCase } from './resolve-evidence.js';

/**
 * Loads and checks a data set.
 * @throws DataFileError naming file and line for bad JSON, an unknown or missing field, a duplicate id, evidence that
 *   is not in the plan, or a wrong chapter
 */
export async function loadDataset(file: string, plan: PlanDocument): Promise<Dataset> {
  const cases: EvaluationCase[] = [];
  const lineOfId = new Map<string, number>();
  const lines = isTable(file) ? await readCaseTable(file) : readJsonl(file, evaluationCaseSchema);
  for await (const { line, value } of lines) {
    const earlier = lineOfId.get(value.id);
    if (earlier !== undefined) {
      throw new DataFileError(
        file,
        line,
        `id ${value.id} already stands in line ${earlier}`,
        'Give each case its own id.',
      );
    }
    lineOfId.set(value.id, line);
    const resolved = resolveCase(plan, value, line);
    if (typeof resolved === 'string') {
      throw new DataFileError(
        file,
        line,
        `case ${value.id}: ${resolved}`,
        'Mend the case, or load the plan it was written for.',
      );
    }
    cases.push(resolved);
  }
  if (cases.length === 0)
    throw new DataFileError(file, null, 'holds no case', 'Write at least one line; see eval/README.md.');
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { file, digest, planDigest: plan.digest, cases };
}
