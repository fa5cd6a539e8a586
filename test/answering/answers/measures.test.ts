// What will be done about a topic: the points of the right item, a direct one first, none twice, and not too many.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../../support/known-shortfalls.js';
import { ask, plan, quotesOf, textOf } from '../../support/plan-assistant.js';

const itemTitled = (title: string) => {
  const item = plan.sections.find((section) => section.title === title);
  if (!item) throw new Error(`the plan has no unit 「${title}」`);
  return item;
};

describe('measures', () => {
  eachOf<readonly [string, string]>([
    ['怎么发展低空经济？', '积极有序发展低空经济'],
    ['如何推进中医药传承创新？', '打造中医药特色品牌'],
    ['规划对大气污染防治有哪些举措？', '推进大气污染防治'],
    ['科技领军企业和高企怎么梯次培育？', '强化企业科技创新主体地位'],
    ['农村宅基地今后怎么管', '促进城乡融合发展'],
    ['幼儿园以后会免费吗？', '推进基础教育扩优提质'],
    ['老板拖欠工资，区里管不管？', '强化重点群体就业支持'],
    ['小孩打疫苗的事怎么安排', '完善公共卫生服务体系'],
    ['我家暖气管子老了，改不改？', '完善现代化基础设施体系'],
    ['二手车想卖到国外，有扶持吗', '着力开拓外贸市场'],
    ['公共厕所太少了，会新建吗？', '提升城市精细化管理水平'],
    short(['外卖小哥能交公积金吗', '加大住房保障支持力度']),
    ['低保以后会涨吗', '建立精准有效的社会救助体系'],
    ['失智老人有人管吗？', '建设老年友好型城区'],
  ])('of 「%s」 come from 「%s」 first', async (question, title) => {
    const answer = await ask(question);
    const { headingSpan, bodySpan } = itemTitled(title);
    const first = answer.citations[0];
    expect(answer.status).toBe('answered');
    expect(first && first.start >= headingSpan.start && first.end <= bodySpan.end).toBe(true);
    expect(new Set(answer.claims.map(({ text }) => text)).size).toBe(answer.claims.length);
    expect(answer.claims.length).toBeLessThanOrEqual(9);
  });

  it('give all points of an item that is asked for by its title', async () => {
    const answer = await ask('如何打造中医药特色品牌？');
    for (const point of ['中西医结合', '中医馆', '中医药文化', '健康新业态']) expect(textOf(answer)).toContain(point);
  });

  it.each(['老师会不会轮岗？', '有没有单身青年的相亲活动？', '社区医院能看心理门诊吗', '幼儿园以后会免费吗？'])(
    'of 「%s」, which asks yes or no, come without their neighbours',
    async (question) => {
      const answer = await ask(question);
      expect(answer.status).toBe('answered');
      expect(answer.claims.length).toBeLessThanOrEqual(2);
    },
  );

  it('of a topic named by one word are found', async () => {
    for (const [word, chapter] of [
      ['停车', 10],
      ['低保', 9],
      ['跨境电商', 5],
      ['黑臭水体', 7],
    ] as const) {
      const answer = await ask(word);
      expect(answer.status).toBe('answered');
      expect(answer.citations.map((citation) => citation.chapter.number)).toContain(chapter);
    }
  });
});

describe('a summary', () => {
  it.fails('names the parts of the section that it sums up', async () => {
    const text = textOf(await ask('概括一下教育方面的主要任务'));
    for (const title of ['深化教育综合改革', '推进基础教育扩优提质', '打造学习型城区样板', '锻造新时代强师队伍'])
      expect(text).toContain(title);
  });

  it.fails('of a topic without a section of its own gathers points of several items under their titles', async () => {
    const answer = await ask('有孩子的家庭，区里一揽子有哪些安排？怀孕到上学都讲讲');
    const items = new Set(answer.citations.map(({ chunkId }) => chunkId.replace(/#.*/, '')));
    expect(items.size).toBeGreaterThan(1);
    expect(textOf(answer)).toMatch(/^• 建设生育友好型城区：/);
  });

  it('does not take what is asked of the assistant for the topic', async () => {
    const answer = await ask('你用大白话给我归拢归拢，养老这块要干哪些事？');
    expect(answer.citations.map(({ chapter }) => chapter.number)).toContain(9);
    expect(textOf(answer)).not.toContain('理响满槐');
  });

  it('for the old speaks of more than one thing', async () => {
    const answer = await ask('规划对老年人有哪些安排，概括一下');
    expect(answer.status).toBe('answered');
    expect(answer.claims.length).toBeGreaterThan(1);
    expect(textOf(answer)).toMatch(/养老|老年/);
  });
});

describe('a question of yes or no', () => {
  it('is told first that the plan has something on it', async () => {
    const answer = await ask('社区医院有没有看抑郁的门诊');
    expect(answer.claims[0]?.text).toMatch(/^规划里有：/);
    expect(quotesOf(answer)).toContain('社区卫生服务中心设立精神科门诊');
  });

  it('is not told so of a question for more', async () => {
    expect((await ask('怎么发展低空经济？')).answer).not.toContain('规划里有');
  });
});
