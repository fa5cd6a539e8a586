// Searching the plan's text as readers type: years in either numerals, several words, whatever width and case.
import { describe, expect, it } from 'vitest';
import { findInPlan } from '../../../src/server/pages/find-in-plan.js';
import { sliceSpan } from '../../../src/text/text-span.js';
import { seedPlan } from '../../support/seed-plan.js';

const found = (words: string): string[] => findInPlan(seedPlan, words).map((span) => sliceSpan(seedPlan.text, span));

describe('a search in the plan', () => {
  it('finds a year however it is written', () => {
    expect(found('2035年')).toEqual(['二〇三五年']);
    expect(found('二〇三五年')).toEqual(['二〇三五年']);
    expect(found('二〇三〇年')).toEqual(found('2030年'));
    expect(found('2035')).toEqual(['二〇三五']);
    expect(found('到2035年')).toEqual(['到二〇三五年']);
  });

  it('finds several words in the paragraphs that hold all of them', () => {
    const hits = found('青年 驿站 社区');
    expect(new Set(hits)).toEqual(new Set(['青年', '驿站', '社区']));
    expect(found('驿站 核电站')).toEqual([]);
  });

  it('takes a phrase with a blank as it is printed, where it is', () => {
    expect(found('杏邻河畔 乡遇美里').length).toBe(1);
  });

  it('gives hits in order, none over another', () => {
    const spans = findInPlan(seedPlan, '养老 服务');
    for (const [at, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
  });

  it('finds nothing for nothing', () => {
    for (const words of ['', '   ', '没有的词']) expect(found(words)).toEqual([]);
  });
});
