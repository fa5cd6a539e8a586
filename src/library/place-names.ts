// The places of the loaded plans that a question names, and where it names them.

import { shortPlaceName } from '../plan/administrative-areas.js';
import type { CatalogedPlan } from '../plan/plan-catalog.js';
import type { TextSpan } from '../text/text-span.js';

/** A place of one of the plans, as a question names it. */
export interface NamedPlan extends TextSpan {
  readonly plan: CatalogedPlan;
}

/** 我区, 全市, 本县: said by anybody of their own place. */
const FIRST_PERSON = /^\p{Script=Han}[省市区县旗州盟]$/u;

/** What askers call a plan's place, the longest first. */
function namesOf({ card: { place } }: CatalogedPlan): string[] {
  const aliases = place.aliases.filter((alias) => alias.length > 1 && !FIRST_PERSON.test(alias));
  return [...new Set([place.name, shortPlaceName(place.name), ...aliases])].sort((a, b) => b.length - a.length);
}

/** Characters after a name that show whether it goes on into a longer one. */
const AFTER = 2;

/** 济南国际医学中心 is a name that the plan's text has: whoever writes it does not ask about another place. */
function goesOn(question: string, { start, end }: TextSpan, text: string): boolean {
  const around = question.slice(start, end + AFTER);
  return around.length === end - start + AFTER && /^\p{Script=Han}+$/u.test(around) && text.includes(around);
}

/** 江苏省南京市: a place that holds the next one only says where that lies. */
const holds = (outer: NamedPlan, inner: NamedPlan | undefined): boolean =>
  inner !== undefined &&
  outer.end === inner.start &&
  inner.plan.card.place.within.some(({ name }) => name === outer.plan.card.place.name);

/**
 * The plans whose places a question names, in its order, the longest name first where several fit.
 * @param plans of editions of one plan the one that is meant
 * @param current the plan that is asked otherwise, with its text: names that it has are its own
 */
export function findNamedPlans(
  question: string,
  plans: readonly CatalogedPlan[],
  current: { readonly id: string; readonly text: string },
): NamedPlan[] {
  const names = plans
    .flatMap((plan) => namesOf(plan).map((name) => ({ plan, name })))
    .sort((a, b) => b.name.length - a.name.length);
  const found: NamedPlan[] = [];
  for (let at = 0; at < question.length; at++) {
    const match = names.find(({ name }) => question.startsWith(name, at));
    if (!match) continue;
    const named = { plan: match.plan, start: at, end: at + match.name.length };
    if (match.plan.id === current.id || !goesOn(question, named, current.text)) found.push(named);
    at = named.end - 1;
  }
  return found.filter((named, at) => !holds(named, found[at + 1]));
}
