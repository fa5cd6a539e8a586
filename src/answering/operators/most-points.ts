// How many points an answer has, unless the asker sets a length.
import type { PartContext } from '../part-context.js';

export const MOST_POINTS = 8;

/** How many sentences an answer may have. */
export const mostPoints = ({ limit }: Pick<PartContext, 'limit'>): number =>
  limit !== null && 'sentences' in limit ? limit.sentences : MOST_POINTS;
