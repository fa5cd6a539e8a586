// What a page shows of the plan that it is about: its name, its seal, its columns of years, and the other plans to go to.
import type { PlanCard } from '../../plan/plan-card.js';
import type { PublicSettings } from './public-settings.js';

export interface LinkedPlan {
  readonly id: string;
  readonly shortName: string;
  readonly isStandard: boolean;
}

export interface PlanFace {
  /** Null while no plan is loaded, and on pages that are about none. */
  readonly card: PlanCard | null;
  /** The wordmark: 「某市“十五五”规划问答」. */
  readonly name: string;
  readonly seal: string;
  /** Id for links; null for the standard plan, whose links need none. */
  readonly planId: string | null;
  /** All plans, where there are several to choose from. */
  readonly choices: readonly LinkedPlan[];
}

/** The face of a service of which nothing is known yet. */
export const NO_FACE: PlanFace = { card: null, name: '规划问答', seal: '规', planId: null, choices: [] };

export function faceOf(card: PlanCard, choices: readonly LinkedPlan[]): PlanFace {
  const isStandard = choices.every(({ id, isStandard }) => id !== card.id || isStandard);
  return {
    card,
    name: `${card.shortName.replace(/纲要$/, '')}问答`,
    seal: card.place.seal,
    planId: isStandard ? null : card.id,
    choices: choices.length > 1 ? choices : [],
  };
}

/** The settings with the plan that the face asks. */
export function withPlan(settings: PublicSettings, { card, planId }: PlanFace): PublicSettings {
  if (card === null) return settings;
  const { title, shortName, starters } = card;
  return { ...settings, plan: { id: planId, title, shortName, starters } };
}

/** An address of the service that stays with the plan: `/plan?plan=ID`. */
export function linkWithin({ planId }: Pick<PlanFace, 'planId'>, path: string): string {
  if (planId === null) return path;
  const [before = '', anchor] = path.split('#');
  const joined = `${before}${before.includes('?') ? '&' : '?'}plan=${planId}`;
  return anchor === undefined ? joined : `${joined}#${anchor}`;
}

/** What the table of indicators calls its columns of years. */
export function yearColumns({ period, card }: { readonly period: PlanCard['period']; readonly card: PlanCard }): {
  readonly baseline: string;
  readonly target: string;
} {
  return { baseline: `${card.baseYear ?? period.from - 1}年预计`, target: `${period.to}年` };
}
