// The gate in production: what a composer or a model made up never leaves, whatever it is.
import { describe, expect, it } from 'vitest';
import type { DraftClaim } from '../../src/answering/composing/draft.js';
import { joinClaims } from '../../src/answering/finish-answer.js';
import { verifyDraft } from '../../src/answering/verify-draft.js';
import { openPlanIndex } from '../../src/indexing/open-plan-index.js';
import { createOutline } from '../../src/plan/outline.js';
import type { TextSpan } from '../../src/text/text-span.js';

const index = await openPlanIndex({ corpusDir: 'corpus', indexDir: 'data/index', embeddings: null });
const outline = createOutline(index.plan);

const spanOf = (text: string): TextSpan => {
  const start = index.plan.text.indexOf(text);
  if (start < 0) throw new Error(`the plan does not say 「${text}」`);
  return { start, end: start + text.length };
};

const CHIPS = '到2030年，集成电路产业规模达到30亿元。';
const DEVICES = '到2030年，专用装备产业规模达到25亿元。';

const verify = (...claims: DraftClaim[]) => verifyDraft(index, outline, claims);

describe('verifyDraft', () => {
  it('lets a claim through that its quote holds, with the place of the quote', () => {
    const { claims, citations, dropped } = verify({ text: CHIPS, quotes: [spanOf(CHIPS)] });
    expect(dropped).toEqual([]);
    expect(claims).toEqual([{ text: CHIPS, citations: [1] }]);
    expect(citations[0]).toMatchObject({
      quote: CHIPS,
      reference: '第二章 一、（二）',
      match: 'verbatim',
      ...spanOf(CHIPS),
    });
  });

  it.each([
    ['a figure', '到2030年，集成电路产业规模达到300亿元。'],
    ['a unit', '到2030年，集成电路产业规模达到30万元。'],
    ['a year', '到2028年，集成电路产业规模达到30亿元。'],
    ['a name in quotation marks', '集成电路产业规模达到30亿元，打造“东方硅谷”。'],
    ['a nature', '集成电路产业规模达到30亿元，为约束性指标。'],
    ['a further figure', '集成电路产业规模达到30亿元，新增企业12家。'],
  ])('drops a claim with %s that its quote does not hold', (_, text) => {
    const { claims, citations, dropped } = verify({ text, quotes: [spanOf(CHIPS)] });
    expect({ claims, citations }).toEqual({ claims: [], citations: [] });
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.problem).not.toBe('');
  });

  it('drops a claim without a quote', () => {
    expect(verify({ text: '槐荫明天会更好。', quotes: [] }).claims).toEqual([]);
  });

  it('drops a claim whose quote is outside of the plan', () => {
    const { length } = index.plan.text;
    expect(
      verify({ text: '集成电路产业规模达到30亿元。', quotes: [{ start: length + 10, end: length + 40 }] }).claims,
    ).toEqual([]);
  });

  it('drops only the claims that fail, and numbers the rest anew', () => {
    const { claims, citations, dropped } = verify(
      { text: '专用装备产业规模达到250亿元。', quotes: [spanOf(DEVICES)] },
      { text: CHIPS, quotes: [spanOf(CHIPS)] },
    );
    expect(dropped).toHaveLength(1);
    expect(claims).toEqual([{ text: CHIPS, citations: [1] }]);
    expect(citations.map(({ quote }) => quote)).toEqual([CHIPS]);
  });

  it('lets equal quotes share a number', () => {
    const { claims, citations } = verify(
      { text: CHIPS, quotes: [spanOf(CHIPS)] },
      { text: '集成电路产业规模达到30亿元。', quotes: [spanOf(CHIPS), spanOf(DEVICES)] },
    );
    expect(claims.map((claim) => claim.citations)).toEqual([[1], [1, 2]]);
    expect(citations).toHaveLength(2);
  });

  it('lets one computed figure through, where it is said to be computed and follows', () => {
    const quotes = [spanOf(CHIPS), spanOf(DEVICES)];
    const said = '集成电路产业规模达到30亿元，专用装备产业规模达到25亿元，前者比后者多';
    expect(verify({ text: `${said}5亿元（按规划数据计算）。`, quotes }).claims).toHaveLength(1);
    expect(verify({ text: `${said}6亿元（按规划数据计算）。`, quotes }).claims).toEqual([]);
    expect(verify({ text: `${said}5亿元。`, quotes }).claims).toEqual([]);
  });
});

describe('joinClaims', () => {
  it('sets one claim a line, each with its markers', () => {
    const claims = [
      { text: '一。', citations: [1] },
      { text: '二。', citations: [2, 1] },
    ];
    expect(joinClaims(claims)).toBe('一。[1]\n二。[2][1]');
  });
});
