// Operators over the plan's prose: attributes, targets, measures, lists, terms, comparisons, sums, what is for whom.
import { describe, expect, it } from 'vitest';
import type { PartDraft } from '../../../src/answering/draft.js';
import { findAnswers } from '../../../src/answering/matching/find-answers.js';
import { compareSides } from '../../../src/answering/operators/compare-sides.js';
import { compute } from '../../../src/answering/operators/compute.js';
import { defineTerm, tellCounted } from '../../../src/answering/operators/define-term.js';
import { countsOf, explanationOf } from '../../../src/answering/operators/explain-count.js';
import { gatherFor } from '../../../src/answering/operators/gather-for.js';
import { lookUp } from '../../../src/answering/operators/look-up.js';
import { tellBrief } from '../../../src/answering/operators/tell-brief.js';
import { tellList } from '../../../src/answering/operators/tell-list.js';
import { tellMeasures } from '../../../src/answering/operators/tell-measures.js';
import { tellTargets } from '../../../src/answering/operators/tell-targets.js';
import { contextOf } from '../../support/part-context.js';
import { assistant, plan } from '../../support/plan-assistant.js';

const { parts } = assistant;
const textsOf = (draft: PartDraft | null): string[] => draft?.lines.map(({ text }) => text) ?? [];
const quotedBy = (draft: PartDraft | null): string =>
  (draft?.lines ?? []).flatMap(({ quotes }) => quotes.map(({ start, end }) => plan.text.slice(start, end))).join('\n');
type Labels = Parameters<typeof contextOf>[2];
const lookUpOf = async (topic: string, labels: Labels) => {
  const context = await contextOf(parts, topic, labels);
  return lookUp(context, findAnswers(context));
};

describe('lookUp', () => {
  it('tells the clause of a number with its time, and nothing beside it', async () => {
    const draft = await lookUpOf('专用装备产业规模', { asked: 'money', scope: 'target', years: [2030] });
    expect(textsOf(draft)).toEqual(['到2030年，专用装备产业规模达到25亿元。']);
  });

  it('calls a result of the years before by its period', async () => {
    const draft = await lookUpOf('全区金融机构', { asked: 'count', scope: 'past', askedUnit: '家' });
    expect(textsOf(draft)[0]).toMatch(/^“十四五”已实现：.*52家/);
  });

  it('tells a masked number to be masked', async () => {
    const labels = { asked: 'count', scope: 'target', askedUnit: '人' } as const;
    const draft = await lookUpOf('济南国际医学中心人口规模', labels);
    expect(draft.reason).toBe('masked');
    expect(textsOf(draft)).toEqual(['济南国际医学中心人口规模：规划没有公布数字（原文印作星号）。']);
  });

  it('confirms a number that the asker has right, and mends one that is wrong', async () => {
    const labels = { asked: 'count', scope: 'target', yesNo: true, askedUnit: '处' } as const;
    const right = await lookUpOf('农村幸福院', { ...labels, figures: ['43处'] });
    const wrong = await lookUpOf('农村幸福院', { ...labels, figures: ['50处'] });
    expect(textsOf(right)[0]).toMatch(/^是。/);
    expect(textsOf(wrong)[0]).toMatch(/^规划的写法不同：/);
    for (const draft of [right, wrong]) expect(textsOf(draft)[0]).toContain('43处');
  });

  it('looks up each of several subjects', async () => {
    const sides = ['集成电路产业规模', '专用装备产业规模'];
    const draft = await lookUpOf(sides.join(' '), { asked: 'money', scope: 'target', sides });
    expect(textsOf(draft)).toHaveLength(2);
    expect(textsOf(draft).map((text) => /\d+亿元/.exec(text)?.[0])).toEqual(['30亿元', '25亿元']);
  });
});

describe('tellTargets', () => {
  it('keeps the numbers that meet a condition, and counts them', async () => {
    const filters = [{ on: 'value', op: '>', value: '26亿元' }] as const;
    const draft = tellTargets(await contextOf(parts, '产业规模', { kind: 'list', askedUnit: '元', filters }));
    expect(textsOf(draft)[0]).toMatch(/^符合条件的有\d+个（按规划数据计算）。$/);
    expect(quotedBy(draft)).toContain('80亿元');
    expect(textsOf(draft).join('')).not.toContain('25亿元');
  });

  it('ranks them, the biggest first', async () => {
    const labels = { kind: 'list', askedUnit: '元', aggregate: 'most' } as const;
    const draft = tellTargets(await contextOf(parts, '产业规模', labels));
    expect(draft?.table?.rows.length).toBe((draft?.lines.length ?? 0) - 1);
    expect(textsOf(draft)[0]).toContain('按规划数据计算');
  });

  it('has nothing to tell where no number is of the asked unit', async () => {
    expect(tellTargets(await contextOf(parts, '集成电路产业', { kind: 'list', askedUnit: '岁' }))).toBeNull();
  });
});

describe('tellMeasures', () => {
  it('tells what is planned before what was reached, each in the plan’s order', async () => {
    const draft = await tellMeasures(await contextOf(parts, '停车难', { kind: 'measures' }));
    expect(textsOf(draft)[0]).toMatch(/^规划提出：加强智能公共停车场规划建设/);
    for (const { quotes } of draft.lines) expect(quotes.length).toBeGreaterThan(0);
  });

  it('leads with a yes where that is asked', async () => {
    const draft = await tellMeasures(await contextOf(parts, '停车场', { kind: 'measures', yesNo: true }));
    expect(textsOf(draft)[0]).toMatch(/^规划里有：/);
  });
});

describe('tellList', () => {
  it('tells all members of a section that the topic is the title of, and no others', async () => {
    const context = await contextOf(parts, '龙头引领产业 产业集群', { kind: 'list' });
    const draft = tellList(context, findAnswers(context));
    const told = textsOf(draft).join('\n');
    for (const member of ['医养健康', '集成电路', '高端数控机床与机器人', '专用装备']) expect(told).toContain(member);
    expect(told).not.toContain('低空经济');
  });
});

describe('tellBrief', () => {
  it('keeps to the number of sentences that was set', async () => {
    const frame = { form: 'n-sentences', limit: { sentences: 2 } } as const;
    const draft = tellBrief(await contextOf(parts, '低空经济', { kind: 'brief', frame }));
    expect(draft.lines.length).toBeGreaterThan(0);
    expect(draft.lines.length).toBeLessThanOrEqual(2);
    expect(quotedBy(draft)).toContain('低空');
  });
});

describe('defineTerm', () => {
  it('tells a coined term by its members', async () => {
    const draft = defineTerm(await contextOf(parts, '五友', { kind: 'define', quoted: ['五友'] }));
    expect(draft.verdict).toBe('told');
    for (const friend of ['友城', '友校', '友企', '友媒', '友人']) expect(textsOf(draft)[0]).toContain(friend);
  });

  it('says that a term which counts is not explained, and shows where it stands', async () => {
    const draft = tellCounted(await contextOf(parts, '五床联动', { kind: 'define', quoted: ['五床联动'] }));
    expect(draft).toMatchObject({ verdict: 'named-not-told', reason: 'not-explained' });
    expect(textsOf(draft)[0]).toBe('规划用了“五床联动”，没有解释含义。');
    expect(quotedBy(draft)).toContain('开展“五床联动”试点工作');
  });

  it('counts no term that the question does not name', async () => {
    expect(tellCounted(await contextOf(parts, '停车', { kind: 'define' }))).toBeNull();
  });
});

describe('explain-count', () => {
  it.each([
    ['五床联动', ['五']],
    ['一院四馆', ['一', '四']],
    ['1+3+16+N', ['1', '3', '16', 'N']],
    ['一体化', []],
    ['揭榜挂帅', []],
  ])('reads the numbers that %s counts by', (term, counts) => {
    expect(countsOf(term)).toEqual(counts);
  });

  it('finds the sentence that holds as many members as the term counts', async () => {
    const context = await contextOf(parts, '三项制度');
    const [span] = explanationOf(context, '三项制度');
    expect(plan.text.slice(span?.start, span?.end)).toContain('执法全过程记录');
    expect(explanationOf(context, '五床联动')).toEqual([]);
  });
});

describe('compareSides', () => {
  it('sets two things side by side, each with sentences of its own', async () => {
    const sides = ['国际医学中心', '槐荫经济开发区'];
    const draft = await compareSides(await contextOf(parts, sides.join(' '), { kind: 'compare', sides }));
    const [left, right] = draft?.lines ?? [];
    expect([left?.text.startsWith('国际医学中心：'), right?.text.startsWith('槐荫经济开发区：')]).toEqual([true, true]);
    const starts = (left?.quotes ?? []).map(({ start }) => start);
    expect((right?.quotes ?? []).some(({ start }) => starts.includes(start))).toBe(false);
  });

  it('is drawn as a table where one is asked for', async () => {
    const sides = ['低空经济', '集成电路'];
    const labels = { kind: 'compare', sides, frame: { form: 'table' } } as const;
    const draft = await compareSides(await contextOf(parts, sides.join(' '), labels));
    expect(draft?.table?.rows.map(([name]) => name?.text)).toEqual(sides);
  });

  it('compares nothing with itself alone', async () => {
    expect(await compareSides(await contextOf(parts, '低空经济', { kind: 'compare', sides: ['低空经济'] }))).toBeNull();
  });
});

describe('compute', () => {
  const INDUSTRIES = ['集成电路产业规模', '高端数控机床与机器人产业规模', '专用装备产业规模'];
  const computeOf = async (sides: readonly string[], aggregate: 'sum' | 'difference' | 'most' | 'least') =>
    compute(await contextOf(parts, sides.join(' '), { asked: 'money', scope: 'target', sides, aggregate }));

  it('adds printed numbers and shows the sum with all of them', async () => {
    const draft = await computeOf(INDUSTRIES, 'sum');
    expect(textsOf(draft)[0]).toBe('合计135亿元（按规划数据计算：30亿元＋80亿元＋25亿元）。');
    for (const operand of ['30亿元', '80亿元', '25亿元']) expect(quotedBy(draft)).toContain(operand);
  });

  it('takes the smaller from the bigger, in whatever order they were named', async () => {
    const [chips = '', , devices = ''] = INDUSTRIES;
    const text = '相差5亿元（按规划数据计算：30亿元－25亿元）。';
    expect(textsOf(await computeOf([chips, devices], 'difference'))[0]).toBe(text);
    expect(textsOf(await computeOf([devices, chips], 'difference'))[0]).toBe(text);
  });

  it('finds the biggest and the smallest', async () => {
    expect(textsOf(await computeOf(INDUSTRIES, 'most'))[0]).toMatch(/^数值最大的是“高端数控机床与机器人产业.*80亿元/);
    expect(textsOf(await computeOf(INDUSTRIES, 'least'))[0]).toMatch(/^数值最小的是“专用装备产业.*25亿元/);
  });

  it('works out what changes between two columns of a row', async () => {
    const labels = { asked: 'figure', aggregate: 'difference', years: [2025, 2030] } as const;
    const draft = await compute(await contextOf(parts, '粮食综合生产能力', labels));
    expect(textsOf(draft)[0]).toContain('增加0.009亿斤（按规划数据计算：0.279－0.27）');
  });

  it('computes nothing with one number', async () => {
    expect(await computeOf(['集成电路产业规模'], 'sum')).toBeNull();
  });
});

describe('gatherFor', () => {
  it('tells what is for a group by need, in the words of its provisions', async () => {
    const draft = gatherFor(await contextOf(parts, '', { kind: 'gather', audience: '老年人' }));
    const texts = textsOf(draft);
    expect(texts[0]).toBe('规划里与老年人有关的内容，按需要分列：');
    expect(texts.some((text) => text.startsWith('养老服务：') && text.includes('农村幸福院43处'))).toBe(true);
    expect(texts.join('')).not.toMatch(/\t/);
  });

  it('keeps to what the topic chooses', async () => {
    const all = gatherFor(await contextOf(parts, '', { kind: 'gather', audience: '老年人' }));
    const some = gatherFor(await contextOf(parts, '日间照料中心', { kind: 'gather', audience: '老年人' }));
    expect(some?.members.length).toBeGreaterThan(0);
    expect(some?.members.length ?? 0).toBeLessThan(all?.members.length ?? 0);
  });

  it('knows no group that the corpus does not', async () => {
    expect(gatherFor(await contextOf(parts, '', { kind: 'gather', audience: '宇航员' }))).toBeNull();
  });
});
