// The judge: what the plan tells, what it names without telling, what it is silent on, and what is another plan's.
import { describe, expect, it } from 'vitest';
import { findOutside } from '../../../src/answering/judging/find-outside.js';
import { findProof } from '../../../src/answering/judging/find-proof.js';
import { judge } from '../../../src/answering/judging/judge.js';
import { tellVerdict } from '../../../src/answering/judging/tell-verdict.js';
import { VERDICT_FEATURES, verdictFeatures } from '../../../src/answering/judging/verdict-features.js';
import { findAnswers } from '../../../src/answering/matching/find-answers.js';
import { eachOf, short } from '../../support/known-shortfalls.js';
import { contextOf, partOf } from '../../support/part-context.js';
import { assistant, plan } from '../../support/plan-assistant.js';

const { parts } = assistant;
type Labels = Parameters<typeof contextOf>[2];

async function judged(topic: string, labels: Labels = {}) {
  const context = await contextOf(parts, topic, labels);
  const findings = findAnswers(context);
  const judgement = judge(context, findings);
  return { context, findings, judgement, draft: () => tellVerdict(context, findings, judgement) };
}

const ASKED_MONEY = { asked: 'money', text: '日间照料中心总投资多少钱', around: '日间照料中心总投资多少钱' } as const;

const BUILT_WHEN = (topic: string) =>
  ({ asked: 'date', text: `${topic}什么时候建成`, around: `${topic}什么时候建成？` }) as const;

describe('the verdict', () => {
  it('is told where the plan gives what is asked', async () => {
    const labels = { asked: 'money', scope: 'target', text: '专用装备产业2030年规模多少', years: [2030] } as const;
    expect((await judged('专用装备产业规模', labels)).judgement).toMatchObject({ verdict: 'told', outside: null });
    expect((await judged('停车难', { kind: 'measures' })).judgement.verdict).toBe('told');
  });

  it('is named and not told where the plan has the subject without its sum', async () => {
    const { judgement, draft } = await judged('日间照料中心', ASKED_MONEY);
    expect(judgement.verdict).toBe('named-not-told');
    expect(judgement.held).toBeGreaterThan(judgement.told);
    expect(draft()).toMatchObject({ reason: 'slot-missing', missing: ['日间照料中心：金额'] });
    expect(draft().lines[0]?.text).toBe('规划写到日间照料中心，没有写明金额。');
  });

  // 迪士尼乐园 and 水上乐园 are so unlike what plans are asked that they are taken for questions to nobody here.
  eachOf<string>([short('水上乐园'), short('迪士尼乐园'), '天文馆', '滑雪场', '水族馆', '轮渡码头'])(
    'is silent where neither the topic nor a word for it stands in the plan: %s',
    async (topic) => {
      const { judgement, draft } = await judged(topic, BUILT_WHEN(topic));
      expect(judgement.verdict).toBe('silent');
      expect(draft()).toMatchObject({ reason: 'not-in-plan', missing: [`“${topic}”`] });
      expect(draft().lines[0]?.text).toBe(`规划全文没有出现“${topic}”。`);
    },
  );

  // Without its mark 停车难怎么解决 is weak evidence, and trusted a little less than enough to stand all the same.
  eachOf<string>(['停车怎么发展', '停车难怎么解决', '停车怎么解决'])(
    'is told where the judge is sure, however few the words: %s',
    async (text) => {
      const { judgement } = await judged(text.slice(0, text.indexOf('怎么')), { kind: 'measures', text, around: text });
      expect(judgement.verdict).toBe('told');
    },
  );

  it('is elsewhere for a neighbour, another plan and a year that none speaks of', async () => {
    const neighbour = await judged('历下区GDP', { asked: 'figure', text: '历下区2030年GDP目标是多少' });
    expect(neighbour.judgement).toMatchObject({ verdict: 'elsewhere', outside: { kind: 'place', words: '历下区' } });
    expect(neighbour.draft()).toMatchObject({ reason: 'other-scope' });
    expect(neighbour.draft().lines[0]?.quotes).toEqual([]);
  });

  it('of an absence is told with a sentence of the plan, or with none at all', async () => {
    const { draft } = await judged('日间照料中心', ASKED_MONEY);
    for (const { quotes } of draft().lines)
      for (const { start, end } of quotes) expect(plan.text.slice(start, end)).toContain('日间照料中心');
  });
});

describe('findOutside', () => {
  const outsideOf = (text: string, topic: string, years: readonly number[] = []) =>
    findOutside(partOf(topic, { text, years }), plan, parts.card);

  it.each([
    ['天桥区要建多少养老床位', '天桥区养老床位', { kind: 'place', words: '天桥区' }],
    ['青岛市低空经济怎么发展', '青岛市低空经济', { kind: 'place', words: '青岛' }],
    ['“十六五”规划有什么安排', '十六五', { kind: 'document', words: '十六五' }],
  ])('finds another scope in 「%s」', (text, topic, outside) => {
    expect(outsideOf(text, topic)).toEqual(outside);
  });

  it('finds a year beyond the vision', () => {
    expect(outsideOf('2040年建成什么样', '建成', [2040])).toEqual({ kind: 'year', words: '2040年' });
    expect(outsideOf('2035年建成什么样', '建成', [2035])).toBeNull();
  });

  it.each([
    ['济南国际医学中心怎么发展', '济南国际医学中心'],
    ['槐荫区养老怎么安排', '槐荫区养老'],
    ['“十四五”期间新增多少学位', '新增学位'],
  ])('takes 「%s」 for a question of this plan', (text, topic) => {
    expect(outsideOf(text, topic)).toBeNull();
  });
});

describe('findProof', () => {
  const proofOf = async (topic: string, labels: Labels) => {
    const context = await contextOf(parts, topic, labels);
    return findProof(context, findAnswers(context));
  };

  it('is a number of the unit and time that are asked', async () => {
    const labels = { asked: 'count', scope: 'target', askedUnit: '处' } as const;
    expect(await proofOf('农村幸福院', labels)).toBe('proved');
  });

  it('is lacking where the subject has no such number', async () => {
    expect(await proofOf('日间照料中心', ASKED_MONEY)).toBe('lacking');
  });

  it('is not looked for where no attribute is asked', async () => {
    expect(await proofOf('停车难', { kind: 'measures' })).toBe('open');
    expect(await proofOf('停车难', {})).toBe('open');
  });
});

describe('verdictFeatures', () => {
  it('are as many as are named, all of them numbers', async () => {
    const { context, findings } = await judged('专用装备产业规模', { asked: 'money' });
    const features = verdictFeatures(context, findings);
    expect(features).toHaveLength(VERDICT_FEATURES.length);
    expect(features.every(Number.isFinite)).toBe(true);
    expect(features[VERDICT_FEATURES.indexOf('asked:money')]).toBe(1);
    expect(features[VERDICT_FEATURES.indexOf('asked:count')]).toBe(0);
  });
});
