// The plan that a command names with --plan: its folder, or a clear word that there is none.
import type { CatalogedPlan, PlanCatalog } from '../plan/plan-catalog.js';
import type { CliContext } from './cli-context.js';
import { UsageError } from './exit-codes.js';

/** The option of commands that work on one plan. */
export const PLAN_OPTION = ['--plan <编号>', '哪一部规划（默认的一部见 plan list）'] as const;

export async function readCatalog({ corpusDir, plansDir }: CliContext): Promise<PlanCatalog> {
  const { readPlanCatalog } = await import('../plan/plan-catalog.js');
  return readPlanCatalog({ corpusDir, plansDir });
}

/** @throws UsageError naming the plans that there are */
export function expectPlan({ plans }: Pick<PlanCatalog, 'plans'>, id: string): CatalogedPlan {
  const plan = plans.find((each) => each.id === id);
  if (plan) return plan;
  throw new UsageError(`没有编号为 “${id}” 的规划。已有：${plans.map((each) => each.id).join('、')}。`);
}

/** The corpus of the plan that is named; without a name that of the standard plan. */
export async function corpusOf(context: CliContext, id: string | undefined): Promise<string> {
  const { existsSync } = await import('node:fs');
  // With no other plan there is nothing to look up, and a damaged corpus is told by whoever reads it.
  if (id === undefined && !existsSync(context.plansDir)) return context.corpusDir;
  const catalog = await readCatalog(context);
  return id === undefined ? catalog.standard.corpusDir : expectPlan(catalog, id).corpusDir;
}
