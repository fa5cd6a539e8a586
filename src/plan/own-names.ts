// Names of the plan's own place and of the places that hold it: any sentence of the plan may bear them, and none is about them.
import { shortPlaceName } from './administrative-areas.js';
import type { PlanCard } from './plan-card.js';

/** The longest first: 济南市槐荫区 before 济南. Aliases that only point (我区, 全区) are words of any plan, and no names. */
export function ownNames({ place }: PlanCard): string[] {
  const short = shortPlaceName(place.name);
  const named = place.aliases.filter((alias) => alias.includes(short));
  const around = place.within.flatMap(({ name }) => [name, shortPlaceName(name)]);
  return [...new Set([place.name, short, ...named, ...around])].sort((a, b) => b.length - a.length);
}
