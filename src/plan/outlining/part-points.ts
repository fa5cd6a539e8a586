// Points that numbered units follow under the same parent are counted apart, so that the units keep their numbers.
import type { LineRole, RoledLine } from './line-role.js';

const rankOfRole = (role: LineRole): number | null =>
  role.role === 'heading' || (role.role === 'plain' && !role.isPreface) ? role.rank : null;

/** Marks the points that numbered units follow under the same parent. */
export function partPoints(lines: readonly RoledLine[]): RoledLine[] {
  const ranks = lines.map(({ role }) => rankOfRole(role));
  const nextRanks: (number | null)[] = [];
  let following: number | null = null;
  for (let index = ranks.length - 1; index >= 0; index--) {
    nextRanks[index] = following;
    following = ranks[index] ?? following;
  }
  let parent = -1;
  return lines.map((roled, index) => {
    parent = ranks[index] ?? parent;
    const next = nextRanks[index] ?? -1;
    return roled.role.role === 'point' && next > parent
      ? { ...roled, role: { ...roled.role, series: 'points' } }
      : roled;
  });
}
