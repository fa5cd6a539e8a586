// Compound questions: forms that are ordered, conditions ahead of the question, parts that ask of what was told before.
import { describe, expect, it } from 'vitest';
import { onlyPart, read } from '../support/understanding-fixture.js';

describe('a form that is ordered in words', () => {
  it.each([
    ['港口建设那一段一字不差抄给我', 'verbatim'],
    ['港口建设，只要小标题', 'headings'],
    ['港口建设情况列成表', 'table'],
    ['港口建设分三点写', 'n-sentences'],
  ])('%s', async (text, form) => {
    expect((await read(text)).form).toBe(form);
  });
});

describe('conditions and sides', () => {
  it('reads conditions on rows that stand ahead of the question', async () => {
    const { parts } = await read('民生福祉类指标里，哪几个给出了2030年的数值');
    expect(parts.at(-1)?.filters).toContainEqual({ on: 'category', op: '=', value: '民生福祉' });
  });

  it('does not take a question by its own denial for a condition', async () => {
    const part = await onlyPart('绿色生态类有哪几个指标，表里有没有填数');
    expect(part.filters.filter(({ op }) => op === 'blank')).toEqual([]);
  });

  it('counts what stands behind the question word', async () => {
    expect((await onlyPart('第三章每节下面各有几个小点')).unit).toBe('item');
  });
});

describe('questions in one clause each', () => {
  it('cuts a later one that asks of a unit of the plan', async () => {
    const { parts } = await read('全文一共多少章，最后一章讲的是什么');
    expect(parts).toHaveLength(2);
  });
});
