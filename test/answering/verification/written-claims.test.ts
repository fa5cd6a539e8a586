// Claims in the manner of models: of 300 right ones and 300 wrong ones at most one in a hundred is judged amiss.
import { describe, expect, it } from 'vitest';
import { COMPUTED_MARKER } from '../../../src/answering/verification/computed-figure.js';
import { plan } from '../../support/plan-fixture.js';
import { verifyAgainstPlan } from '../../support/true-claims.js';
import type { FaultMade } from '../../support/written-claims/claim-group.js';
import { FIRST_HALF } from '../../support/written-claims/first-half.js';
import { OTHER_WORDINGS } from '../../support/written-claims/other-wordings.js';
import { SECOND_HALF } from '../../support/written-claims/second-half.js';
import { UNSEEN } from '../../support/written-claims/unseen.js';

const GROUPS = [...FIRST_HALF, ...SECOND_HALF];
const RIGHT = GROUPS.flatMap(({ quotes, right }) => right.map((text) => ({ text, quotes })));
const WRONG = GROUPS.flatMap(({ quotes, wrong }) => wrong.map(([fault, text]) => ({ fault, text, quotes })));
const MOST_AMISS = 0.01;
/** Faults in a figure, or in what belongs to one: of these none may stand. */
const OF_FIGURES: ReadonlySet<FaultMade> = new Set(['figure', 'year', 'unit', 'bound', 'count', 'computed', 'code']);

describe('claims in the manner of models', () => {
  it('quote the plan letter for letter', () => {
    const missing = GROUPS.flatMap(({ quotes }) => quotes).filter((quote) => !plan.text.includes(quote));
    expect(missing).toEqual([]);
  });

  it('stand where they are right, but for one in a hundred', () => {
    const fallen = RIGHT.filter((claim) => !verifyAgainstPlan(claim).kept);
    expect(RIGHT.length).toBeGreaterThanOrEqual(300);
    expect(fallen.map(({ text }) => text).length / RIGHT.length).toBeLessThanOrEqual(MOST_AMISS);
  });

  it('fall where they are wrong, but for one in a hundred, and always where a figure is wrong', () => {
    const standing = WRONG.filter((claim) => verifyAgainstPlan(claim).kept);
    expect(WRONG.length).toBeGreaterThanOrEqual(300);
    expect(standing.filter(({ fault }) => OF_FIGURES.has(fault)).map(({ text }) => text)).toEqual([]);
    expect(standing.map(({ text }) => text).length / WRONG.length).toBeLessThanOrEqual(MOST_AMISS);
  });

  it('hold on claims that were written after the checks, but for one in thirty', () => {
    const right = UNSEEN.flatMap(({ quotes, right: texts }) => texts.map((text) => ({ text, quotes })));
    const wrong = UNSEEN.flatMap(({ quotes, wrong: rows }) => rows.map(([fault, text]) => ({ fault, text, quotes })));
    const fallen = right.filter((claim) => !verifyAgainstPlan(claim).kept);
    const standing = wrong.filter((claim) => verifyAgainstPlan(claim).kept);
    expect(fallen.map(({ text }) => text).length).toBeLessThanOrEqual(2);
    expect(standing.map(({ text }) => text).length).toBeLessThanOrEqual(2);
    expect(standing.filter(({ fault }) => OF_FIGURES.has(fault)).map(({ text }) => text)).toEqual([]);
  });

  it('hold on freer wordings: first asked 32 of 82 right ones fell and 7 of 82 wrong ones stood', () => {
    const right = OTHER_WORDINGS.flatMap(({ quotes, right: texts }) => texts.map((text) => ({ text, quotes })));
    const wrong = OTHER_WORDINGS.flatMap(({ quotes, wrong: rows }) =>
      rows.map(([fault, text]) => ({ fault, text, quotes })),
    );
    expect([right.length, wrong.length]).toEqual([82, 82]);
    const missing = OTHER_WORDINGS.flatMap(({ quotes }) => quotes).filter((quote) => !plan.text.includes(quote));
    expect(missing).toEqual([]);
    expect(right.filter((claim) => !verifyAgainstPlan(claim).kept).map(({ text }) => text).length).toBeLessThanOrEqual(
      19,
    );
    const standing = wrong.filter((claim) => verifyAgainstPlan(claim).kept);
    expect(standing.filter(({ fault }) => OF_FIGURES.has(fault)).map(({ text }) => text)).toEqual([]);
    expect(standing.map(({ text }) => text)).toEqual(['生育成本由家庭承担。']);
  });

  it.each([
    ['二分之一', '青年驿站的数量是“优徕青年社区”的二分之一。', '建设青年驿站5处、“优徕青年社区”10处', true],
    ['三分之一', '青年驿站的数量是“优徕青年社区”的三分之一。', '建设青年驿站5处、“优徕青年社区”10处', false],
    ['五分之四', '全区养老机构护理型床位占五分之四。', '全区养老机构护理型床位占比达到80%', true],
    ['四分之三', '全区养老机构护理型床位占四分之三。', '全区养老机构护理型床位占比达到80%', false],
  ])('may tell a share as a fraction where it comes out: %s', (_, text, quote, kept) => {
    expect(verifyAgainstPlan({ text, quotes: [quote] }).kept).toBe(kept);
  });

  it('are marked as computed when they compute, whether they say so or not', () => {
    const verdict = verifyAgainstPlan({
      text: '集成电路产业比专用装备产业多5亿元。',
      quotes: ['到2030年，集成电路产业规模达到30亿元', '到2030年，专用装备产业规模达到25亿元'],
    });
    expect(verdict.kept && verdict.claim.text).toBe(`集成电路产业比专用装备产业多5亿元（${COMPUTED_MARKER}）。`);
  });
});
