// One of several things asked about together, with what they are asked of: 增速 of 财政收入的增速和税收比重.
import type { ReadingPart } from '../../understanding/reading.js';

/** Sides of so few characters are measures or kinds of what stands beside them. */
const BARE = 5;

/** A side as it is searched: bare sides take along what the topic names beside them. */
export function sideTopic({ topic, sides }: Pick<ReadingPart, 'topic' | 'sides'>, side: string): string {
  if (sides.some(({ length }) => length > BARE)) return side;
  const spoken = sides.reduce((left, other) => left.replaceAll(other, ' '), topic);
  // What is left between two sides is the word that joins them.
  const beside = spoken.split(/\s+/).filter((word) => word.length > 1);
  return [...beside, side].join(' ');
}
