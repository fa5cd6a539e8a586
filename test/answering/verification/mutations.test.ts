// Hundreds of true claims, each turned false in some forty ways: what changes a figure, place, time, bound, strength or
// negation never stands. The share that stands is printed for each way.
import { describe, expect, it } from 'vitest';
import { MUTATIONS, type MutationKind } from '../../support/mutations.js';
import { plan } from '../../support/plan-fixture.js';
import { TRUE_CLAIMS, verifyAgainstPlan } from '../../support/true-claims.js';

/** Most that may stand of a kind, as a share. 累计已达到 is true of what the plan reports, so some that are told as done stand. */
const MOST_KEPT: Readonly<Record<MutationKind, number>> = {
  figure: 0,
  'clothed-figure': 0,
  place: 0,
  time: 0,
  bound: 0,
  strength: 0,
  negation: 0,
  direction: 0,
  script: 0,
  done: 0.05,
  addition: 0.001,
};

const standing = TRUE_CLAIMS.filter((claim) => verifyAgainstPlan(claim).kept);

/** 济南市 before 茶文化主题街区, 全市 before 集成电路产业: the plan itself prints the place there, so that nothing is false. */
const isPrinted = (text: string): boolean => plan.text.includes(text.replace(/^济南市/, '济南').slice(0, 4));

describe('true claims', () => {
  it('are some hundreds, and stand', () => {
    expect(TRUE_CLAIMS.length).toBeGreaterThan(700);
    const fallen = TRUE_CLAIMS.filter((claim) => !standing.includes(claim));
    expect(fallen.map(({ text }) => text)).toEqual([]);
  });

  it('stand without what a reader could not see, when a model scatters it over them', () => {
    for (const { text, quotes } of standing.slice(0, 200)) {
      const scattered = [...text]
        .join('\u200b')
        .replace(/^./u, '\u202e$&\u2066')
        .replace(/.$/u, '\u00ad\u{e0041}$&\ufeff');
      const verdict = verifyAgainstPlan({ text: scattered, quotes });
      const shown = verifyAgainstPlan({ text, quotes });
      expect(verdict.kept && verdict.claim.text).toBe(shown.kept && shown.claim.text);
      expect(verdict.kept && verdict.claim.text).not.toMatch(/[\p{Cf}\p{Cc}]/u);
    }
  });
});

describe('true claims turned false', () => {
  it('are of some forty ways', () => {
    expect(MUTATIONS.length).toBeGreaterThan(30);
    expect(new Set(MUTATIONS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(MOST_KEPT)));
  });

  it.each(MUTATIONS)('$kind: $name', { timeout: 300_000 }, ({ kind, name, variants }) => {
    const kept: string[] = [];
    let tried = 0;
    for (const { text, quotes } of standing) {
      for (const variant of variants(text)) {
        if (variant === text || (name === 'a place added' && isPrinted(variant))) continue;
        tried++;
        if (verifyAgainstPlan({ text: variant, quotes }).kept) kept.push(variant);
      }
    }
    const share = kept.length / Math.max(1, tried);
    process.stdout.write(`${kind}, ${name}: ${kept.length} of ${tried} stand (${(100 * share).toFixed(2)}%)\n`);
    expect(tried).toBeGreaterThan(5);
    if (MOST_KEPT[kind] === 0) expect(kept).toEqual([]);
    expect(share).toBeLessThanOrEqual(MOST_KEPT[kind]);
  });
});
