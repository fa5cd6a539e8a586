// The plan that a request names: by `?plan=` of an address, or by `plan` of a question.
import { z } from 'zod';
import type { Assistant } from '../assistant.js';
import { UnknownPlanError } from '../library/plan-library.js';
import type { PlanSource } from './describe-plan.js';
import { faceOf, NO_FACE, type PlanFace } from './pages/plan-face.js';
import { HttpProblem } from './problem.js';
import type { AppContext } from './route.js';

/** The parameter that every route about a plan takes. */
export const planQuerySchema = z.object({
  plan: z.string().max(64).optional().describe('规划的编号，见 /api/plans；不写为默认的一部'),
});

const unknownPlan = (id: string): HttpProblem =>
  new HttpProblem(404, `没有编号为“${id.slice(0, 64)}”的规划。已有的规划见 /api/plans。`);

/**
 * The assistant of a plan, the standard one without an id.
 * @throws HttpProblem 404 for a plan that is not there, 503 while the service loads
 */
export async function assistantOf(
  { slot, library }: Pick<AppContext, 'slot' | 'library'>,
  id: string | undefined,
): Promise<Assistant> {
  const standard = slot.take();
  if (id === undefined || id === '' || id === standard.plan.id) return standard;
  return withKnownPlan(id, async () => {
    const plans = library();
    if (plans === null) throw unknownPlan(id);
    return plans.assistant(id);
  });
}

/** A plan to describe, with the id that links into it need. */
export async function sourceFor(
  context: Pick<AppContext, 'slot' | 'library'>,
  id: string | undefined,
): Promise<PlanSource> {
  const standard = context.slot.take();
  const { plan, outline } = await assistantOf(context, id);
  return { plan, outline, planId: plan.id === standard.plan.id ? null : plan.id };
}

/** For pages that are about the standard plan, and offer no other. */
export const standardFace = (context: Pick<AppContext, 'slot' | 'library'>): PlanFace => ({
  ...faceFor(context, undefined),
  choices: [],
});

/**
 * What pages show of the plan that is named; nothing of any while the service loads.
 * @throws HttpProblem 404 for a plan that is not there
 */
export function faceFor(context: Pick<AppContext, 'slot' | 'library'>, id: string | undefined): PlanFace {
  const { state } = context.slot;
  if (state.status !== 'ready') return NO_FACE;
  const standard = state.assistant.plan.card;
  const plans = context.library()?.plans.map(({ card }) => card) ?? [standard];
  const card = id === undefined || id === '' ? standard : plans.find((each) => each.id === id);
  if (card === undefined) throw unknownPlan(id ?? '');
  return faceOf(
    card,
    plans.map((each) => ({ id: each.id, shortName: each.shortName, isStandard: each.id === standard.id })),
  );
}

/** Turns a plan that the library does not know into the problem that tells so. */
async function withKnownPlan<T>(id: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnknownPlanError) throw unknownPlan(id ?? '');
    throw error;
  }
}
