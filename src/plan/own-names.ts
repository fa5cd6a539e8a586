// Names of the plan's own place and of the places that hold it: any sentence of the plan may bear them, and none is about them.
import { shortPlaceName } from './administrative-areas.js';
import type { PlanCard } from './plan-card.js';

/** The longest first, so that 济南市槐荫区 is found before 济南. */
export function ownNames({ place }: PlanCard): string[] {
  const around = place.within.flatMap(({ name }) => [name, shortPlaceName(name)]);
  return [...new Set([place.name, shortPlaceName(place.name), ...place.aliases, ...around])].sort(
    (a, b) => b.length - a.length,
  );
}
