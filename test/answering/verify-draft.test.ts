// The last gate of production: what an operator or a model made up never leaves, whatever it is.
import { describe, expect, it } from 'vitest';
import type { DraftLine } from '../../src/answering/draft.js';
import { verifyLines } from '../../src/answering/verify-draft.js';
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

const verify = (...lines: DraftLine[]) => verifyLines(index, outline, lines);

describe('verifyLines', () => {
  it('lets a line through that its quote holds, with the place of the quote', () => {
    const { lines, citations, problems } = verify({ text: CHIPS, quotes: [spanOf(CHIPS)] });
    expect(problems).toEqual([]);
    expect(lines).toEqual([{ text: CHIPS, citations: [1] }]);
    expect(citations[0]).toMatchObject({
      quote: CHIPS,
      reference: '第二章第一节（二）',
      match: 'verbatim',
      ...spanOf(CHIPS),
    });
  });

  it.each([
    ['a figure', '到2030年，集成电路产业规模达到300亿元。', '300亿元'],
    ['a unit', '到2030年，集成电路产业规模达到30万元。', '30万元'],
    ['a year', '到2028年，集成电路产业规模达到30亿元。', '2028年'],
    ['a further figure', '集成电路产业规模达到30亿元，新增企业12家。', '12家'],
  ])('drops a line with %s that its quote does not hold, and names it', (_, text, invented) => {
    const { lines, citations, problems } = verify({ text, quotes: [spanOf(CHIPS)] });
    expect({ lines, citations }).toEqual({ lines: [null], citations: [] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(invented);
  });

  it('lets words of form through without a quote, and gives them no citation', () => {
    expect(verify({ text: '没有写到，不等于不做。', quotes: [] }).lines).toEqual([
      { text: '没有写到，不等于不做。', citations: [] },
    ]);
  });

  it('drops a line whose quote is outside of the plan', () => {
    const { length } = index.plan.text;
    const { lines, citations } = verify({
      text: '集成电路产业规模达到30亿元。',
      quotes: [{ start: length + 10, end: length + 40 }],
    });
    expect({ lines, citations }).toEqual({ lines: [null], citations: [] });
  });

  it('keeps the place of a line that falls, and numbers the citations of the rest', () => {
    const { lines, citations, problems } = verify(
      { text: '专用装备产业规模达到250亿元。', quotes: [spanOf(DEVICES)] },
      { text: CHIPS, quotes: [spanOf(CHIPS)] },
    );
    expect(problems).toHaveLength(1);
    expect(lines).toEqual([null, { text: CHIPS, citations: [1] }]);
    expect(citations.map(({ quote }) => quote)).toEqual([CHIPS]);
  });

  it('lets equal quotes share a number', () => {
    const { lines, citations } = verify(
      { text: CHIPS, quotes: [spanOf(CHIPS)] },
      { text: '集成电路产业规模达到30亿元。', quotes: [spanOf(CHIPS), spanOf(DEVICES)] },
    );
    expect(lines.map((line) => line?.citations)).toEqual([[1], [1, 2]]);
    expect(citations).toHaveLength(2);
  });

  it('takes a figure that the asker said for no figure of the plan', () => {
    const line = { text: '“500亿元”没有写到，规划写的是30亿元。', quotes: [spanOf(CHIPS)] };
    expect(verify(line).lines).toEqual([null]);
    expect(verify({ ...line, asked: ['500亿元'] }).lines).toEqual([{ text: line.text, citations: [1] }]);
  });

  it('lets one computed figure through, where it is said to be computed and follows', () => {
    const quotes = [spanOf(CHIPS), spanOf(DEVICES)];
    const computed = (result: string, note = '（按规划数据计算：30亿元－25亿元）') =>
      verify({ text: `相差${result}${note}。`, quotes }).lines[0];
    expect(computed('5亿元')?.citations).toEqual([1, 2]);
    expect(computed('6亿元')).toBeNull();
    expect(computed('5亿元', '')).toBeNull();
  });
});
