// GET /api/plans: the plans that can be asked, the standard one first.
import { z } from 'zod';
import type { PlanCard } from '../../plan/plan-card.js';
import type { AppContext, Route } from '../route.js';
import { named } from '../schemas/schema-registry.js';

const listedPlan = named(
  'ListedPlan',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    shortName: z.string(),
    place: z.string(),
    period: z.strictObject({ from: z.int(), to: z.int() }),
    isStandard: z.boolean().describe('不写 plan 时问的一部'),
    edition: z.int().positive().describe('第几版'),
    replacedBy: z.string().nullable().describe('已有新版时，新版的编号'),
    starters: z.array(z.strictObject({ audience: z.string(), questions: z.array(z.string()) })),
  }),
);
export type ListedPlan = z.infer<typeof listedPlan>;

const describe = ({ id, title, shortName, place, period, edition, starters }: PlanCard): ListedPlan => ({
  ...{ id, title, shortName, place: place.name, period },
  ...{ isStandard: false, edition: edition?.number ?? 1, replacedBy: null },
  starters: starters.map(({ audience, questions }) => ({ audience, questions: [...questions] })),
});

/** @throws HttpProblem 503 while the service loads */
export function listPlans({ slot, library }: Pick<AppContext, 'slot' | 'library'>): ListedPlan[] {
  const standard = slot.take();
  const plans = library()?.plans;
  if (plans === undefined) return [{ ...describe(standard.plan.card), isStandard: true }];
  const family = (card: PlanCard): string => card.edition?.of ?? card.id;
  return plans
    .map(({ card, isOlder }) => ({
      ...describe(card),
      isStandard: card.id === standard.plan.id,
      replacedBy: isOlder
        ? (plans.find((other) => !other.isOlder && family(other.card) === family(card))?.id ?? null)
        : null,
    }))
    .sort((a, b) => Number(b.isStandard) - Number(a.isStandard));
}

export const plansRoute = (context: AppContext): Route => ({
  method: 'get',
  path: '/api/plans',
  operation: {
    operationId: 'listPlans',
    summary: '可以提问的各部规划',
    content: { 'application/json': named('PlanList', z.strictObject({ plans: z.array(listedPlan) })) },
    problems: [503],
  },
  handler: (c) => c.json({ plans: listPlans(context) }, 200, { 'cache-control': 'no-cache' }),
});
