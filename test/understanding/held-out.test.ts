// What is fitted reads a stranger: an author held out is read far better than by the commonest label.
import { describe, expect, it } from 'vitest';
import { agreementOf, type LabelPair } from '../../src/evaluation/understanding/agreement.js';
import type { ComparedHead } from '../../src/evaluation/understanding/compare-readings.js';
import { compareHeldOut } from '../../src/evaluation/understanding/held-out-readers.js';

const comparison = await compareHeldOut({ corpusDir: 'corpus', authors: ['parent'] });

/** Share of the commonest label. */
function majorityOf(pairs: readonly LabelPair[]): number {
  const counts = new Map<string, number>();
  for (const { wanted } of pairs) counts.set(wanted, (counts.get(wanted) ?? 0) + 1);
  return Math.max(...counts.values()) / pairs.length;
}

describe('an author whose messages were not fitted on', () => {
  it.each<[ComparedHead, number]>([
    ['kind', 0.2],
    ['asked', 0.2],
    ['yesNo', 0.2],
    ['parts', 0.08],
    ['act', 0.03],
    ['scope', 0.03],
  ])('is read better in %s than by the commonest label, by at least %f', (head, margin) => {
    const pairs = comparison.heads[head];
    expect(pairs.length).toBeGreaterThan(500);
    expect(agreementOf(pairs).accuracy).toBeGreaterThan(majorityOf(pairs) + margin);
  });

  it('has his topics found', () => {
    const scores = comparison.spans.topic.map(({ f1 }) => f1);
    expect(scores.reduce((sum, f1) => sum + f1, 0) / scores.length).toBeGreaterThan(0.75);
  });
});
